namespace Godwit;

/// <summary>How lists of options become text: sorted, and secrets as their hashes.</summary>
static class ObservedOptions
{
    public static string Sql(string list) =>
        $"""
            CASE WHEN {list} IS NOT NULL THEN (
                SELECT pg_catalog.string_agg(
                    CASE
                        WHEN item.text ~* '^[^=]*(passw|secret|token)[^=]*='
                        THEN pg_catalog.split_part(item.text, '=', 1)
                            || '=sha256:'
                            || pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(item.text, 'UTF8')), 'hex')
                        ELSE item.text
                    END,
                    ', '
                    ORDER BY item.text COLLATE "C"
                )
                FROM pg_catalog.unnest({list}) AS item (text)
            ) END
            """;

    /// <summary>Options of a table's TOAST table, which has no name to be found by.</summary>
    public static string Toast { get; } =
        $"""
            CASE WHEN row.reltoastrelid <> 0 THEN (
                SELECT {Sql("toast.reloptions")}
                FROM pg_catalog.pg_class AS toast
                WHERE toast.oid = row.reltoastrelid
            ) END
            """;
}
