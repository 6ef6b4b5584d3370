namespace Godwit;

/// <summary>How lists of privileges become text: one part for each grantee, sorted.</summary>
static class ObservedPrivileges
{
    /// <summary>NULL where the list is absent or says what an absent one means.</summary>
    public static string Sql(SystemCatalog catalog, string column) =>
        DefaultOf(catalog.Name) is { } standard
            ? $"CASE WHEN row.{column} IS NOT NULL THEN NULLIF({Text($"row.{column}")}, {Text(standard)}) END"
            : $"CASE WHEN row.{column} IS NOT NULL THEN {Text($"row.{column}")} END";

    /// <summary>Privileges on the type of a table's rows, whose own row in <c>pg_type</c> is left out.</summary>
    public static string RowType { get; } =
        $"""
            CASE WHEN row.reltype <> 0 AND row.relkind <> 'c' THEN (
                SELECT NULLIF(
                    {Text("type.typacl")},
                    {Text("pg_catalog.acldefault('T', type.typowner)")}
                )
                FROM pg_catalog.pg_type AS type
                WHERE type.oid = row.reltype AND type.typacl IS NOT NULL
            ) END
            """;

    static string? DefaultOf(string catalog) =>
        catalog switch
        {
            "pg_class" =>
                "pg_catalog.acldefault(CASE row.relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", row.relowner)",
            "pg_attribute" => "pg_catalog.acldefault('c', 0::pg_catalog.oid)",
            "pg_proc" => "pg_catalog.acldefault('f', row.proowner)",
            "pg_type" => "pg_catalog.acldefault('T', row.typowner)",
            "pg_language" => "pg_catalog.acldefault('l', row.lanowner)",
            "pg_namespace" => "pg_catalog.acldefault('n', row.nspowner)",
            "pg_foreign_data_wrapper" => "pg_catalog.acldefault('F', row.fdwowner)",
            "pg_foreign_server" => "pg_catalog.acldefault('S', row.srvowner)",
            _ => null,
        };

    static string Text(string list) =>
        $"""
            (
                SELECT coalesce(pg_catalog.string_agg(held.line, '; ' ORDER BY held.line COLLATE "C"), '')
                FROM (
                    SELECT pg_catalog.format(
                        '%s=%s by %s',
                        CASE item.grantee
                            WHEN 0 THEN 'PUBLIC'
                            ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(item.grantee))
                        END,
                        pg_catalog.string_agg(
                            item.privilege_type || CASE WHEN item.is_grantable THEN '*' ELSE '' END,
                            ','
                            ORDER BY item.privilege_type COLLATE "C"
                        ),
                        pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(item.grantor))
                    ) AS line
                    FROM pg_catalog.aclexplode({list}) AS item
                    GROUP BY item.grantee, item.grantor
                ) AS held
            )
            """;
}
