namespace Godwit;

/// <summary>Puts tables behind those that their foreign keys point to, as far as there are no circles.</summary>
static class SeedOrder
{
    public static List<SeedTable> Sort(List<SeedTable> tables)
    {
        var parts = tables
            .SelectMany(table => table.Ancestors.Append(table.Oid).Select(oid => (oid, table)))
            .ToLookup(one => one.oid, one => one.table);
        var sorted = new List<SeedTable>();
        var started = new HashSet<uint>();
        // Without recursion: chains of foreign keys may be thousands of tables long.
        var open = new Stack<(SeedTable Table, bool IsDone)>();
        foreach (var table in tables)
        {
            open.Push((table, false));
            while (open.TryPop(out var next))
            {
                if (next.IsDone)
                {
                    sorted.Add(next.Table);
                    continue;
                }
                if (!started.Add(next.Table.Oid))
                    continue;
                open.Push((next.Table, true));
                // What may be NULL can wait; what may not goes first, and is pushed last.
                foreach (var reference in next.Table.References.OrderBy(one => IsNeeded(next.Table, one)))
                {
                    foreach (var referenced in parts[reference.Table].Where(one => !started.Contains(one.Oid)))
                        open.Push((referenced, false));
                }
            }
        }
        return sorted;
    }

    static bool IsNeeded(SeedTable table, SeedReference reference) =>
        reference.Columns.All(number =>
            table.IndexOf(number) is var index && index >= 0 && table.Columns[index].IsNotNull
        );
}
