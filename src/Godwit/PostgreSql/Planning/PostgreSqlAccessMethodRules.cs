namespace Godwit;

/// <summary>Makes and drops access methods.</summary>
sealed class PostgreSqlAccessMethodRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.AccessMethod;

    protected override string Reference(ObjectName name) => $"ACCESS METHOD {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [
            $"CREATE {Reference(created.Name)} TYPE {created["type"]!.ToUpperInvariant()} HANDLER {created["handler"]}", // every access method has a type
        ];
}
