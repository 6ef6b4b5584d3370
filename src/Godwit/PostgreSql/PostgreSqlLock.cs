using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>
/// The migration lock: a session advisory lock, asked for again and again in autocommit. A waiter must not sit inside
/// <c>pg_advisory_lock</c>: its snapshot would make the holder's CREATE INDEX CONCURRENTLY wait for it, a deadlock.
/// </summary>
sealed class PostgreSqlLock(DbConnection connection, HistoryTable table, SessionContext context) : IAsyncDisposable
{
    /// <summary>How long releasing may take; a session that ends releases its locks by itself.</summary>
    public static readonly TimeSpan CleanUpLimit = TimeSpan.FromSeconds(1);

    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _reportEvery = TimeSpan.FromSeconds(2);

    readonly long _key = Key(table);
    bool _canCheckClient;
    bool _isPrepared;
    int _lockedBy;

    /// <summary>True while this session holds the lock; false too where a proxy makes session locks useless.</summary>
    public bool IsHeld { get; private set; }

    /// <summary>The server process of this session.</summary>
    public int ProcessId { get; private set; }

    public async Task<TimeSpan> AcquireAsync(CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var reported = TimeSpan.Zero;
        var pauses = new Pauses(_firstPause, _longestPause);
        var isProxyChecked = false;
        while (true)
        {
            var holder = await ReadHolderAsync(cancellationToken).ConfigureAwait(false);
            if (holder is null && !isProxyChecked)
            {
                isProxyChecked = true;
                if (
                    await PostgreSqlPooler
                        .IsTransactionPoolingAsync(connection, context, cancellationToken)
                        .ConfigureAwait(false)
                )
                    return Stopwatch.GetElapsedTime(started);
            }
            if (holder is null && await TryLockAsync(cancellationToken).ConfigureAwait(false))
                return Stopwatch.GetElapsedTime(started);
            var waited = Stopwatch.GetElapsedTime(started);
            if (waited >= context.Options.Wait)
                throw TimedOut(holder, waited);
            if (holder is not null && (reported == TimeSpan.Zero || waited - reported >= _reportEvery))
            {
                reported = waited;
                context.Raise(new MigrationEvent.WaitingForLock(holder, waited));
            }
            await Task.Delay(pauses.Next(), context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Settings with which a backend notices by itself that its client is gone, and ends.</summary>
    public void AddSettings(PostgreSqlBatch batch)
    {
        if (_canCheckClient && IsHeld)
            batch.Add("SELECT pg_catalog.set_config('client_connection_check_interval', '1s', false)");
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsHeld || connection.State != ConnectionState.Open)
            return;
        IsHeld = false;
        try
        {
            using var limit = new CancellationTokenSource(CleanUpLimit);
            await connection.ExecuteAsync("RESET SESSION AUTHORIZATION", limit.Token).ConfigureAwait(false);
            await connection.ExecuteAsync("RESET ALL", limit.Token).ConfigureAwait(false);
            await ReleaseAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            // A pooled connection that cannot answer must not live on with the lock.
            await connection.CloseAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Host, database and user: what an error may show of a connection.</summary>
    public static string Describe(DbConnection connection) =>
        $"PostgreSQL database '{connection.Database}' at {connection.DataSource}";

    async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_isPrepared)
            return;
        var facts = await connection
            .QueryAsync(
                """
                SELECT
                    pg_catalog.pg_backend_pid(),
                    pg_catalog.pg_is_in_recovery(),
                    pg_catalog.current_setting('transaction_read_only'),
                    pg_catalog.current_setting('server_version_num')::pg_catalog.int4
                """,
                static row =>
                    (
                        Pid: row.GetInt32(0),
                        IsStandby: row.GetBoolean(1),
                        IsReadOnly: row.GetString(2) == "on",
                        Version: row.GetInt32(3)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var (pid, isStandby, isReadOnly, version) = facts[0];
        if (isStandby || isReadOnly)
            throw ReadOnly(isStandby);
        ProcessId = pid;
        _canCheckClient = version >= 140000;
        _isPrepared = true;
    }

    async Task<bool> TryLockAsync(CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync(
                "SELECT pg_catalog.pg_try_advisory_lock($1), pg_catalog.pg_backend_pid()",
                static row => (IsHeld: row.GetBoolean(0), ProcessId: row.GetInt32(1)),
                cancellationToken,
                _key
            )
            .ConfigureAwait(false);
        (IsHeld, _lockedBy) = rows[0];
        if (IsHeld && _canCheckClient)
            await SetClientCheckAsync(cancellationToken).ConfigureAwait(false);
        return IsHeld;
    }

    async Task ReleaseAsync(CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync(
                "SELECT pg_catalog.pg_advisory_unlock($1)",
                static row => row.GetBoolean(0),
                cancellationToken,
                _key
            )
            .ConfigureAwait(false);
        if (rows[0])
            return;
        // A transaction-pooling proxy that went unnoticed: the lock stays with a server session that others are given,
        // and would
        // keep every later run waiting. An idle one is ended; the proxy opens another.
        await connection
            .ExecuteAsync(
                """
                SELECT pg_catalog.pg_terminate_backend(a.pid)
                FROM pg_catalog.pg_stat_activity AS a
                WHERE a.pid OPERATOR(pg_catalog.=) $1 AND a.state OPERATOR(pg_catalog.=) 'idle'
                """,
                cancellationToken,
                _lockedBy
            )
            .ConfigureAwait(false);
    }

    async Task SetClientCheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection
                .ExecuteAsync(
                    "SELECT pg_catalog.set_config('client_connection_check_interval', '1s', false)",
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Servers on some systems cannot see that a client is gone and refuse the setting.
            _canCheckClient = false;
        }
    }

    async Task<SessionDescription?> ReadHolderAsync(CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync(
                $"""
                SELECT {PostgreSqlBlockers.SessionColumns}
                FROM pg_catalog.pg_locks AS l
                LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) l.pid
                WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory'
                    AND l.granted
                    AND l.objsubid OPERATOR(pg_catalog.=) 1
                    AND l.classid OPERATOR(pg_catalog.=) $1::pg_catalog.oid
                    AND l.objid OPERATOR(pg_catalog.=) $2::pg_catalog.oid
                    AND l.database OPERATOR(pg_catalog.=) (
                        SELECT d.oid
                        FROM pg_catalog.pg_database AS d
                        WHERE d.datname OPERATOR(pg_catalog.=) pg_catalog.current_database()
                    )
                """,
                PostgreSqlBlockers.ReadSession,
                cancellationToken,
                (long)(uint)(_key >> 32),
                (long)(uint)_key
            )
            .ConfigureAwait(false);
        return rows.FirstOrDefault();
    }

    /// <summary>
    /// One lock per history table: the first eight bytes of a hash of its name. Advisory locks are per database.
    /// </summary>
    static long Key(HistoryTable table) =>
        BinaryPrimitives.ReadInt64BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"godwit:{table.Schema ?? "public"}.{table.Name}"))
        );

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
}
