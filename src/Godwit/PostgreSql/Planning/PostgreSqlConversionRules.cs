namespace Godwit;

/// <summary>Makes and drops conversions between encodings.</summary>
sealed class PostgreSqlConversionRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Conversion;

    protected override string Reference(ObjectName name) => $"CONVERSION {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [
            $"CREATE {(created.Has("default") ? "DEFAULT " : "")}CONVERSION {Of(created.Name)}"
                + $" FOR '{created["from"]}' TO '{created["to"]}' FROM {created["function"]}",
        ];
}
