using System.Data.Common;
using System.Diagnostics;

namespace Godwit;

/// <summary>
/// What an interrupted statement that works CONCURRENTLY leaves behind, and how it is taken up again: the server's
/// catalog says what became of it.
/// </summary>
sealed class PostgreSqlStandAlone(DbConnection connection, SessionContext context)
{
    static readonly TimeSpan _poll = TimeSpan.FromMilliseconds(500);

    /// <summary>True for statements whose outcome can be seen in the catalog, or that may be run twice.</summary>
    public static bool CanResume(SqlStatement statement) =>
        PostgreSqlStatements.Classify(statement).Kind switch
        {
            StatementKind.Other => false,
            // Without a name the server chose one, and a finished index cannot be told from an older one.
            StatementKind.CreateIndexConcurrently => PostgreSqlNames.OfCreatedIndex(statement) is { Name: not null },
            _ => true,
        };

    /// <summary>
    /// True for statements that wait for old transactions while they hold nothing that traffic needs.
    /// </summary>
    public static bool WaitsHarmlessly(SqlStatement statement) =>
        PostgreSqlStatements.Classify(statement).Kind
            is StatementKind.CreateIndexConcurrently
                or StatementKind.DropIndexConcurrently
                or StatementKind.DetachConcurrently
                or StatementKind.Reindex
        && PostgreSqlNames.HasKeyword(statement, "concurrently");

    public Task<ResumeDecision> PrepareAsync(
        SqlStatement statement,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    ) =>
        PostgreSqlStatements.Classify(statement).Kind switch
        {
            StatementKind.CreateIndexConcurrently => PrepareCreateIndexAsync(statement, earlier, cancellationToken),
            StatementKind.DropIndexConcurrently when earlier == EarlierAttempt.Unknown => PrepareDropIndexAsync(
                statement,
                cancellationToken
            ),
            StatementKind.DetachConcurrently => PrepareDetachAsync(statement, earlier, cancellationToken),
            StatementKind.Reindex when earlier != EarlierAttempt.None => PrepareReindexAsync(cancellationToken),
            _ => Task.FromResult(ResumeDecision.Run),
        };

    /// <summary>
    /// Invalid indexes that nobody builds, and that belong to no constraint and no partitioned index.
    /// </summary>
    public async Task<ValueList<string>> ReadInvalidIndexesAsync(CancellationToken cancellationToken)
    {
        var indexes = await ReadIndexesAsync("true", cancellationToken).ConfigureAwait(false);
        return indexes.Where(i => !i.IsValid && !i.IsBeingBuilt).Select(i => i.Name).ToValueList();
    }

    public Task DropAsync(string index, CancellationToken cancellationToken) =>
        connection.ExecuteAsync($"DROP INDEX CONCURRENTLY IF EXISTS {index}", cancellationToken);

