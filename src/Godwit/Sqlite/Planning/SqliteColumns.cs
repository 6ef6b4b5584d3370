namespace Godwit;

/// <summary>Columns that ALTER TABLE adds and drops in place.</summary>
static class SqliteColumns
{
    public static IEnumerable<PlannedStatement> Statements(SqliteTableChange change)
    {
        var table = SqliteDdl.Quote(change.After.Name);
        // A check that names several new columns goes with the last of them, which is added last.
        foreach (var column in SqliteOrder.Columns(change.Added))
            yield return Add(change, table, column);
        foreach (var column in DependantsFirst(change.Dropped))
            yield return new($"ALTER TABLE {table} DROP COLUMN {SqliteDdl.Quote(column.Name.Name)}")
            {
                Hazards = column.Has("generated")
                    ? [SqliteHazards.DropColumnRewrites(column.Name)]
                    : [SqliteHazards.DropColumn(column.Name), SqliteHazards.DropColumnRewrites(column.Name)],
                Objects = [column.Name],
            };
    }

    static PlannedStatement Add(SqliteTableChange change, string table, SchemaObject column)
    {
        var hosted = change.AddedConstraints.Where(one => change.HostOf(one) == column).ToList();
        var within = change.After.ConstraintsIn(column).ToList();
        var clauses = hosted
            .Except(within)
            .Select(one => one["type"] == "check" ? one.Source ?? "" : SqliteDdl.References(one));
        var hazards = hosted.Where(one => one["type"] == "check").Select(one => SqliteHazards.CheckScan(one.Name));
        if (column.Has("generated") && column.Has("not null"))
            hazards = hazards.Append(SqliteHazards.NotNullMayFail(column.Name));
        return new($"ALTER TABLE {table} ADD COLUMN {string.Join(' ', clauses.Prepend(column.Source ?? ""))}")
        {
            Hazards = hazards.ToValueList(),
            Objects = [column.Name],
        };
    }

    static List<SchemaObject> DependantsFirst(List<SchemaObject> columns)
    {
        var order = SqliteOrder.Columns([.. columns.AsEnumerable().Reverse()]);
        order.Reverse();
        return order;
    }
}
