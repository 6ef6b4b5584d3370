using System.Data.Common;

namespace Godwit;

/// <summary>
/// Notices, as well as it can, a proxy that gives each transaction another server session (PgBouncer, <c>pool_mode =
/// transaction</c>).
/// </summary>
static class PostgreSqlPooler
{
    const string ProcessIdSql = "SELECT pg_catalog.pg_backend_pid()";

    /// <summary>
    /// A server answers <c>pg_backend_pid()</c> at once; a proxy without a session to give lets it wait.
    /// </summary>
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(1);

    /// <summary>A second connection is a help, not a need; a busy machine may take long to open it.</summary>
    static readonly TimeSpan _openLimit = TimeSpan.FromSeconds(10);

    /// <summary>
    /// While a second connection holds a transaction, and with it a server session, a session-pooled or direct
    /// connection keeps its server process; behind a transaction-pooling proxy it is given another one, or waits where
    /// the proxy has only one.
    /// </summary>
    public static async Task<bool> IsTransactionPoolingAsync(
        DbConnection connection,
        int before,
        SessionContext context,
        CancellationToken cancellationToken
    )
    {
        if (context.Options.Hooks?.BackendProcessId(connection) == before)
            return false;
        var second = IsPoolOfOne(connection)
            ? null
            : await OpenSecondAsync(context, cancellationToken).ConfigureAwait(false);
        if (second is null)
            return false;
        try
        {
            var other = await HoldSessionAsync(second, cancellationToken).ConfigureAwait(false);
            // No answer: a server would have given one, so that it is a proxy without a session to give.
            if (other is null || other == before)
                return true;
            var reading = ReadProcessIdAsync(connection, cancellationToken);
            var isStalled = await IsStalledAsync(reading, context).ConfigureAwait(false);
            await CloseAsync(second).ConfigureAwait(false);
            return await reading.ConfigureAwait(false) != before || isStalled;
        }
        catch (DbException)
        {
            // The second connection broke: nothing was noticed.
            return false;
        }
        finally
        {
            await CloseAsync(second).ConfigureAwait(false);
        }
    }

    /// <summary>The error for a stand-alone statement behind such a proxy.</summary>
    public static GodwitException Refuse(SqlStatement statement) =>
        new InvalidMigrationException(
            RunErrors.StandAloneBehindProxy,
            $"{statement.Location}: this statement cannot run in a transaction, and the connection goes through a "
                + $"proxy that pools "
                + "transactions (PgBouncer, pool_mode = transaction), where no lock can keep two runs from "
                + "running it at the same "
                + "time. The migration was not started. Give migrations a direct URL of the server, or a pool in "
                + "session mode."
        )
        {
            Location = statement.Location,
        };

    /// <summary>There the second connection would wait for the first.</summary>
    static bool IsPoolOfOne(DbConnection connection)
    {
        var settings = new DbConnectionStringBuilder { ConnectionString = connection.ConnectionString };
        return settings.TryGetValue("Maximum Pool Size", out var size) && size.ToString() == "1";
    }

    static async Task<DbConnection?> OpenSecondAsync(SessionContext context, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_openLimit);
        try
        {
            return await context.DataSource.OpenConnectionAsync(limit.Token).ConfigureAwait(false);
        }
        catch (Exception e)
            when (e is DbException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    static async Task<bool> IsStalledAsync(Task answer, SessionContext context) =>
        await Task.WhenAny(answer, Task.Delay(_limit, context.Options.TimeProvider)).ConfigureAwait(false) != answer;

    /// <summary>
    /// Begins a transaction and tells its server process; <see langword="null"/> when there is no answer in time.
    /// </summary>
    static async Task<int?> HoldSessionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_limit);
        try
        {
            var rows = await connection
                .QueryAsync($"BEGIN; {ProcessIdSql}", static row => row.GetInt32(0), limit.Token)
                .ConfigureAwait(false);
            return rows[0];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }

    static async Task<int> ReadProcessIdAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync(ProcessIdSql, static row => row.GetInt32(0), cancellationToken)
            .ConfigureAwait(false);
        return rows[0];
    }

    static async Task CloseAsync(DbConnection connection)
    {
        try
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // It is closed in any case.
        }
        await connection.DisposeAsync().ConfigureAwait(false);
    }
}
