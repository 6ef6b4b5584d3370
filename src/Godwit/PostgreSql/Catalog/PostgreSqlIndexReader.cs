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

    public override async Task ReadAsync(
        DbConnection connection,
        int version,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        var indexes = await connection.QueryAsync(Indexes(version), Read, cancellationToken).ConfigureAwait(false);
        var columns = await PostgreSqlIndexColumns
            .ReadAsync(connection, ofConstraints: false, cancellationToken)
            .ConfigureAwait(false);
        var options = await PostgreSqlIndexColumns
            .ReadOptionsAsync(connection, cancellationToken)
            .ConfigureAwait(false);
        foreach (var index in indexes)
        {
            catalog.Add(new(RelationClass, index.Row, 0), index.Name, index.Settings.AsSpan());
            catalog.SetExpression(index.Name, "predicate", index.Predicate);
            PostgreSqlIndexColumns.Describe(catalog, index.Name, columns[index.Row]);
            if (index.IsOfPartition)
                PostgreSqlIndexColumns.DescribeName(catalog, index.Name, "idx", columns[index.Row]);
            foreach (var (name, value) in options[index.Row])
                catalog.Set(index.Name, $"option:{name}", value);
        }
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
        ORDER BY 2, 3, 4
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

    static IndexRow Read(DbDataReader row)
    {
        const int predicate = 4;
        var name = new ObjectName(ObjectKind.Index, row.GetString(1), row.GetString(3)) { Owner = row.GetString(2) };
        var settings = _settings.Select((setting, i) => (setting, row.GetStringOrNull(predicate + 1 + i)));
        return new((uint)row.GetInt64(0), name, row.GetStringOrNull(predicate), settings.ToValueList());
    }

    sealed record IndexRow(
        uint Row,
        ObjectName Name,
        string? Predicate,
        ValueList<(string Name, string? Value)> Settings
    )
    {
        public bool IsOfPartition => Settings.Any(one => one is { Name: "parent", Value: not null });
    }
}
