namespace Godwit;

/// <summary>Values for rows that exist, and the questions for those that nobody gave.</summary>
sealed class SqliteBackfills(IReadOnlyDictionary<ObjectName, string> given)
{
    readonly List<PlanQuestion> _questions = [];

    public ValueList<PlanQuestion> Questions => _questions.ToValueList();

    public string? Find(ObjectName column) => given.GetValueOrDefault(column);

    /// <summary>Asks for the values that a table needs and neither the schema nor a person gives.</summary>
    public void Ask(SqliteTableChange change)
    {
        var after = change.After;
        foreach (var column in after.Columns.Where(one => after.IsNotNull(one) && !one.Has("generated")))
        {
            if (column.Has("default") || Find(column.Name) is not null || after.RowidColumn == column)
                continue;
            var old = change.Before.FindColumn(column.Name.Name);
            // A NULL in a key is so rare that it is left to fail.
            if (old is not null && (change.Before.IsNotNull(old) || after.IsInPrimaryKey(column)))
                continue;
            var path = $"{after.Name}.{column.Name.Name}";
            _questions.Add(
                new(
                    column.Name,
                    old is null
                        ? $"{path} is NOT NULL and has no default: which value do rows get that exist?"
                        : $"{path} becomes NOT NULL: which value do rows get whose value is NULL?",
                    $"--backfill {path}=\"{SqliteAffinities.Example(column)}\""
                )
            );
        }
    }

    /// <summary>Fills columns that were added in place, in batches.</summary>
    public IEnumerable<PlannedStatement> Updates(SqliteTableChange change)
    {
        var table = SqliteDdl.Quote(change.After.Name);
        foreach (var column in change.Added.Where(one => !one.Has("generated")))
        {
            if (Find(column.Name) is not { } value)
                continue;
            var name = SqliteDdl.Quote(column.Name.Name);
            var rest = column.Has("default") ? "" : $" AND {name} IS NULL";
            var isBatched = change.After.HasRowid && change.After.FindColumn("rowid") is null && !table.StartsWith('"');
            yield return isBatched
                ? new($"UPDATE {table} SET {name} = {value} WHERE rowid >= $1 AND rowid < $2{rest}")
                {
                    Kind = StepKind.Batches,
                    Batches = $"of {change.After.Name}",
                    StartsStep = true,
                    Objects = [column.Name],
                }
                : new($"UPDATE {table} SET {name} = {value}{(rest.Length > 0 ? $" WHERE {name} IS NULL" : "")}")
                {
                    Objects = [column.Name],
                };
        }
    }
}
