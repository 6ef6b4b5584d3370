using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Godwit;

/// <summary>The comments of the library's code, as one line of Markdown each.</summary>
sealed partial class XmlComments
{
    readonly Dictionary<string, XElement> _members;

    public XmlComments() =>
        _members = XDocument
            .Load(Path.ChangeExtension(typeof(Migrator).Assembly.Location, ".xml"))
            .Descendants("member")
            .ToDictionary(member => (string?)member.Attribute("name") ?? "");

    public string Summary(Type type) => Read($"T:{NameOf(type)}", "summary");

    public string Summary(MemberInfo member) =>
        // Members of modules have no type.
        Read($"{(member is FieldInfo ? 'F' : 'P')}:{NameOf(member.DeclaringType!)}.{member.Name}", "summary");

    /// <summary>What a constructor's parameter is; that of a primary constructor stands at the type as well.</summary>
    public string Parameter(ConstructorInfo constructor, ParameterInfo parameter)
    {
        var types = string.Join(',', constructor.GetParameters().Select(one => one.ParameterType.FullName));
        var member = $"M:{NameOf(constructor.DeclaringType!)}.#ctor({types})"; // a constructor has a type
        return Text(_members[member].Elements("param").Single(one => (string?)one.Attribute("name") == parameter.Name));
    }

    string Read(string member, string element)
    {
        Assert.True(_members.ContainsKey(member), $"{member} has no comment.");
        return Text(_members[member].Element(element)!); // a comment without summary does not compile
    }

    static string NameOf(Type type) => type.FullName!.Replace('+', '.'); // no type parameters here

    static string Text(XElement element) => Blank().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    static string Text(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" or "paramref" or "seealso" } link => $"`{LastName(link)}`",
            XElement element => Text(element),
            _ => "",
        };

    static string LastName(XElement link) => link.Attributes().First().Value.Split('.', ':')[^1];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();
}
