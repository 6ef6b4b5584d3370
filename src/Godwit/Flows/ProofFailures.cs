namespace Godwit;

/// <summary>Says why a plan is not proven.</summary>
static class ProofFailures
{
    // Enough to see what is wrong, and a message that can be read.
    const int ShownDifferences = 20;

    /// <summary>The plan leads elsewhere.</summary>
    public static PlanNotProvenException NotReached(
        PlannedChange planned,
        string sql,
        ValueList<Change> left,
        ValueList<ObservedDifference> seen
    )
    {
        var lines = left.Select(Describe).Concat(seen.Select(one => one.ToString())).ToValueList();
        var suspected = planned
            .Plan.Statements.Where(statement => statement.Objects.Any(left.Select(one => one.Subject.Name).Contains))
            .Select(statement => $"\nSuspected: {statement.Sql}")
            .FirstOrDefault();
        return new(
            PlanErrors.NotProven,
            "The planned migration does not lead to the schema, so nothing was written. "
                + $"What is different:{List(lines)}{suspected}"
        )
        {
            Differences = lines,
            Sql = sql,
            Hint = "Write this migration by hand: `godwit generate NAME --empty`. The plan is a defect of Godwit.",
        };
    }

    /// <summary>There is a difference that no plan of Godwit would remove.</summary>
    public static PlanNotProvenException NotManaged(string sql, ValueList<ObservedDifference> seen)
    {
        var lines = seen.Select(one => one.ToString()).ToValueList();
        return new(
            PlanErrors.NotManaged,
            $"Seen, not managed: the schema differs in what Godwit does not plan, so nothing was written:{List(lines)}"
        )
        {
            Differences = lines,
            Sql = sql,
            Hint = "Accept it by name with --exclude, or make the change by hand: `godwit generate NAME --empty`.",
        };
    }

    /// <summary>A database holds something that cannot be rebuilt elsewhere.</summary>
    public static PlanNotProvenException NotCopied(string database, ValueList<ObservedDifference> seen)
    {
        var lines = seen.Select(one => one.ToString()).ToValueList();
        return new(
            PlanErrors.NotManaged,
            $"Seen, not managed: {database} holds what Godwit cannot rebuild on a scratch database:{List(lines)}"
        )
        {
            Differences = lines,
            Hint = "Leave it alone by name with --exclude.",
        };
    }

    /// <summary>Classes, and the SQL beside them, do not make the database that they were written from.</summary>
    public static PlanNotProvenException ClassesDiffer(ValueList<ObservedDifference> seen)
    {
        var lines = seen.Select(one => one.ToString()).ToValueList();
        return new(
            PlanErrors.NotProven,
            $"Classes and SQL together do not make the same database again, so nothing was written:{List(lines)}"
        )
        {
            Differences = lines,
            Hint = "Leave the objects alone with --exclude, or pull SQL, without --csharp. This is a defect of Godwit.",
        };
    }

    /// <summary>Rows that should have stayed are gone.</summary>
    public static PlanNotProvenException RowsLost(string sql, ValueList<string> lost) =>
        new(
            PlanErrors.RowsLost,
            $"The planned migration loses rows on a scratch database, so nothing was written:{List(lost)}"
        )
        {
            Differences = lost,
            Sql = sql,
            Hint = "Write this migration by hand: `godwit generate NAME --empty`. The plan is a defect of Godwit.",
        };

    static string Describe(Change change) =>
        change switch
        {
            Change.Create create => $"{create.To.Name}: missing",
            Change.Drop drop => $"{drop.From.Name}: still there",
            Change.Alter alter =>
                $"{alter.To.Name}: {string.Join(", ", alter.Settings.Select(name => Describe(alter, name)))}",
            _ => throw new System.Diagnostics.UnreachableException($"No words for {change.GetType().Name}."),
        };

    static string Describe(Change.Alter change, string setting) =>
        $"{setting}: {change.From[setting] ?? "absent"} -> {change.To[setting] ?? "absent"}";

    static string List(ValueList<string> lines)
    {
        var more = lines.Count > ShownDifferences ? $"\n  and {lines.Count - ShownDifferences} more" : "";
        return string.Concat(lines.Take(ShownDifferences).Select(line => $"\n  {line}")) + more;
    }
}
