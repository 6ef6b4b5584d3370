namespace Godwit;

/// <summary>Says of objects which table, or else which type, they belong to.</summary>
sealed class ObservedPlaces
{
    readonly ObservedNames _names;
    readonly Dictionary<string, (string? Schema, string Name)> _relations;
    readonly Dictionary<string, (string? Schema, string Name)> _types;
    readonly Dictionary<string, string> _indexed;

    /// <summary>Learns where everything is.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="names">What their numbers stand for.</param>
    public ObservedPlaces(IReadOnlyList<ObservedRow> rows, ObservedNames names)
    {
        _names = names;
        // The server keeps no NULL in the columns that are read here.
        var schemas = rows.Where(row => row.From.Catalog.Name == "pg_namespace")
            .ToDictionary(row => row.Values[0]!, row => row["nspname"]!);
        _relations = Named("pg_class", "relname", "relnamespace");
        _types = Named("pg_type", "typname", "typnamespace");
        _indexed = rows.Where(row => row.From.Catalog.Name == "pg_index")
            .ToDictionary(row => row["indexrelid"]!, row => row["indrelid"]!);
        foreach (var key in rows.Where(row => row["conindid"] is not null && row["contype"] is "p" or "u" or "x"))
            names
                .Find("pg_class", OidList.One(key["conindid"]))
                ?.Whole = names.Find("pg_constraint", OidList.One(key.Values[0]));

        Dictionary<string, (string? Schema, string Name)> Named(string catalog, string name, string schema) =>
            rows.Where(row => row.From.Catalog.Name == catalog)
                .ToDictionary(row => row.Values[0]!, row => (schemas.GetValueOrDefault(row[schema]!), row[name]!));
    }

    /// <summary>Gives an object the schema and name of what it belongs to, or its own.</summary>
    public void Put(ObservedObject one, ObservedRow row)
    {
        var table = row.From.Owner < 0 ? "0" : row.Values[row.From.Owner] ?? "0";
        table = _indexed.GetValueOrDefault(table, table);
        if (_relations.TryGetValue(table, out var relation))
        {
            (one.Schema, one.Name) = (relation.Schema ?? one.Schema, relation.Name);
            if (_names.Find("pg_class", OidList.One(table)) is { } whole && whole != one)
                one.Whole ??= whole;
        }
        else if ((row["enumtypid"] ?? row["contypid"]) is { } oid && _types.TryGetValue(oid, out var type))
            (one.Schema, one.Name) = (type.Schema ?? one.Schema, type.Name);
        else if (OwnName(row) is { } name)
            one.Name = name;
    }

    static string? OwnName(ObservedRow row)
    {
        if (row.From.Naming != ObservedNaming.Identified || row.From.Catalog.Name == "pg_class")
            return null;
        var column = row.From.Catalog.Columns.FirstOrDefault(one => one.Type == "name");
        return column is null ? null : row[column.Name];
    }
}
