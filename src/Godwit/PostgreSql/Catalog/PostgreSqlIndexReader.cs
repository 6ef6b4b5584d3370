using System.Data.Common;

namespace Godwit;

/// <summary>Reads the indexes of tables and materialized views that no constraint owns.</summary>
/// <remarks>
/// Indexes of partitions that belong to an index of the parent are objects too, with a setting that says so: they have
/// names and options of their own, and stay when the partition is detached.
/// </remarks>
sealed class PostgreSqlIndexReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_class.h.
    const uint RelationClass = 1259;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        var columns = queries.IndexColumns;
        queries.Add(Indexes(queries.Version), (row, catalog) => Add(row, columns, catalog));
    }

    static void Add(DbDataReader row, PostgreSqlIndexColumns columns, PostgreSqlCatalogBuilder catalog)
    {
        const int predicate = 4;
        var index = (uint)row.GetInt64(0);
        var name = new ObjectName(ObjectKind.Index, row.GetString(1), row.GetString(3)) { Owner = row.GetString(2) };
        catalog.Add(new(RelationClass, index, 0), name);
        catalog.SetExpression(name, "predicate", row.GetStringOrNull(predicate));
        for (var i = 0; i < _settings.Count; i++)
            catalog.Set(name, _settings[i], row.GetStringOrNull(predicate + 1 + i));
        var isOfPartition = !row.IsDBNull(predicate + 1 + _settings.AsSpan().IndexOf("parent"));
        columns.Describe(index, name, isOfPartition ? "idx" : null, catalog);
    }

    // An index that failed to be built is invalid; a partitioned one is so until each partition has its part.
    static string Indexes(int version) =>
        $"""
                SELECT
                    class.oid::bigint,
                    namespace.nspname::text,
                    relation.relname::text,
                    class.relname::text,
                    pg_catalog.pg_get_expr(index.indpred, index.indrelid, true),
                    CASE WHEN index.indisunique THEN 'true' END,
                    CASE WHEN method.amname <> 'btree' THEN method.amname::text END,
                    CASE WHEN class.relkind = 'I' THEN 'true' END,
                    CASE WHEN parent.oid IS NOT NULL THEN parent.relnamespace::pg_catalog.regnamespace
                        || '.' || pg_catalog.quote_ident(parent.relname) END,
                    -- NULLS NOT DISTINCT came with 15.
                    CASE WHEN {(version >= 150000 ? "index.indnullsnotdistinct" : "false")} THEN 'true' END,
                    tablespace.spcname::text,
                    CASE WHEN class.relkind = 'i' AND NOT index.indisvalid THEN 'true' END,
                CASE WHEN class.relkind = 'I' AND NOT index.indisvalid THEN 'true' END,
                    CASE WHEN index.indisclustered THEN 'true' END,
                    CASE WHEN index.indisreplident THEN 'true' END
            """ + From;

    const string From = """

        FROM pg_catalog.pg_index AS index
        JOIN pg_catalog.pg_class AS class ON class.oid = index.indexrelid
        JOIN pg_catalog.pg_class AS relation ON relation.oid = index.indrelid
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_catalog.pg_am AS method ON method.oid = class.relam
        LEFT JOIN pg_catalog.pg_inherits AS inherits ON inherits.inhrelid = class.oid
        LEFT JOIN pg_catalog.pg_class AS parent ON parent.oid = inherits.inhparent
        LEFT JOIN pg_catalog.pg_namespace AS namespace_of_parent ON namespace_of_parent.oid = parent.relnamespace
        LEFT JOIN pg_catalog.pg_tablespace AS tablespace ON tablespace.oid = class.reltablespace
        WHERE relation.relkind IN ('r', 'p', 'm')
            AND class.oid >= 16384
            AND namespace.nspname !~ '^pg_'
            AND namespace.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_constraint AS "constraint"
                WHERE "constraint".conindid = class.oid
                    AND "constraint".contype IN ('p', 'u', 'x')
            )
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype = 'e'
                    AND depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid IN (class.oid, relation.oid)
            )
        """;

    // In the order of the query's columns, from the sixth.
    static readonly ValueList<string> _settings =
    [
        "unique",
        "method",
        "partitioned",
        "parent",
        "nulls not distinct",
        "tablespace",
        "invalid",
        "incomplete",
        "clustered",
        "replica identity",
    ];
}
