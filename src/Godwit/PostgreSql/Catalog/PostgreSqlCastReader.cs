namespace Godwit;

/// <summary>Reads casts.</summary>
sealed class PostgreSqlCastReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Cast;

    protected override ObjectKind Kind => ObjectKind.Cast;

    protected override ValueList<string> Settings => ["function", "method", "context"];

    protected override string Query(int version) =>
        $"""
            SELECT
                "cast".oid::bigint,
                '',
                pg_catalog.format(
                    '(%s AS %s)',
                    pg_catalog.format_type("cast".castsource, NULL),
                    pg_catalog.format_type("cast".casttarget, NULL)
                ),
                NULL::text,
                {RoutineWithTypes("\"cast\".castfunc")},
                CASE "cast".castmethod WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END,
                CASE "cast".castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END
            FROM pg_catalog.pg_cast AS "cast"
            WHERE {IsOwn("pg_cast", "\"cast\".oid")}
            """;
}
