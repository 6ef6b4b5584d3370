using System.Globalization;
using System.Text;
using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Annotations as attributes in C#.</summary>
/// <param name="properties">The properties that <c>nameof</c> reaches.</param>
sealed class AttributeText(IReadOnlySet<string> properties)
{
    static readonly Dictionary<string, string> _enums = new(StringComparer.Ordinal)
    {
        ["PartitionBy"] = "PartitionMethod",
        ["SqlEnum"] = "EnumStorage",
        ["DatabaseGenerated"] = "DatabaseGeneratedOption",
        ["OnDelete"] = "ReferentialAction",
        ["OnUpdate"] = "ReferentialAction",
        ["Naming"] = "SchemaNaming",
    };

    static readonly HashSet<string> _numbers = ["MaxLength", "Start", "Increment", "Minimum", "Maximum", "Cache"];

    // What names properties of the class.
    static readonly HashSet<string> _naming =
    [
        "PrimaryKey",
        "Unique",
        "Index",
        "PartitionBy",
        "References",
        "Include",
        "OnDeleteColumns",
    ];

    /// <summary>The attribute without its brackets.</summary>
    public string Render(Annotation one)
    {
        var target = one.Arguments is [{ IsType: true } type, ..] ? ShortOf(type.Values[0]) : null;
        var parts = one.Arguments.SelectMany((argument, i) => Argument(one.Name, argument, i)).ToList();
        parts.AddRange(one.Options.Select(option => $"{option.Name} = {Option(option, target)}"));
        return parts.Count == 0 ? one.Name : $"{one.Name}({string.Join(", ", parts)})";
    }

    /// <summary>The name behind the namespace.</summary>
    public static string ShortOf(string type) => type[(type.LastIndexOf('.') + 1)..];

    IEnumerable<string> Argument(string attribute, AnnotationArgument argument, int place) =>
        argument.IsType ? [$"typeof({ShortOf(argument.Values[0])})"]
        : place == 0 && _enums.TryGetValue(attribute, out var type) ? [$"{type}.{argument.Values[0]}"]
        : argument.Values.Select(value => Value(attribute, value));

    string Option(AnnotationOption option, string? target) =>
        option.Name switch
        {
            "To" => List(option.Values.Select(one => target is null ? Literal(one) : $"nameof({target}.{one})")),
            "Include" or "OnDeleteColumns" => List(option.Values.Select(one => Value(option.Name, one))),
            _ when _enums.TryGetValue(option.Name, out var type) => $"{type}.{option.Values[0]}",
            _ when IsCondition(option.Name) => option.Values[0],
            _ => Value(option.Name, option.Values[0]),
        };

    static bool IsCondition(string option) =>
        option.StartsWith("Is", StringComparison.Ordinal) || option is "Always" or "AllowsNull" or "NullsNotDistinct";

    string Value(string what, string value) =>
        _numbers.Contains(what) ? Number(value)
        : _naming.Contains(what) && properties.Contains(value) ? $"nameof({value})"
        : Literal(value);

    static string Number(string value) =>
        long.Parse(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    /// <summary>A string as C# writes it.</summary>
    public static string Literal(string text)
    {
        var isRaw =
            text.AsSpan().IndexOfAny('"', '\\') >= 0
            && !text.Any(char.IsControl)
            && !text.Contains("\"\"\"", StringComparison.Ordinal)
            && text is not (['"', ..] or [.., '"']);
        if (isRaw)
            return $"\"\"\"{text}\"\"\"";
        var literal = new StringBuilder("\"");
        foreach (var letter in text)
            literal.Append(
                letter switch
                {
                    '"' => "\\\"",
                    '\\' => @"\\",
                    '\n' => @"\n",
                    '\r' => @"\r",
                    '\t' => @"\t",
                    // Line ends of Unicode, too, which no string may hold.
                    _ when char.IsControl(letter) || letter is '\u2028' or '\u2029' => $"\\u{(int)letter:x4}",
                    _ => letter.ToString(),
                }
            );
        return literal.Append('"').ToString();
    }
}
