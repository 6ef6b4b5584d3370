namespace Godwit;

/// <summary>Reads transforms of types for procedural languages.</summary>
sealed class PostgreSqlTransformReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Transform;

    protected override ObjectKind Kind => ObjectKind.Transform;

    protected override ValueList<string> Settings => ["from sql", "to sql"];

    protected override string Query(int version) =>
        $"""
            SELECT
                transform.oid::bigint,
                '',
                pg_catalog.format(
                    'FOR %s LANGUAGE %I',
                    pg_catalog.format_type(transform.trftype, NULL),
                    language.lanname
                ),
                NULL::text,
                {RoutineWithTypes("transform.trffromsql")},
                {RoutineWithTypes("transform.trftosql")}
            FROM pg_catalog.pg_transform AS transform
            JOIN pg_catalog.pg_language AS language ON language.oid = transform.trflang
            WHERE {IsOwn("pg_transform", "transform.oid")}
            """;
}
