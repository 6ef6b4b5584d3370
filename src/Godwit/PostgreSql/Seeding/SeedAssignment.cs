namespace Godwit;

/// <summary>
/// Chooses the values of rows before any is sent: keys of other tables where foreign keys ask for them.
/// </summary>
sealed class SeedAssignment(SeedValues values, IReadOnlyDictionary<uint, SeedTable> tables)
{
    readonly ILookup<uint, SeedTable> _parts = tables
        .Values.SelectMany(table => table.Ancestors.Select(ancestor => (ancestor, table)))
        .ToLookup(one => one.ancestor, one => one.table);

    /// <summary>The values of one row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its number: rows differ in their values and in the rows that they point to.</param>
    /// <param name="shift">How far apart the rows are that its foreign keys point to.</param>
    public string?[] Row(SeedTable table, int row, int shift = 1)
    {
        var constants = SeedConstants.None;
        var assigned = new string?[table.Columns.Count];
        var isFixed = new bool[table.Columns.Count];
        for (var i = 0; i < assigned.Length; i++)
        {
            var column = table.Columns[i];
            assigned[i] = values.Of(column.Type, column.Modifier, row, constants) is [var first, ..] ? first : null;
        }
        foreach (var (index, reference) in table.References.OrderBy(one => one.Table == table.Oid).Index())
            Follow(table, reference, row + index * shift, assigned, isFixed);
        return assigned;
    }

    /// <summary>
    /// For a column of a foreign key, the values that it may have beside its own; absent where it may have any.
    /// </summary>
    public IEnumerable<string?>? KeysOf(SeedTable table, int index)
    {
        var references = table.References.Where(one => one.Columns.Contains(table.Columns[index].Number)).ToList();
        if (references.Count == 0)
            return null;
        // Keys of several columns belong together.
        return references is [{ Columns.Count: 1 } only] && only.Table != table.Oid
            ? Keys(only).Select(key => key[0])
            : [];
    }

    void Follow(SeedTable table, SeedReference reference, int row, string?[] assigned, bool[] isFixed)
    {
        var columns = reference.Columns.Select(table.IndexOf).ToList();
        if (columns.Contains(-1))
            return; // a generated column: it is as it is
        var keys =
            reference.Table == table.Oid
                ? [reference.Keys.Select(key => Own(table, key, assigned)).ToArray()]
                : Keys(reference).ToList();
        var rotated = keys.Skip(keys.Count == 0 ? 0 : row % keys.Count).Concat(keys);
        var chosen = rotated.FirstOrDefault(key =>
            columns.Index().All(one => !isFixed[one.Item] || assigned[one.Item] == key[one.Index])
        );
        foreach (var (index, column) in columns.Index())
        {
            // Without a row to point to, a foreign key that may be absent is absent.
            if (chosen is not null)
                (assigned[column], isFixed[column]) = (chosen[index], true);
            else if (!table.Columns[column].IsNotNull && !isFixed[column])
                assigned[column] = null;
        }
    }

    static string? Own(SeedTable table, string key, string?[] assigned) =>
        table.IndexOf(key) is >= 0 and var index ? assigned[index] : null;

    // The rows of a partitioned table are those of its partitions.
    IEnumerable<string?[]> Keys(SeedReference reference)
    {
        var referenced = tables.TryGetValue(reference.Table, out var table) ? [table] : _parts[reference.Table];
        foreach (var one in referenced)
        {
            foreach (var row in one.Rows)
            {
                var key = Names(reference, one).Select(index => index >= 0 ? row[index] : null).ToArray();
                if (!key.Contains(null))
                    yield return key;
            }
        }
    }

    static IEnumerable<int> Names(SeedReference reference, SeedTable table) => reference.Keys.Select(table.IndexOf);
}
