namespace Godwit;

/// <summary>
/// Renames of tables and columns; SQLite rewrites what mentions them. Other objects have no rows to keep: they are
/// dropped and created.
/// </summary>
static class SqliteRenames
{
    public static ValueList<PlannedStatement> Plan(ValueList<Rename> renames)
    {
        var statements = new List<PlannedStatement>();
        // Columns first: the names of their tables are the old ones then.
        foreach (var table in renames.Where(one => one.From.Kind == ObjectKind.Column).GroupBy(TableOf))
        {
            foreach (var (from, to) in Order(table.Select(one => (one.From.Name, one.To.Name)).ToList()))
                statements.Add(
                    new(
                        $"ALTER TABLE {SqliteDdl.Quote(table.Key)} RENAME COLUMN {SqliteDdl.Quote(from)} "
                            + $"TO {SqliteDdl.Quote(to)}"
                    )
                );
        }
        var tables = renames
            .Where(one => one.From.Kind is ObjectKind.Table or ObjectKind.VirtualTable)
            .Select(one => (one.From.Name, one.To.Name))
            .ToList();
        foreach (var (from, to) in Order(tables))
            statements.Add(new($"ALTER TABLE {SqliteDdl.Quote(from)} RENAME TO {SqliteDdl.Quote(to)}"));
        return statements.ToValueList();

        // A column may be named with the new name of its table.
        string TableOf(Rename column) =>
            renames
                .FirstOrDefault(one => one.From.Kind == ObjectKind.Table && one.To.Name == column.From.Owner)
                ?.From.Name
            ?? column.From.Owner
            ?? "";
    }

    /// <summary>A name is free before it is given; in a circle, one object gets another name meanwhile.</summary>
    static IEnumerable<(string From, string To)> Order(List<(string From, string To)> renames)
    {
        var open = new List<(string From, string To)>(renames);
        while (open.Count > 0)
        {
            var next = open.FindIndex(one => !open.Exists(other => other != one && IsSame(other.From, one.To)));
            if (next < 0 || IsSame(open[next].From, open[next].To))
            {
                var (from, to) = open[Math.Max(next, 0)];
                var temporary = from + "_renamed";
                while (renames.Exists(one => IsSame(one.From, temporary) || IsSame(one.To, temporary)))
                    temporary += "_";
                open[Math.Max(next, 0)] = (temporary, to);
                yield return (from, temporary);
                continue;
            }
            yield return open[next];
            open.RemoveAt(next);
        }
    }

    static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
