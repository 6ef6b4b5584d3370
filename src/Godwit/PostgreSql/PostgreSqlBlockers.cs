using System.Data.Common;

namespace Godwit;

/// <summary>
/// Sees, from a second connection, which sessions hold the locks that a step waits for. Once the step has given up it
/// is too late to ask, so it looks while the step runs; where no second connection can be had, nothing is seen.
/// </summary>
sealed class PostgreSqlBlockers : IAsyncDisposable
{
    public const string SessionColumns = """
        l.pid,
            a.usename::pg_catalog.text,
            a.application_name,
            COALESCE(a.xact_start, a.backend_start),
            pg_catalog.left(a.query, 200)
        """;

    static readonly TimeSpan _longestDelay = TimeSpan.FromSeconds(1);
    static readonly TimeSpan _interval = TimeSpan.FromSeconds(2);

    readonly CancellationTokenSource _stop;
    readonly SessionContext _context;
    readonly int _processId;
    readonly Task _watching;
    ValueList<SessionDescription> _seen = ValueList<SessionDescription>.Empty;

    PostgreSqlBlockers(SessionContext context, int processId, TimeSpan delay, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        (_context, _processId) = (context, processId);
        _watching = WatchAsync(delay, _stop.Token);
    }

    /// <summary>
    /// Starts looking after half the step's lock timeout, a second at most; not at all in a first attempt, as most
    /// steps wait for nobody and a second connection has its price.
    /// </summary>
    public static PostgreSqlBlockers? Watch(
        SessionContext context,
        int processId,
        StepRun run,
        CancellationToken cancellationToken
    )
    {
        if (!run.NamesBlockers || run.LockTimeout == TimeSpan.Zero)
            return null;
        var half = run.LockTimeout / 2;
        var delay = half > TimeSpan.Zero && half < _longestDelay ? half : _longestDelay;
        return new(context, processId, delay, cancellationToken);
    }

    public static SessionDescription ReadSession(DbDataReader row) => ReadSession(row, 0);

    /// <summary>Reads <see cref="SessionColumns"/> from an ordinal on.</summary>
    public static SessionDescription ReadSession(DbDataReader row, int first) =>
        new(
            row.GetInt32(first),
            row.GetStringOrNull(first + 1),
            row.GetStringOrNull(first + 2),
            row.IsDBNull(first + 3) ? null : new DateTimeOffset(row.GetDateTime(first + 3).ToUniversalTime()),
            row.GetStringOrNull(first + 4) is { } query ? SecretText.Redact(query) : null
        );

    /// <summary>A sentence about a session, empty for none.</summary>
    public static string Describe(SessionDescription? session) =>
        session is null
            ? ""
            : $"It is held by process {session.ProcessId}"
                + (session.User is null ? "" : $", user {session.User}")
                + (string.IsNullOrEmpty(session.Application) ? "" : $", application {session.Application}")
                + (session.Since is null ? "" : $", since {session.Since.Value.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC")
                + ".";

    /// <summary>The sessions that were last seen to block the step.</summary>
    public async Task<ValueList<SessionDescription>> SeenAsync()
    {
        await DisposeAsync().ConfigureAwait(false);
        return _seen;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_watching.IsCompleted)
            await _stop.CancelAsync().ConfigureAwait(false);
        await _watching.ConfigureAwait(false);
        _stop.Dispose();
    }

    async Task WatchAsync(TimeSpan delay, CancellationToken stop)
    {
        try
        {
            await Task.Delay(delay, _context.Options.TimeProvider, stop).ConfigureAwait(false);
            var connection = await _context.DataSource.OpenConnectionAsync(stop).ConfigureAwait(false);
            await using var _ = connection.ConfigureAwait(false);
            while (true)
            {
                var blockers = await ReadAsync(connection, stop).ConfigureAwait(false);
                if (blockers.Count > 0)
                    _seen = blockers;
                await Task.Delay(_interval, _context.Options.TimeProvider, stop).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or DbException)
        {
            // The step is over, or there is no second connection; it matters to nobody but this watch.
        }
    }

    async Task<ValueList<SessionDescription>> ReadAsync(DbConnection connection, CancellationToken stop)
    {
        var rows = await connection
            .QueryAsync(
                $"""
                SELECT {SessionColumns}
                FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids($1)) AS l (pid)
                LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid OPERATOR(pg_catalog.=) l.pid
                ORDER BY l.pid
                """,
                ReadSession,
                stop,
                _processId
            )
            .ConfigureAwait(false);
        return rows.ToValueList();
    }
}
