using System.Data.Common;

namespace Godwit;

/// <summary>What the server says of the table and key that a <c>batches</c> directive names.</summary>
sealed record PostgreSqlBatchFacts(
    string Name,
    string Kind,
    long Pages,
    bool HasForeign,
    string? Key,
    string? KeyType,
    string? BaseType,
    bool IsNotNull,
    int ServerVersion
)
{
    const string Sql = """
        WITH RECURSIVE part AS (
            SELECT pg_catalog.to_regclass($1)::pg_catalog.oid AS oid
            UNION
            SELECT i.inhrelid
            FROM pg_catalog.pg_inherits AS i
            JOIN part ON part.oid OPERATOR(pg_catalog.=) i.inhparent
        )
        SELECT
            pg_catalog.format('%I.%I', n.nspname, c.relname),
            c.relkind::pg_catalog.text,
            (
                SELECT COALESCE(pg_catalog.max(pg_catalog.pg_relation_size(p.oid)), 0)
                FROM part AS p
            ) OPERATOR(pg_catalog./) pg_catalog.current_setting('block_size')::pg_catalog.int8,
            EXISTS (
                SELECT
                FROM part AS p
                JOIN pg_catalog.pg_class AS f ON f.oid OPERATOR(pg_catalog.=) p.oid
                WHERE f.relkind OPERATOR(pg_catalog.=) 'f'
            ),
            pg_catalog.quote_ident(a.attname),
            pg_catalog.format_type(a.atttypid, NULL),
            CASE WHEN t.typtype OPERATOR(pg_catalog.=) 'd' THEN b.typname ELSE t.typname END::pg_catalog.text,
            a.attnotnull,
            pg_catalog.current_setting('server_version_num')::pg_catalog.int4
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
        LEFT JOIN pg_catalog.pg_attribute AS a
            ON a.attrelid OPERATOR(pg_catalog.=) c.oid
            AND a.attname::pg_catalog.text OPERATOR(pg_catalog.=) $2
            AND NOT a.attisdropped
        LEFT JOIN pg_catalog.pg_type AS t ON t.oid OPERATOR(pg_catalog.=) a.atttypid
        LEFT JOIN pg_catalog.pg_type AS b ON b.oid OPERATOR(pg_catalog.=) t.typbasetype
        WHERE c.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)
        """;

    /// <summary>Asks for them; no row where there is no such table.</summary>
    public static async Task<List<PostgreSqlBatchFacts>> ReadAsync(
        DbConnection connection,
        BatchPlan plan,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await connection
                .QueryAsync(Sql, Read, cancellationToken, plan.Table, Column(plan))
                .ConfigureAwait(false);
        }
        catch (DbException e) when (e.SqlState is "42602" or "42601")
        {
            throw BatchErrors.CannotWalk(plan, $"'{plan.Table}' is not a table name.");
        }
    }

    static string? Column(BatchPlan plan) =>
        plan.Column is null ? null : PostgreSqlStatements.Syntax.NameOf(plan.Column);

    static PostgreSqlBatchFacts Read(DbDataReader row) =>
        new(
            row.GetString(0),
            row.GetString(1),
            row.GetInt64(2),
            row.GetBoolean(3),
            row.GetStringOrNull(4),
            row.GetStringOrNull(5),
            row.GetStringOrNull(6),
            !row.IsDBNull(7) && row.GetBoolean(7),
            row.GetInt32(8)
        );
}
