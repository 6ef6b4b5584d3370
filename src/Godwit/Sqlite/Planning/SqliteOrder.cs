namespace Godwit;

/// <summary>Puts objects behind those that they refer to; in a circle, the first as given comes first.</summary>
static class SqliteOrder
{
    public static List<SqliteTable> ParentsFirst(List<SqliteTable> tables)
    {
        var byName = tables.ToDictionary(one => one.Name, StringComparer.OrdinalIgnoreCase);
        return Sort(
            tables,
            table => table.Parents.Select(parent => byName.GetValueOrDefault(parent)).OfType<SqliteTable>()
        );
    }

    /// <summary>Views behind the views that they read.</summary>
    public static List<SchemaObject> Views(List<SchemaObject> views)
    {
        var byName = views.ToDictionary(one => one.Name.Name, StringComparer.OrdinalIgnoreCase);
        return Sort(
            views,
            view =>
                new SqliteTokens(view.Source ?? "")
                    .Names()
                    .Order(StringComparer.Ordinal)
                    .Select(name => byName.GetValueOrDefault(name))
                    .OfType<SchemaObject>()
        );
    }

    /// <summary>Generated columns behind the columns that they are made from.</summary>
    public static List<SchemaObject> Columns(List<SchemaObject> columns)
    {
        var byName = columns.ToDictionary(one => one.Name.Name, StringComparer.OrdinalIgnoreCase);
        return Sort(
            columns,
            column =>
                new SqliteTokens(column["generated"] ?? "")
                    .Names()
                    .Order(StringComparer.Ordinal)
                    .Select(name => byName.GetValueOrDefault(name))
                    .OfType<SchemaObject>()
        );
    }

    static List<T> Sort<T>(List<T> items, Func<T, IEnumerable<T>> needs)
        where T : class
    {
        var sorted = new List<T>();
        var seen = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var item in items)
            Visit(item);
        return sorted;

        void Visit(T item)
        {
            if (!seen.Add(item))
                return;
            foreach (var need in needs(item))
                Visit(need);
            sorted.Add(item);
        }
    }
}
