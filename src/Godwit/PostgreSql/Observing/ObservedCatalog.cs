namespace Godwit;

/// <summary>How the rows of a catalog are named.</summary>
enum ObservedNaming
{
    /// <summary>By the server, from their oid.</summary>
    Identified,

    /// <summary>As the object of another catalog that they say more of: <c>pg_index</c>, <c>pg_sequence</c>.</summary>
    Shared,

    /// <summary>As the column of a table that they say more of: <c>pg_attribute</c>, <c>pg_attrdef</c>.</summary>
    Column,

    /// <summary>By what stands in their key.</summary>
    Key,
}

/// <summary>A system catalog, and the query that reads it.</summary>
sealed record ObservedCatalog(SystemCatalog Catalog, ValueList<ObservedColumn> Columns, ObservedNaming Naming)
{
    readonly Dictionary<string, int> _places = Columns.Index().ToDictionary(one => one.Item.Name, one => one.Index);

    /// <summary>Where the columns of the key stand among <see cref="Columns"/>.</summary>
    public required ValueList<int> Key { get; init; }

    /// <summary>
    /// Where the table that a row belongs to stands among <see cref="Columns"/>; -1 where there is none.
    /// </summary>
    public required int Owner { get; init; }

    /// <summary>Columns that this session may not read.</summary>
    public required ValueList<string> Unreadable { get; init; }

    /// <summary>Where a column stands among <see cref="Columns"/>; -1 where there is none.</summary>
    public int IndexOf(string column) => _places.GetValueOrDefault(column, -1);

    public string Sql =>
        $"""
            SELECT
                {string.Join(",\n    ", Columns.Select(one => one.Sql))}
            FROM pg_catalog.{Catalog.Name} AS row
            WHERE {LeftOut.Rows(Catalog)}
            ORDER BY {string.Join(", ", Catalog.UniqueKeys[0].Select(one => $"row.{one}"))}
            """;
}
