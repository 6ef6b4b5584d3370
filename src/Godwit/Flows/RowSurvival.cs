namespace Godwit;

/// <summary>Decides which rows and values a migration may take away.</summary>
static class RowSurvival
{
    /// <summary>Tables and columns that exist before and after, and lost rows or values that nobody gave up.</summary>
    public static ValueList<string> FindLost(
        ValueList<TableRows> before,
        ValueList<TableRows> after,
        PlannedChange planned
    )
    {
        var tables = after.ToDictionary(one => one.Table);
        var renames = planned.Renames.ToDictionary(one => one.From, one => one.To);
        var given = planned.Hazards.Where(hazard => hazard.LosesData).Select(hazard => hazard.Subject).ToHashSet();
        // A backfill changes values, and so may what has a hazard, such as another type.
        var changed = planned
            .Plan.Statements.Where(statement => statement.Kind == StepKind.Batches)
            .SelectMany(statement => statement.Objects)
            .Concat(planned.Plan.Statements.SelectMany(statement => statement.Fills))
            .Concat(planned.Hazards.Select(hazard => hazard.Subject))
            .ToHashSet();
        var lost = new List<string>();
        foreach (var table in before)
        {
            var name = renames.GetValueOrDefault(table.Table, table.Table);
            if (given.Contains(name) || given.Contains(table.Table) || !tables.TryGetValue(name, out var found))
                continue;
            if (found.Count != table.Count)
                lost.Add($"{name} had {table.Count} rows and has {found.Count}");
            else
                lost.AddRange(FindLost(table, found, column => Now(column, table.Table, name), IsFree));
        }
        return lost.ToValueList();

        ObjectName Now(string column, ObjectName old, ObjectName table) =>
            renames.GetValueOrDefault(ColumnOf(old, column), ColumnOf(table, column));

        static ObjectName ColumnOf(ObjectName table, string column) =>
            new(ObjectKind.Column, table.Schema, column) { Owner = table.Name };

        bool IsFree(ObjectName column) => given.Contains(column) || changed.Contains(column);
    }

    static IEnumerable<string> FindLost(
        TableRows before,
        TableRows after,
        Func<string, ObjectName> now,
        Predicate<ObjectName> isFree
    )
    {
        var columns = after.Columns.ToDictionary(one => one.Column, one => one.Fingerprint);
        foreach (var column in before.Columns)
        {
            var name = now(column.Column);
            if (!isFree(name) && columns.TryGetValue(name.Name, out var values) && values != column.Fingerprint)
                yield return $"the values of {name} are not the same";
        }
    }
}
