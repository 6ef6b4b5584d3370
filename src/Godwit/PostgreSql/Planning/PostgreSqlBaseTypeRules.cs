namespace Godwit;

/// <summary>Makes, drops and changes types with input and output functions, and shells of types.</summary>
sealed class PostgreSqlBaseTypeRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.BaseType];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        PostgreSqlShellTypes.Create(created.Name, Text(created), context);

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        PostgreSqlShellTypes.Drop(dropped.Name, context);

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var settings = PostgreSqlSimpleRules.OwnSettings(change).ToList();
        if (settings.Count == 0)
            return [];
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        if (change.From.Has("shell"))
            return [actions.Run(Text(change.To)) with { Needs = context.NeedsAfter(change.To.Name).ToValueList() }];
        if (!settings.All(one => CanBeSet(one, change.To)))
            return null;
        var parts = settings.Select(one => $"{one.ToUpperInvariant()} = {change.To[one] ?? "NONE"}");
        return
        [
            actions.Run(
                $"ALTER TYPE {PostgreSqlIdentifier.Of(change.To.Name)} SET {PostgreSqlSimpleRules.InParentheses(parts)}"
            ),
        ];
    }

    // Values that may be stored elsewhere may be so already: PLAIN, which is the absence of the setting, cannot be set.
    static bool CanBeSet(string setting, SchemaObject wanted) =>
        setting is "receive" or "send" or "typmod_in" or "typmod_out" or "analyze" or "subscript"
        || setting == "storage" && wanted.Has(setting);

    static string Text(SchemaObject created)
    {
        var name = PostgreSqlIdentifier.Of(created.Name);
        return created.Has("shell")
            ? $"CREATE TYPE {name}"
            : $"CREATE TYPE {name} {PostgreSqlSimpleRules.InParentheses(_order.Where(created.Has).Select(Parameter))}";

        string Parameter(string setting) =>
            setting switch
            {
                "passedbyvalue" => "PASSEDBYVALUE",
                "preferred" or "collatable" => $"{setting.ToUpperInvariant()} = true",
                "category" or "default" or "delimiter" =>
                // It was looked at.
                $"{setting.ToUpperInvariant()} = {PostgreSqlIdentifier.Literal(created[setting]!)}",
                _ => $"{setting.ToUpperInvariant()} = {created[setting]}",
            };
    }

    static readonly ValueList<string> _order =
    [
        "input",
        "output",
        "receive",
        "send",
        "typmod_in",
        "typmod_out",
        "analyze",
        "subscript",
        "internallength",
        "passedbyvalue",
        "alignment",
        "storage",
        "category",
        "preferred",
        "default",
        "element",
        "delimiter",
        "collatable",
    ];
}
