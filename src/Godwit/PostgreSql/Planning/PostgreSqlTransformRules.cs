namespace Godwit;

/// <summary>Makes, drops and changes transforms.</summary>
sealed class PostgreSqlTransformRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Transform;

    // The name of a transform is FOR type LANGUAGE language.
    protected override string Reference(ObjectName name) => $"TRANSFORM {name.Name}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) => [Text("CREATE", created)];

    protected override IEnumerable<string> AlterStatements(Change.Alter change, PostgreSqlPlanContext context) =>
        [Text("CREATE OR REPLACE", change.To)];

    static string Text(string create, SchemaObject transform)
    {
        var functions = Present(transform, "from sql", "to sql")
            .Select(one => $"{one.ToUpperInvariant()} WITH FUNCTION {transform[one]}");
        return $"{create} TRANSFORM {transform.Name.Name} {InParentheses(functions)}";
    }
}
