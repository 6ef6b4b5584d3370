namespace Godwit;

/// <summary>
/// Reads collations. Their version is what the operating system had when they were made: nothing that a schema says.
/// </summary>
sealed class PostgreSqlCollationReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Collation;

    protected override ObjectKind Kind => ObjectKind.Collation;

    protected override ValueList<string> Settings =>
        ["provider", "locale", "lc_collate", "lc_ctype", "rules", "nondeterministic"];

    protected override string Query(int version) =>
        $"""
            SELECT
                "collation".oid::bigint,
                namespace.nspname::text,
                "collation".collname::text,
                NULL::text,
                CASE "collation".collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
                CASE WHEN "collation".collprovider <> 'c' THEN {Locale(version)} END,
                CASE WHEN "collation".collprovider = 'c' THEN "collation".collcollate::text END,
                CASE WHEN "collation".collprovider = 'c' THEN "collation".collctype::text END,
                -- ICU's own rules came with 16.
                {(version >= 160000 ? "\"collation\".collicurules" : "NULL::text")},
                {If("NOT \"collation\".collisdeterministic")}
            FROM pg_catalog.pg_collation AS "collation"
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = "collation".collnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_collation", "\"collation\".oid")}
            """;

    // The locale of ICU got a column of its own with 15, which is that of all providers but libc since 17.
    static string Locale(int version) =>
        version switch
        {
            >= 170000 => "\"collation\".colllocale",
            >= 150000 => "\"collation\".colliculocale",
            _ => "\"collation\".collcollate::text",
        };
}
