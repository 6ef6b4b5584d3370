using System.Text.RegularExpressions;
using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>What C# has for the types of PostgreSQL: what Npgsql reads of a column, or <c>object</c>.</summary>
sealed partial class PostgreSqlClassTypes
{
    static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        ["boolean"] = "System.Boolean",
        ["smallint"] = "System.Int16",
        ["integer"] = "System.Int32",
        ["bigint"] = "System.Int64",
        ["real"] = "System.Single",
        ["double precision"] = "System.Double",
        ["numeric"] = "System.Decimal",
        ["money"] = "System.Decimal",
        ["text"] = "System.String",
        ["character varying"] = "System.String",
        ["character"] = "System.String",
        ["bpchar"] = "System.String",
        ["name"] = "System.String",
        ["citext"] = "System.String",
        ["json"] = "System.String",
        ["jsonb"] = "System.String",
        ["xml"] = "System.String",
        ["uuid"] = "System.Guid",
        ["bytea"] = "System.Byte[]",
        ["date"] = "System.DateOnly",
        ["time without time zone"] = "System.TimeOnly",
        ["timestamp without time zone"] = "System.DateTime",
        ["timestamp with time zone"] = "System.DateTimeOffset",
        ["interval"] = "System.TimeSpan",
        ["inet"] = "System.Net.IPAddress",
        ["cidr"] = "System.Net.IPNetwork",
        ["macaddr"] = "System.Net.NetworkInformation.PhysicalAddress",
        ["bit"] = "System.Collections.BitArray",
        ["bit varying"] = "System.Collections.BitArray",
    };

    readonly Dictionary<string, EnumModel> _enums = new(StringComparer.Ordinal);
    readonly Dictionary<string, SchemaObject> _domains;
    readonly Dictionary<string, (ObjectName Name, EnumModel Model)> _used = new(StringComparer.Ordinal);
    readonly Dictionary<string, ObjectName> _enumNames = new(StringComparer.Ordinal);

    public PostgreSqlClassTypes(Catalog catalog, ClassNames names, IReadOnlySet<ObjectName> excluded)
    {
        _domains = catalog
            .Objects.Where(one => one.Name.Kind == ObjectKind.Domain)
            .ToDictionary(one => PostgreSqlIdentifier.Of(one.Name));
        foreach (
            var one in catalog.Objects.Where(one => one.Name.Kind == ObjectKind.Enum && !excluded.Contains(one.Name))
        )
        {
            var written = PostgreSqlIdentifier.Of(one.Name);
            _enumNames[written] = one.Name;
            if (EnumLabels.Of(one) is { Count: > 0 } labels)
                _enums[written] = Enum(one, labels, names);
        }
    }

    /// <summary>The enums that columns have, and what they are in the database.</summary>
    public IEnumerable<(ObjectName Name, EnumModel Model)> UsedEnums =>
        _used.OrderBy(one => one.Key).Select(one => one.Value);

    /// <summary>The type of a property, the type to write beside it, and annotations that say the type.</summary>
    public (TypeModel Type, string? Written, Annotation? Annotation) Of(string type)
    {
        var isList = type.EndsWith("[]", StringComparison.Ordinal);
        var element = isList ? type[..^2] : type;
        if (_enums.TryGetValue(element, out var model))
        {
            _used[element] = (_enumNames[element], model);
            return (new(model.Type, model, isList), null, null);
        }
        var net = NetType(element) ?? "System.Object";
        var found = new TypeModel(net, null, isList);
        if (!isList && Length().Match(type) is { Success: true } length)
            return (found, null, Annotations.Standard("MaxLength", length.Groups[1].Value));
        if (type == "jsonb")
            return (found, null, Annotations.Own("Json"));
        return (found, SqlDialect.PostgreSql.TypeOf(net, null) == element ? null : Shortened(type), null);
    }

    /// <summary>The type without the schema that needs no saying.</summary>
    public static string Shortened(string type) =>
        type.StartsWith("public.", StringComparison.Ordinal) && !_types.ContainsKey(BaseOf(type["public.".Length..]))
            ? type["public.".Length..]
            : type;

    string? NetType(string type)
    {
        if (_domains.TryGetValue(type, out var domain) && domain["type"] is { } under)
            return under.EndsWith("[]", StringComparison.Ordinal) ? null : NetType(under);
        if (type is "public.citext")
            return "System.String";
        return type is "bit(1)" ? "System.Boolean" : _types.GetValueOrDefault(BaseOf(type));
    }

    // numeric(10,2), timestamp(3) without time zone
    static string BaseOf(string type) => Modifier().Replace(type, static _ => "");

    static EnumModel Enum(SchemaObject one, ValueList<string> labels, ClassNames names)
    {
        var name = names.Take(one.Name, ClassNaming.Pascal(one.Name.Name));
        var members = ClassNaming.Members(labels);
        var annotation = Annotations
            .Own("SqlEnum", "Native")
            .With("Name", names.Settings.Translate([name]) == one.Name.Name ? null : one.Name.Name)
            .With("Schema", one.Name.Schema == "public" ? null : one.Name.Schema)
            .With("Comment", one["comment"]);
        return new(
            names.Space + "." + name,
            name,
            "System.Int32",
            members.Select((member, i) => Label(member, labels[i], names.Settings)).ToValueList(),
            [annotation],
            ClassTable.PlaceOf(name)
        );
    }

    static EnumLabel Label(string member, string label, DialectSettings settings) =>
        new(member, settings.Translate([member]) == label ? null : label, null);

    [GeneratedRegex(@"^character varying\((\d+)\)$")]
    private static partial Regex Length();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Modifier();
}
