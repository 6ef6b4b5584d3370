using System.Text.RegularExpressions;
using Godwit.Generators;

namespace Godwit.Cli;

/// <summary>Columns of PostgreSQL as properties.</summary>
sealed partial class PostgreSqlClassColumns(Catalog catalog, PostgreSqlClassTypes types)
{
    static readonly Dictionary<string, string> _serials = new(StringComparer.Ordinal)
    {
        ["smallint"] = "smallserial",
        ["integer"] = "serial",
        ["bigint"] = "bigserial",
    };

    readonly Dictionary<string, SchemaObject> _sequences = catalog
        .Objects.Where(one => one.Name.Kind == ObjectKind.Sequence)
        .ToDictionary(one => PostgreSqlIdentifier.Of(one.Name));

    /// <summary>Sequences that come with the type of their column.</summary>
    public List<ObjectName> Serials { get; } = [];

    /// <summary>Adds the columns of a table.</summary>
    public void Add(ClassTable table, IReadOnlyList<SchemaObject> parts)
    {
        var columns = parts.Where(one => one.Name.Kind == ObjectKind.Column).ToList();
        var properties = ClassNaming.Properties(table.Class, columns.Select(one => one.Name.Name));
        var required = parts
            .Where(one => one["type"] == "not null")
            .SelectMany(one => SqlNameList.Columns(one["columns"] ?? "", PostgreSqlStatements.Syntax))
            .ToHashSet();
        foreach (var column in columns)
            table.Columns.Add(
                Make(
                    column,
                    properties[column.Name.Name],
                    column.Has("not null") || required.Contains(column.Name.Name)
                )
            );
    }

    ClassColumn Make(SchemaObject column, string property, bool isRequired)
    {
        var type = column["type"] ?? "text"; // every column has a type
        var (net, written, annotation) = types.Of(type);
        var serial = SerialOf(column, type);
        var made = new ClassColumn(column, property, net, type)
        {
            IsNullable = !isRequired,
            WrittenType = serial ?? written,
        };
        if (annotation is not null)
            made.Annotations.Add(annotation);
        if (column["collation"] is { } collation && CollationOf(collation) is { } name)
            made.Annotations.Add(Annotations.Own("Collation", name));
        if (column["generated"] is { } generated && column["expression"] is { } expression)
            made.Annotations.Add(Annotations.Own("Generated", expression).With("IsVirtual", generated == "virtual"));
        if (column["default"] is { } value && serial is null)
            made.Annotations.Add(Annotations.Own("Default", Default(value, type)));
        if (column["comment"] is { } comment)
            made.Annotations.Add(Annotations.Own("Comment", comment));
        return made;
    }

    string? SerialOf(SchemaObject column, string type)
    {
        if (!column.Has("not null") || !_serials.TryGetValue(type, out var serial))
            return null;
        var owner = column.Name.Owner!; // a column has a table
        var name = PostgreSqlIdentifier.Qualify(
            column.Name.Schema,
            PostgreSqlGeneratedName.Of(owner, column.Name.Name, "seq")
        );
        var isPlain =
            _sequences.TryGetValue(name, out var sequence)
            && column["default"] == $"nextval({PostgreSqlIdentifier.Literal(name)}::regclass)"
            && sequence["type"] == type
            && !sequence.Has("options")
            && !sequence.Has("unlogged")
            && sequence["owned by"]
                == $"{PostgreSqlIdentifier.OfOwner(column.Name)}.{PostgreSqlIdentifier.Quote(column.Name.Name)}";
        if (!isPlain)
            return null;
        Serials.Add(sequence!.Name); // found above
        return serial;
    }

    // The attribute has the names without quotes, and a dot between them.
    static string? CollationOf(string collation)
    {
        var parts = SqlNameList.Read(collation, PostgreSqlStatements.Syntax)[0];
        return parts.Any(one => one.Contains('.')) ? null
            : parts is ["pg_catalog", var name] ? name
            : string.Join('.', parts);
    }

    // The column says the type once more: 'new'::text is 'new', and means the same.
    static string Default(string value, string type)
    {
        var cast = Cast().Match(value);
        if (!cast.Success || cast.Groups[2].Value != BaseOf(type))
            return value;
        var text = cast.Groups[1].Value;
        return type == "integer" ? text[1..^1] : text;
    }

    static string BaseOf(string type)
    {
        var at = type.IndexOf('(', StringComparison.Ordinal);
        return at < 0 ? type : type[..at];
    }

    [GeneratedRegex(@"^('(?:[^'\\]|'')*')::(.+)$", RegexOptions.Singleline)]
    private static partial Regex Cast();
}
