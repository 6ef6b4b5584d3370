namespace Godwit;

/// <summary>Makes and drops casts.</summary>
sealed class PostgreSqlCastRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Cast;

    // The name of a cast is its two types in parentheses.
    protected override string Reference(ObjectName name) => $"CAST {name.Name}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var method = created["method"] switch
        {
            "inout" => "WITH INOUT",
            "binary" => "WITHOUT FUNCTION",
            _ => $"WITH FUNCTION {created["function"]}",
        };
        var context = created["context"] is { } word ? $" AS {word.ToUpperInvariant()}" : "";
        return [$"CREATE CAST {created.Name.Name} {method}{context}"];
    }
}
