namespace Godwit;

/// <summary>Which column of a catalog says to which table a row belongs.</summary>
static class ObservedOwners
{
    /// <summary>The column; absent where rows belong to nothing but their schema.</summary>
    public static string? ColumnOf(SystemCatalog catalog) =>
        catalog.Name switch
        {
            "pg_class" => "oid",
            "pg_index" => "indrelid",
            "pg_constraint" => "conrelid",
            "pg_inherits" => "inhrelid",
            "pg_trigger" => "tgrelid",
            "pg_partitioned_table" => "partrelid",
            _ => catalog
                .References.FirstOrDefault(one => one is { Target: "pg_class", IsList: false, Columns.Count: 1 })
                ?.Columns[0],
        };
}
