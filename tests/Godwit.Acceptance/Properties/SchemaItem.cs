namespace Godwit;

/// <summary>One statement of a random schema, and the items without which it makes no sense.</summary>
/// <param name="Id">Unique in its schema.</param>
/// <param name="Sql">The statement.</param>
/// <param name="Needs">The ids of the items it mentions.</param>
sealed record SchemaItem(string Id, string Sql, params string[] Needs);

/// <summary>A random schema: items in an order in which they can be run.</summary>
sealed record RandomSchema(IReadOnlyList<SchemaItem> Items)
{
    public string Sql => string.Concat(Items.Select(item => item.Sql + ";\n"));

    /// <summary>The schema without some items and without what needs them.</summary>
    public RandomSchema Without(IReadOnlySet<string> ids)
    {
        var gone = new HashSet<string>(ids);
        var kept = new List<SchemaItem>();
        foreach (var one in Items)
        {
            if (gone.Contains(one.Id) || one.Needs.Any(gone.Contains))
                gone.Add(one.Id);
            else
                kept.Add(one);
        }
        return new(kept);
    }
}
