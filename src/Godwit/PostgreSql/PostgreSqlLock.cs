using System.Data;
using System.Data.Common;
using System.Diagnostics;

namespace Godwit;

/// <summary>
/// The migration lock: a session advisory lock, asked for again and again in autocommit. A waiter must not sit inside
/// <c>pg_advisory_lock</c>: its snapshot would make the holder's CREATE INDEX CONCURRENTLY wait for it, a deadlock.
/// </summary>
sealed class PostgreSqlLock(DbConnection connection, PostgreSqlHistory history, SessionContext context)
    : IAsyncDisposable
{
    /// <summary>How long releasing may take; a session that ends releases its locks by itself.</summary>
    public static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(1);

    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _reportEvery = TimeSpan.FromSeconds(2);

    long _key;
    bool _canCheckClient = true;

    /// <summary>True while this session holds the lock; false too where a proxy makes session locks useless.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The server process of this session.</summary>
    public int ProcessId { get; private set; }

    public async Task<TimeSpan> AcquireAsync(CancellationToken cancellationToken)
    {
        await history.ConnectAsync(connection, cancellationToken).ConfigureAwait(false);
        _key = history.LockKey;
        var started = Stopwatch.GetTimestamp();
        var reported = TimeSpan.Zero;
        var pauses = new Pauses(_firstPause, _longestPause);
        // Only a session that is known to be this connection's own may lock: behind a proxy the lock would stay there.
        var own = context.Options.Hooks?.BackendProcessId(connection);
        var isChecked = false;
        while (true)
        {
            var seen = await TryAsync(own, cancellationToken).ConfigureAwait(false);
            // Another server process than the one that was asked before: a proxy pools transactions after all.
            if (IsHeld || (isChecked && seen.ProcessId != own))
                return Stopwatch.GetElapsedTime(started);
            if (seen.Holder is null && !isChecked)
            {
                isChecked = true;
                own = seen.ProcessId;
                if (
                    await PostgreSqlPooler
                        .IsTransactionPoolingAsync(connection, seen.ProcessId, context, cancellationToken)
                        .ConfigureAwait(false)
                )
                    return Stopwatch.GetElapsedTime(started);
                continue;
            }
            var waited = Stopwatch.GetElapsedTime(started);
            if (waited >= context.Options.Wait)
                throw TimedOut(seen.Holder, waited);
            if (seen.Holder is not null && (reported == TimeSpan.Zero || waited - reported >= _reportEvery))
            {
                reported = waited;
                context.Raise(new MigrationEvent.WaitingForLock(seen.Holder, waited));
            }
            await Task.Delay(pauses.Next(), context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Adds the settings of the runner's own, where the session is.</summary>
    public void AddSettings(PostgreSqlBatch batch)
    {
        if (IsHeld)
            batch.Add($"SELECT {PostgreSqlRunnerSettings.Sql(_canCheckClient)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsHeld || connection.State != ConnectionState.Open)
            return;
        IsHeld = false;
        try
        {
            using var limit = new CancellationTokenSource(CleanUpLimit);
            await ReleaseAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or StepFailedException or OperationCanceledException)
        {
            // A pooled connection that cannot answer must not live on with the lock.
            await connection.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Host, database and user: what an error may show of a connection.</summary>
    public static string Describe(DbConnection connection) =>
        $"PostgreSQL database '{connection.Database}' at {connection.DataSource}";

    /// <summary>
    /// In one statement: what the server is, who holds the lock, and the lock itself where it may be taken.
    /// </summary>
    async Task<Attempt> TryAsync(int? own, CancellationToken cancellationToken)
    {
        try
        {
            var attempt = await QueryAsync(own, cancellationToken).ConfigureAwait(false);
            if (attempt.IsStandby || attempt.IsReadOnly)
                throw ReadOnly(attempt.IsStandby);
            ProcessId = attempt.ProcessId;
            IsHeld = attempt.IsLocked;
            return attempt;
        }
        catch (DbException e)
            when (_canCheckClient && e.SqlState is PostgreSqlErrors.UndefinedSetting or PostgreSqlErrors.InvalidSetting)
        {
            // A server on a system that cannot see that a client is gone. A lock of the session outlives the error.
            _canCheckClient = false;
            await connection
                .ExecuteAsync("SELECT pg_catalog.pg_advisory_unlock($1)", cancellationToken, _key)
                .ConfigureAwait(false);
            return await TryAsync(own, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<Attempt> QueryAsync(int? own, CancellationToken cancellationToken)
    {
        var batch = connection.StartBatch();
        await using var _ = batch.ConfigureAwait(false);
        // A lock that was taken is kept when its query ends by the role's statement_timeout, and nobody would know.
        batch.Add("SELECT pg_catalog.set_config('statement_timeout', '0', true)");
        batch.Add(TrySql(_canCheckClient), _key, own ?? 0, (long)(uint)(_key >> 32), (long)(uint)_key);
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
        return ReadAttempt(reader);
    }

    // The settings are part of it, so that a waiter makes none and the holder makes them in the same round trip.
    static string TrySql(bool canCheckClient) =>
        $"""
            SELECT
                f.pid,
                f.is_standby,
                f.is_read_only,
                f.is_locked,
                CASE WHEN f.is_locked THEN {PostgreSqlRunnerSettings.Sql(canCheckClient)} END,
                h.*
            FROM (
                SELECT
                    p.pid,
                    p.is_standby,
                    p.is_read_only,
                    CASE
                        WHEN p.is_standby OR p.is_read_only OR p.pid OPERATOR(pg_catalog.<>) $2 THEN false
                        ELSE pg_catalog.pg_try_advisory_lock($1)
                    END AS is_locked
                FROM (
                    SELECT
                        pg_catalog.pg_backend_pid() AS pid,
                        pg_catalog.pg_is_in_recovery() AS is_standby,
                        pg_catalog.current_setting('transaction_read_only') OPERATOR(pg_catalog.=) 'on' AS is_read_only
                    OFFSET 0
                ) AS p
                OFFSET 0
            ) AS f
            LEFT JOIN (
                SELECT {PostgreSqlBlockers.SessionColumns}
                FROM pg_catalog.pg_locks AS l
                LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) l.pid
                WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'
                    AND l.granted
                    AND l.objsubid OPERATOR(pg_catalog.=) 1
                    AND l.classid OPERATOR(pg_catalog.=) $3::pg_catalog.oid
                    AND l.objid OPERATOR(pg_catalog.=) $4::pg_catalog.oid
                    AND l.database OPERATOR(pg_catalog.=) (
                        SELECT d.oid
                        FROM pg_catalog.pg_database AS d
                        WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
                    )
            ) AS h ON true
            """;

    static Attempt ReadAttempt(DbDataReader row) =>
        new(
            row.GetInt32(0),
            row.GetBoolean(1),
            row.GetBoolean(2),
            row.GetBoolean(3),
            row.IsDBNull(5) ? null : PostgreSqlBlockers.ReadSession(row, 5)
        );

    /// <summary>Puts the session back and gives the lock away.</summary>
    async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var batch = new PostgreSqlBatch(connection, hasMarkers: false);
        await using var _ = batch.ConfigureAwait(false);
        batch.Add("RESET SESSION AUTHORIZATION");
        batch.Add("RESET ALL");
        batch.Add($"SELECT pg_catalog.pg_advisory_unlock($1)::pg_catalog.int4 AS {PostgreSqlBatch.MarkerColumn}", _key);
        await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        if (batch.Marked == 1)
            return;
        while (!await IsFreedAsync(cancellationToken).ConfigureAwait(false))
            await Task.Delay(_firstPause, context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Frees the lock where a transaction-pooling proxy went unnoticed: it is on a server session that others are given
    /// by now, and would keep every later run waiting. This connection may be on that session again; one that is idle
    /// is ended, and the proxy opens another; one that works is left alone.
    /// </summary>
    async Task<bool> IsFreedAsync(CancellationToken cancellationToken)
    {
        var freed = await connection
            .QueryAsync(
                """
                SELECT CASE
                    WHEN a.pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
                    THEN pg_catalog.pg_advisory_unlock($2) IS NOT NULL
                    WHEN a.state OPERATOR(pg_catalog.=) 'idle'
                    THEN pg_catalog.pg_terminate_backend(a.pid)
                    ELSE false
                END
                FROM pg_catalog.pg_stat_activity AS a
                WHERE a.pid OPERATOR(pg_catalog.=) $1
                """,
                static row => row.GetBoolean(0),
                cancellationToken,
                ProcessId,
                _key
            )
            .ConfigureAwait(false);
        return freed is not [false];
    }

    DatabaseUnavailableException ReadOnly(bool isStandby) =>
        new(
            RunErrors.ReadOnly,
            $"Migrations are pending, but the {Describe(connection)} is "
                + (isStandby ? "a standby (read replica). " : "read-only for this session. ")
                + "Nothing was changed. Connect to the primary, with a role that may write"
                + (isStandby ? "." : " and without default_transaction_read_only.")
        );

    LockTimeoutException TimedOut(SessionDescription? holder, TimeSpan waited) =>
        new(
            $"Another run holds the migration lock of the {Describe(connection)}; gave up after "
                + $"{waited.TotalSeconds:0.#} s. "
                + $"Nothing was changed by this run. {PostgreSqlBlockers.Describe(holder)} "
                + "Let it finish, or end it (SELECT pg_terminate_backend(pid)), or allow a longer wait (`wait`, "
                + "--wait).",
            holder,
            waited
        );

    sealed record Attempt(int ProcessId, bool IsStandby, bool IsReadOnly, bool IsLocked, SessionDescription? Holder);
}
