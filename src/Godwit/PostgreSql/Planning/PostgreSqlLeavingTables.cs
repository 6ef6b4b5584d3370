namespace Godwit;

/// <summary>
/// Tables that leave their parents: what is said of a parent then must not reach them any more, and what is said of
/// themselves must no longer be the parent's to say.
/// </summary>
sealed class PostgreSqlLeavingTables(PostgreSqlPlanContext context)
{
    readonly ILookup<ObjectName, ObjectName> _leaving = context
        .Request.Changes.OfType<Change.Alter>()
        .Where(change => change.To.Name.Kind == ObjectKind.Table && IsLeaving(change))
        .SelectMany(change =>
            context
                .LinksBefore.TablesAbove(change.From)
                .Prepend(change.From)
                .Select(table => (Table: table.Name, Leaving: FreedOf(change.From.Name)))
        )
        .ToLookup(pair => pair.Table, pair => pair.Leaving);

    /// <summary>A name of the plan's own for a table without the parents that it loses.</summary>
    public static ObjectName FreedOf(ObjectName table) => table with { Signature = "freed" };

    /// <summary>True for a table that has a parent no longer.</summary>
    public static bool IsLeaving(Change.Alter change) =>
        PostgreSqlPartitioning.ParentsOf(change.From).Except(PostgreSqlPartitioning.ParentsOf(change.To)).Any();

    /// <summary>The statement, which comes after those by which tables leave.</summary>
    public PlanAction Await(PlanAction action)
    {
        if (action.Subject is not { Kind: ObjectKind.Column or ObjectKind.Constraint, Owner: { } owner } part)
            return action;
        var leaving = _leaving[new(ObjectKind.Table, part.Schema, owner)];
        return leaving.Any() ? action with { Needs = [.. action.Needs, .. leaving] } : action;
    }
}
