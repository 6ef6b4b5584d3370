namespace Godwit;

/// <summary>Makes and drops schemas.</summary>
sealed class PostgreSqlSchemaRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Schema;

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [$"CREATE SCHEMA {PostgreSqlIdentifier.Quote(created.Name.Name)}"];

    protected override string Reference(ObjectName name) => $"SCHEMA {PostgreSqlIdentifier.Quote(name.Name)}";
}

/// <summary>Installs and removes extensions; their versions are left alone.</summary>
sealed class PostgreSqlExtensionRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Extension;

    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        [
            $"CREATE EXTENSION {PostgreSqlIdentifier.Quote(created.Name.Name)} WITH SCHEMA "
                + $"{PostgreSqlIdentifier.Quote(created["schema"] ?? "public")}",
        ];

    protected override string Reference(ObjectName name) => $"EXTENSION {PostgreSqlIdentifier.Quote(name.Name)}";

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context) =>
        [$"ALTER {Reference(change.To.Name)} SET SCHEMA {PostgreSqlIdentifier.Quote(change.To["schema"] ?? "public")}"];
}
