namespace Godwit;

/// <summary>
/// Makes, drops and changes enums: labels are added in place; one that goes, or another order, takes a new type
/// (<see cref="PostgreSqlTypeSwaps"/>).
/// </summary>
sealed class PostgreSqlEnumRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Enum];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var labels = EnumLabels.Of(created).Select(PostgreSqlIdentifier.Literal);
        var list = PostgreSqlSimpleRules.InParentheses(labels);
        return context.Swaps.Create(
            created.Name,
            [$"CREATE TYPE {PostgreSqlIdentifier.Of(created.Name)} AS ENUM {list}"]
        );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        context.Swaps.Drop(dropped.Name, "TYPE");

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        return PostgreSqlEnumLabels
            .Additions(EnumLabels.Of(change.From), EnumLabels.Of(change.To))
            ?.Select(one => actions.Run($"ALTER TYPE {PostgreSqlIdentifier.Of(change.To.Name)} ADD VALUE {one}"))
            .ToList();
    }
}

/// <summary>The labels of enums.</summary>
static class PostgreSqlEnumLabels
{
    /// <summary>
    /// What stands behind <c>ADD VALUE</c>, once for each label that is new; <see langword="null"/> where a label goes
    /// or another order is wanted.
    /// </summary>
    public static IEnumerable<string>? Additions(IReadOnlyList<string> from, IReadOnlyList<string> to)
    {
        var kept = to.Where(from.ToHashSet().Contains).ToList();
        return kept.SequenceEqual(from) ? Additions(from.ToHashSet(), to) : null;
    }

    static IEnumerable<string> Additions(HashSet<string> from, IReadOnlyList<string> to)
    {
        var last = to.Count - 1;
        while (last >= 0 && !from.Contains(to[last]))
            last--;
        for (var i = 0; i < to.Count; i++)
        {
            if (from.Contains(to[i]))
                continue;
            var place =
                i > last ? ""
                : i > 0 ? $" AFTER {PostgreSqlIdentifier.Literal(to[i - 1])}"
                : $" BEFORE {PostgreSqlIdentifier.Literal(to.First(from.Contains))}";
            yield return PostgreSqlIdentifier.Literal(to[i]) + place;
        }
    }
}
