using System.Data.Common;

namespace Godwit;

/// <summary>Reads extended statistics.</summary>
sealed class PostgreSqlStatisticsReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_statistic_ext.h.
    const uint StatisticsClass = 3381;

    // 'e' is said by the expressions themselves; all of the others is what CREATE STATISTICS makes when told nothing.
    const string Statistics = """
        SELECT
            statistics.oid::bigint,
            namespace.nspname::text,
            statistics.stxname::text,
            relation.relnamespace::pg_catalog.regnamespace || '.' || pg_catalog.quote_ident(relation.relname),
            (
                SELECT pg_catalog.string_agg(pg_catalog.quote_ident(attribute.attname), ', ' ORDER BY attribute.attnum)
                FROM pg_catalog.pg_attribute AS attribute
                WHERE attribute.attrelid = statistics.stxrelid
                    AND attribute.attnum = ANY (statistics.stxkeys)
            ),
            CASE
                WHEN 'd' = ANY (statistics.stxkind)
                    AND 'f' = ANY (statistics.stxkind)
                    AND 'm' = ANY (statistics.stxkind)
                THEN NULL
                ELSE (
                    SELECT pg_catalog.string_agg(known.word, ', ' ORDER BY known.place)
                    FROM (
                        VALUES (1, 'd', 'ndistinct'), (2, 'f', 'dependencies'), (3, 'm', 'mcv')
                    ) AS known (place, letter, word)
                    WHERE known.letter::"char" = ANY (statistics.stxkind)
                )
            END,
            CASE WHEN statistics.stxstattarget >= 0 THEN statistics.stxstattarget::text END
        FROM pg_catalog.pg_statistic_ext AS statistics
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = statistics.stxnamespace
        JOIN pg_catalog.pg_class AS relation ON relation.oid = statistics.stxrelid
        WHERE statistics.oid >= 16384
            AND namespace.nspname !~ '^pg_'
            AND namespace.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype = 'e'
                    AND (
                        depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                            AND depend.objid = relation.oid
                        OR depend.classid = 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass
                            AND depend.objid = statistics.oid
                    )
            )
        """;

    // Statistics of expressions came with 14.
    const string Expressions = """
        SELECT
            statistics.oid::bigint,
            expression.place::int,
            expression.text
        FROM pg_catalog.pg_statistic_ext AS statistics
        CROSS JOIN LATERAL pg_catalog.unnest(
            pg_catalog.pg_get_statisticsobjdef_expressions(statistics.oid)
        ) WITH ORDINALITY AS expression (text, place)
        WHERE statistics.oid >= 16384
            AND statistics.stxexprs IS NOT NULL
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Statistics, Add);
        if (queries.Version >= 140000)
            queries.Add(Expressions, AddExpression);
    }

    static void Add(DbDataReader row, PostgreSqlCatalogBuilder catalog) =>
        catalog.Add(
            new(StatisticsClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.Statistics, row.GetString(1), row.GetString(2)),
            ("table", row.GetString(3)),
            ("columns", row.GetStringOrNull(4)),
            ("kinds", row.GetStringOrNull(5)),
            ("target", row.GetStringOrNull(6))
        );

    static void AddExpression(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        // What an extension owns was passed over.
        if (catalog.Find(new(StatisticsClass, (uint)row.GetInt64(0), 0)) is { } name)
            catalog.SetExpression(name, $"expression {row.GetInt32(1)}", row.GetString(2));
    }
}
