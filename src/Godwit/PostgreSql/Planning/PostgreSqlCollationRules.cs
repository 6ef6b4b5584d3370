namespace Godwit;

/// <summary>
/// Makes and drops collations; columns that have one get the new one (<see cref="PostgreSqlTypeSwaps"/>).
/// </summary>
sealed class PostgreSqlCollationRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Collation];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var parts = new List<string> { $"PROVIDER = {created["provider"]}" };
        if (created["locale"] is { } locale)
            parts.Add($"LOCALE = {PostgreSqlIdentifier.Literal(locale)}");
        else if (created["lc_collate"] == created["lc_ctype"])
            parts.Add($"LOCALE = {PostgreSqlIdentifier.Literal(created["lc_collate"] ?? "")}");
        else
        {
            parts.Add($"LC_COLLATE = {PostgreSqlIdentifier.Literal(created["lc_collate"] ?? "")}");
            parts.Add($"LC_CTYPE = {PostgreSqlIdentifier.Literal(created["lc_ctype"] ?? "")}");
        }
        if (created["rules"] is { } rules)
            parts.Add($"RULES = {PostgreSqlIdentifier.Literal(rules)}");
        if (created.Has("nondeterministic"))
            parts.Add("DETERMINISTIC = false");
        var name = PostgreSqlIdentifier.Of(created.Name);
        return context.Swaps.Create(
            created.Name,
            [$"CREATE COLLATION {name} {PostgreSqlSimpleRules.InParentheses(parts)}"]
        );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        context.Swaps.Drop(dropped.Name, "COLLATION");

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context) =>
        PostgreSqlSimpleRules.OwnSettings(change).Any() ? null : [];
}
