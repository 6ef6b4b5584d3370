namespace Godwit;

/// <summary>Makes and drops access methods.</summary>
sealed class PostgreSqlAccessMethodRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.AccessMethod;

    protected override string Reference(ObjectName name) => $"ACCESS METHOD {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [
            // Every access method has a type.
            $"CREATE {Reference(created.Name)} TYPE {created["type"]!.ToUpperInvariant()} HANDLER {created["handler"]}",
        ];
}
