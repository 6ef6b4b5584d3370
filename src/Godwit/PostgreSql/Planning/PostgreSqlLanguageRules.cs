namespace Godwit;

/// <summary>Makes, drops and changes procedural languages.</summary>
sealed class PostgreSqlLanguageRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Language;

    protected override string Reference(ObjectName name) => $"LANGUAGE {Of(name)}";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) => [Text("CREATE", created)];

    protected override IEnumerable<string> AlterStatements(Change.Alter change, PostgreSqlPlanContext context) =>
        [Text("CREATE OR REPLACE", change.To)];

    static string Text(string create, SchemaObject language)
    {
        var functions = Present(language, "handler", "inline", "validator")
            .Select(one => $" {one.ToUpperInvariant()} {language[one]}");
        var trusted = language.Has("trusted") ? " TRUSTED" : "";
        return $"{create}{trusted} LANGUAGE {Of(language.Name)}{string.Concat(functions)}";
    }
}
