namespace Godwit;

/// <summary>Makes and drops range types; nothing of them can be changed in place.</summary>
sealed class PostgreSqlRangeTypeRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.RangeType];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var parts = PostgreSqlSimpleRules.Parameters(
            created,
            "subtype",
            "subtype_opclass",
            "collation",
            "canonical",
            "subtype_diff",
            "multirange_type_name"
        );
        var type = PostgreSqlIdentifier.Of(created.Name);
        return PostgreSqlShellTypes.Create(
            created.Name,
            $"CREATE TYPE {type} AS RANGE {PostgreSqlSimpleRules.InParentheses(parts)}",
            context
        );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        PostgreSqlShellTypes.Drop(dropped.Name, context);

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context) =>
        PostgreSqlSimpleRules.OwnSettings(change).Any() ? null : [];
}