    async Task<ResumeDecision> PrepareCreateIndexAsync(
        SqlStatement statement,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    )
    {
        if (PostgreSqlNames.OfCreatedIndex(statement) is not { Name: { } name, Table: var table })
            return ResumeDecision.Run;
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var found = await ReadIndexesAsync(
                    "c.relname OPERATOR(pg_catalog.=) $1 AND x.indrelid OPERATOR(pg_catalog.=) "
                        + "pg_catalog.to_regclass($2)::pg_catalog.oid",
                    cancellationToken,
                    PostgreSqlStatements.Syntax.NameOf(name),
                    table
                )
                .ConfigureAwait(false);
            if (found is not [var index])
                return ResumeDecision.Run;
            if (index.IsValid)
                return earlier == EarlierAttempt.Unknown ? ResumeDecision.Done : ResumeDecision.Run;
            if (!index.IsBeingBuilt || Stopwatch.GetElapsedTime(started) >= context.Options.Wait)
            {
                context.Raise(
                    new MigrationEvent.Warning(
                        $"{statement.Location}: the index {index.Name} is invalid, left by an attempt that "
                            + $"failed; it is dropped and built anew."
                    )
                );
                await DropAsync(index.Name, cancellationToken).ConfigureAwait(false);
                return ResumeDecision.Run;
            }
            await Task.Delay(_poll, context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<ResumeDecision> PrepareDropIndexAsync(SqlStatement statement, CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync(
                "SELECT pg_catalog.to_regclass($1) IS NULL",
                static row => row.GetBoolean(0),
                cancellationToken,
                PostgreSqlNames.OfDroppedIndex(statement)
            )
            .ConfigureAwait(false);
        return rows[0] ? ResumeDecision.Done : ResumeDecision.Run;
    }

    async Task<ResumeDecision> PrepareDetachAsync(
        SqlStatement statement,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    )
    {
        if (PostgreSqlNames.OfDetachedPartition(statement) is not { Name: { } partition, Table: var table })
            return ResumeDecision.Run;
        var rows = await connection
            .QueryAsync(
                """
                SELECT i.inhdetachpending
                FROM pg_catalog.pg_inherits AS i
                WHERE i.inhrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)::pg_catalog.oid
                    AND i.inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass($2)::pg_catalog.oid
                """,
                static row => row.GetBoolean(0),
                cancellationToken,
                partition,
                table
            )
            .ConfigureAwait(false);
        if (rows is [])
            return earlier == EarlierAttempt.Unknown ? ResumeDecision.Done : ResumeDecision.Run;
        if (!rows[0])
            return ResumeDecision.Run;
        await connection
            .ExecuteAsync($"ALTER TABLE {table} DETACH PARTITION {partition} FINALIZE", cancellationToken)
            .ConfigureAwait(false);
        return ResumeDecision.Done;
    }

    async Task<ResumeDecision> PrepareReindexAsync(CancellationToken cancellationToken)
    {
        // REINDEX CONCURRENTLY builds beside the old index and swaps; what it was killed with carries one of these
        // endings (manual, REINDEX, "Rebuilding Indexes Concurrently").
        var left = await ReadIndexesAsync(
                "c.relname::pg_catalog.text OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'",
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var index in left.Where(i => !i.IsValid && !i.IsBeingBuilt))
            await DropAsync(index.Name, cancellationToken).ConfigureAwait(false);
        return ResumeDecision.Run;
    }

    Task<List<Index>> ReadIndexesAsync(
        string condition,
        CancellationToken cancellationToken,
        params object?[] values
    ) =>
        connection.QueryAsync(
            IndexesSql(condition),
            static row => new Index(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2)),
            cancellationToken,
            values
        );

    static string IndexesSql(string condition) =>
        $"""
            SELECT
                pg_catalog.format('%I.%I', n.nspname, c.relname),
                x.indisvalid,
                EXISTS (
                    SELECT
                    FROM pg_catalog.pg_stat_progress_create_index AS p
                    WHERE p.index_relid OPERATOR(pg_catalog.=) c.oid
                        -- Of another role's session only the process is told; the locks are told of everyone's.
                        OR p.relid IS NULL AND EXISTS (
                            SELECT
                            FROM pg_catalog.pg_locks AS l
                            WHERE l.pid OPERATOR(pg_catalog.=) p.pid
                                AND l.relation OPERATOR(pg_catalog.=) x.indrelid
                                AND l.mode OPERATOR(pg_catalog.=) 'ShareUpdateExclusiveLock'
                                AND l.granted
                                AND l.database OPERATOR(pg_catalog.=) (
                                    SELECT d.oid
                                    FROM pg_catalog.pg_database AS d
                                    WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
                                )
                        )
                )
            FROM pg_catalog.pg_index AS x
            JOIN pg_catalog.pg_class AS c ON c.oid OPERATOR(pg_catalog.=) x.indexrelid
            JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
            WHERE c.relkind OPERATOR(pg_catalog.=) 'i'
                AND n.nspname OPERATOR(pg_catalog.<>) ALL (ARRAY['pg_catalog', 'pg_toast']::pg_catalog.name[])
                AND NOT EXISTS (
                    SELECT
                    FROM pg_catalog.pg_inherits AS i
                    WHERE i.inhrelid OPERATOR(pg_catalog.=) c.oid
                )
                AND NOT EXISTS (
                    SELECT
                    FROM pg_catalog.pg_constraint AS k
                    WHERE k.conindid OPERATOR(pg_catalog.=) c.oid
                )
                AND {condition}
            ORDER BY 1
            """;

    sealed record Index(string Name, bool IsValid, bool IsBeingBuilt);
}
