using System.Data.Common;
using System.Diagnostics;

namespace Godwit;

/// <summary>The commands of a step on SQLite: the write lock, statements, and what their errors mean.</summary>
sealed class SqliteCommands(DbConnection connection, SessionContext context)
{
    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan _longestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for the write lock, at most as long as the migration lock may be waited for.</summary>
    /// <returns>How long it waited.</returns>
    public async Task<TimeSpan> BeginAsync(string target, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var pauses = new Pauses(_firstPause, _longestPause);
        while (true)
        {
            try
            {
                await ExecuteAsync("BEGIN IMMEDIATE", 1, cancellationToken).ConfigureAwait(false);
                return Stopwatch.GetElapsedTime(started);
            }
            catch (DbException e) when (SqliteErrors.Classify(e) == DatabaseErrorKind.LockTimeout)
            {
                var waited = Stopwatch.GetElapsedTime(started);
                if (waited >= context.Options.Wait)
                    throw LockTimeout(target, waited);
                context.Raise(new MigrationEvent.WaitingForLock(null, waited));
                await Task.Delay(pauses.Next(), context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Inside a transaction: on a read-only database BEGIN IMMEDIATE succeeds as a read transaction, so only a write
    /// tells.
    /// </summary>
    /// <exception cref="DatabaseUnavailableException">The database cannot be written.</exception>
    public async Task CheckWritableAsync(string target, CancellationToken cancellationToken)
    {
        try
        {
            var version = await connection
                .QueryAsync("PRAGMA user_version", static reader => reader.GetInt64(0), cancellationToken)
                .ConfigureAwait(false);
            await ExecuteAsync($"PRAGMA user_version = {version[0]}", 1, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (SqliteErrors.IsReadOnly(e))
        {
            throw new DatabaseUnavailableException(
                RunErrors.ReadOnly,
                $"Migrations are pending, but the {target} is read-only. Nothing was changed. "
                    + "Open it for writing: check the permissions of the file and its folder, and Mode in the "
                    + "connection string.",
                e
            );
        }
    }

    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ExecuteAsync("COMMIT", BusySeconds(context.Options.LockTimeout), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw new StepFailedException(SqliteErrors.Classify(e), e.Message, null, e);
        }
    }

    /// <summary>Rolls back what is open; some errors have already done so.</summary>
    public async Task RollbackAsync()
    {
        try
        {
            await ExecuteAsync("ROLLBACK", 1, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException e) when (e.Message.Contains("no transaction is active", StringComparison.Ordinal))
        {
            // SQLITE_FULL, IOERR, NOMEM and INTERRUPT may roll back by themselves.
        }
    }

    /// <summary>Runs one of the user's statements; returns the rows it changed.</summary>
    public async Task<int> RunAsync(
        SqlStatement statement,
        StepRun run,
        CancellationToken cancellationToken,
        params object?[] values
    )
    {
        using var limit = new CancellationTokenSource();
        if (run.StatementTimeout > TimeSpan.Zero)
            limit.CancelAfter(run.StatementTimeout);
        cancellationToken.ThrowIfCancellationRequested();
        await using var onCancel = cancellationToken.Register(Interrupt).ConfigureAwait(false);
        await using var onLimit = limit.Token.Register(Interrupt).ConfigureAwait(false);
        try
        {
            var command = connection.CreateCommand(statement.Sql, values);
            await using var _ = command.ConfigureAwait(false);
            command.CommandTimeout = BusySeconds(run.LockTimeout);
            return await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var kind = SqliteErrors.Classify(e);
            throw limit.IsCancellationRequested
                ? new StepFailedException(
                    DatabaseErrorKind.Fatal,
                    "The statement ran longer than its timeout.",
                    statement,
                    e
                )
                : new StepFailedException(kind, e.Message, statement, e);
        }
    }

    void Interrupt() => context.Options.Hooks?.Interrupt(connection);

    async Task ExecuteAsync(string sql, int busySeconds, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var command = connection.CreateCommand(sql);
        await using var _ = command.ConfigureAwait(false);
        command.CommandTimeout = busySeconds;
        await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>The driver tries a busy statement again for so many seconds; 0 means for ever.</summary>
    static int BusySeconds(TimeSpan timeout) =>
        timeout == TimeSpan.Zero ? 0 : (int)Math.Clamp(Math.Ceiling(timeout.TotalSeconds), 1, int.MaxValue);

    static LockTimeoutException LockTimeout(string target, TimeSpan waited) =>
        new(
            $"The {target} was locked for writing by another process for {waited.TotalSeconds:0.#} s. Nothing of "
                + $"the next "
                + "migration was run. Find the process that keeps a transaction open, or allow a longer wait "
                + "(`wait`, --wait).",
            null,
            waited
        );
}
