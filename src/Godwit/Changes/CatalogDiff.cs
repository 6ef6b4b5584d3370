namespace Godwit;

/// <summary>Compares catalogs that one engine and version wrote, so that equal text means equal objects.</summary>
public static class CatalogDiff
{
    /// <summary>
    /// What leads from one catalog to another: drops, then alterations, then creations, each by name.
    /// </summary>
    public static ValueList<Change> Compare(Catalog from, Catalog to)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        var before = from.Objects.ToDictionary(one => one.Name);
        var after = to.Objects.ToDictionary(one => one.Name);
        var drops = from
            .Objects.Where(one => !after.ContainsKey(one.Name))
            .Select(Change (one) => new Change.Drop(one));
        var alterations = from
            .Objects.Where(one => after.TryGetValue(one.Name, out var other) && !one.Equals(other))
            .Select(Change (one) => new Change.Alter(one, after[one.Name]));
        var creations = to
            .Objects.Where(one => !before.ContainsKey(one.Name))
            .Select(Change (one) => new Change.Create(one));
        return drops.Concat(alterations).Concat(creations).ToValueList();
    }
}
