using System.Data.Common;

namespace Godwit;

/// <summary>What the server knows of the table and key that a <c>batches</c> directive names.</summary>
/// <param name="Name">Qualified and quoted.</param>
/// <param name="Pages">Pages of its largest part: the table itself, or a partition or child at any depth.</param>
/// <param name="Key">The key's column, quoted; absent without <c>by</c>.</param>
/// <param name="KeyType">The key's type, as SQL writes it.</param>
/// <param name="BehindLast">SQL of a value behind the largest key <c>k</c>; absent for types without one.</param>
/// <param name="IsKeyBuiltIn">The key's type is one of the server's own, and so are its operators.</param>
/// <param name="ServerVersion">As <c>server_version_num</c>.</param>
sealed record PostgreSqlBatchTable(
    string Name,
    long Pages,
    string? Key,
    string? KeyType,
    string? BehindLast,
    bool IsKeyBuiltIn,
    int ServerVersion
)
{
    // A TID range scan reads only the pages between two ctids; before 14 each window would read the whole table.
    const int FirstVersionWithRangeScan = 140000;

    // ORDER BY with a bare name would sort by the column of that name in the result, which is a text.
    /// <summary>The key at a distance behind a bound: <c>$1</c> from, <c>$2</c> end, <c>$3</c> distance.</summary>
    public string NextKeySql =>
        $"""
            SELECT t.{Key}::pg_catalog.text
            FROM {Name} AS t
            WHERE t.{Key} {Operator(">=")} CAST($1::pg_catalog.text AS {KeyType})
                AND t.{Key} {Operator("<")} CAST($2::pg_catalog.text AS {KeyType})
            ORDER BY t.{Key}
            LIMIT 1
            OFFSET $3
            """;

    /// <summary>Begins the walk that the directive asks for, or takes it up where an earlier run stopped.</summary>
    public static async Task<BatchWalk> OpenWalkAsync(
        DbConnection connection,
        BatchPlan plan,
        StepProgress? progress,
        CancellationToken cancellationToken
    )
    {
        var table = await ReadAsync(connection, plan, cancellationToken).ConfigureAwait(false);
        if (plan.Column is null)
        {
            if (table.ServerVersion < FirstVersionWithRangeScan)
                throw BatchErrors.CannotWalk(
                    plan,
                    $"PostgreSQL before 14 cannot walk pages; name a key: `batches of {plan.Table} by COLUMN`."
                );
            return progress is { Next: { } next, End: { } end }
                ? PostgreSqlPageWalk.Resume(next, end)
                : new PostgreSqlPageWalk(0, table.Pages);
        }
        if (progress is { Next: { } from, End: { } to })
            return new PostgreSqlKeyWalk(connection, table, from, to);
        var (first, behindLast) = await table
            .ReadBoundsAsync(connection, plan, cancellationToken)
            .ConfigureAwait(false);
        return new PostgreSqlKeyWalk(connection, table, first, behindLast);
    }

    /// <summary>
    /// A bound as a literal of unknown type; E'' reads the same whatever standard_conforming_strings says.
    /// </summary>
    public static string Literal(string bound) =>
        $"E'{bound.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'";

    static async Task<PostgreSqlBatchTable> ReadAsync(
        DbConnection connection,
        BatchPlan plan,
        CancellationToken cancellationToken
    )
    {
        var rows = await PostgreSqlBatchFacts.ReadAsync(connection, plan, cancellationToken).ConfigureAwait(false);
        if (rows is not [var facts])
            throw BatchErrors.CannotWalk(plan, $"there is no table {plan.Table} (on the search_path of this session).");
        if (facts.Kind is not ("r" or "p") || facts.HasForeign)
            throw BatchErrors.CannotWalk(plan, "only tables, whose partitions are tables too, can be walked.");
        if (plan.Column is null)
            return new(facts.Name, facts.Pages, null, null, null, true, facts.ServerVersion);
        if (facts.Key is null)
            throw BatchErrors.CannotWalk(plan, $"the table has no column {plan.Column}.");
        var behindLast =
            BehindLastSql(facts.BaseType)
            ?? throw BatchErrors.CannotWalk(
                plan,
                $"a key of type {facts.KeyType} has no successor. Integer, numeric, uuid, text, date and "
                    + $"timestamp keys have; "
                    + "without `by`, pages are walked."
            );
        if (!facts.IsNotNull)
            await RefuseNullKeysAsync(connection, plan, facts.Name, facts.Key, cancellationToken).ConfigureAwait(false);
        return new(
            facts.Name,
            facts.Pages,
            facts.Key,
            facts.KeyType,
            behindLast,
            facts.BaseType != "citext",
            facts.ServerVersion
        );
    }

    static async Task RefuseNullKeysAsync(
        DbConnection connection,
        BatchPlan plan,
        string table,
        string key,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                $"SELECT EXISTS (SELECT FROM {table} WHERE {key} IS NULL)",
                static row => row.GetBoolean(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (rows[0])
            throw BatchErrors.CannotWalk(plan, "some rows have no key (NULL), and no window would reach them.");
    }

    async Task<(string First, string BehindLast)> ReadBoundsAsync(
        DbConnection connection,
        BatchPlan plan,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var rows = await connection
                .QueryAsync(
                    $"""
                    SELECT
                        COALESCE((SELECT t.{Key}::pg_catalog.text FROM {Name} AS t ORDER BY t.{Key} LIMIT 1), ''),
                        COALESCE(({BehindLast})::pg_catalog.text, ''),
                        COALESCE(CAST({BehindLast} AS {KeyType}) {Operator(">")} k, true)
                    FROM (SELECT) AS always
                    LEFT JOIN (SELECT t.{Key} AS k FROM {Name} AS t ORDER BY t.{Key} DESC LIMIT 1) AS last ON true
                    """,
                    static row => (First: row.GetString(0), BehindLast: row.GetString(1), IsBehind: row.GetBoolean(2)),
                    cancellationToken
                )
                .ConfigureAwait(false);
            // NaN, infinity and the largest uuid are behind everything; so is nothing under some collations.
            return rows[0].IsBehind ? (rows[0].First, rows[0].BehindLast) : throw HasNoSuccessor(plan);
        }
        catch (DbException e) when (e.SqlState is "22003" or "22008")
        {
            throw HasNoSuccessor(plan);
        }
    }

    static InvalidMigrationException HasNoSuccessor(BatchPlan plan) =>
        BatchErrors.CannotWalk(
            plan,
            "no value of its type comes after the largest key, so that no window could end behind it. "
                + "Without `by`, pages are walked."
        );

    /// <summary>
    /// An operator of the server's own, whatever schemas come first; an extension's is where the search_path has it.
    /// </summary>
    string Operator(string name) => IsKeyBuiltIn ? $"OPERATOR(pg_catalog.{name})" : name;

    static string? BehindLastSql(string? type) =>
        type switch
        {
            "int2" or "int4" or "int8" or "numeric" => "k OPERATOR(pg_catalog.+) 1",
            "date" => "k OPERATOR(pg_catalog.+) 1",
            "timestamp" or "timestamptz" => "k OPERATOR(pg_catalog.+) interval '1 microsecond'",
            "text" or "varchar" or "citext" or "name" => "k::pg_catalog.text OPERATOR(pg_catalog.||) pg_catalog.chr(1)",
            // Compared byte by byte: behind the last uuid of a table stands the largest of all, unless it is that.
            "uuid" => "CASE WHEN k IS NOT NULL THEN 'ffffffff-ffff-ffff-ffff-ffffffffffff'::pg_catalog.uuid END",
            _ => null,
        };
}
