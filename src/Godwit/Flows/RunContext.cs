using System.Data.Common;

namespace Godwit;

/// <summary>
/// What every flow works with: engine, connections, folder and options of one <see cref="Migrator"/>.
/// </summary>
sealed record RunContext(Dialect Dialect, DbDataSource DataSource, MigrationFolder Folder, MigrateOptions Options)
{
    const string UnderWay = "What was under way was rolled back; `godwit status` shows what is recorded.";

    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(50);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(2);

    /// <summary>
    /// What this run writes into the history beside user and machine. After a lost connection it tells this run's own
    /// commit from a rival's.
    /// </summary>
    public string Id { get; private init; } = NewId();

    /// <summary>Lists the migrations.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The folder cannot be used, or is for another engine.
    /// </exception>
    public ValueList<Migration> ReadFolder() =>
        RunFailures.BeforeAnything(() =>
        {
            Folder.Layout?.Check(Dialect);
            return Folder.Read();
        });

    /// <summary>Opens a connection; waits while the server has none to give or is still starting.</summary>
    /// <exception cref="DatabaseUnavailableException">There is no connection to be had.</exception>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var pauses = new Pauses(_firstPause, _longestPause);
        var started = Options.TimeProvider.GetTimestamp();
        while (true)
        {
            try
            {
                return await DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (DbException e)
                when (IsWorthWaiting(e) && Options.TimeProvider.GetElapsedTime(started) < Options.Wait)
            {
                await Task.Delay(pauses.Next(), Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException e)
            {
                throw RunFailures.CannotConnect(e);
            }
        }
    }

    /// <summary>The same, with another listener told first.</summary>
    public RunContext ObservedBy(Action<MigrationEvent> onEvent) =>
        this with
        {
            Options = Options with { OnEvent = onEvent + Options.OnEvent },
            Id = NewId(),
        };

    static string NewId() => Guid.NewGuid().ToString("N")[..8];

    public MigrationSession CreateSession(DbConnection connection) =>
        Dialect.CreateSession(connection, new(DataSource, Options, Folder.Layout, Folder.HasOwnHistory));

    /// <summary>
    /// Reads the history on a connection of its own; <see langword="null"/> where the table does not exist.
    /// </summary>
    public Task<ValueList<HistoryEntry>?> ReadHistoryAsync(CancellationToken cancellationToken) =>
        WithSessionAsync(session => session.ReadHistoryAsync(cancellationToken), cancellationToken);

    /// <summary>Reads something on a connection of its own, without a lock.</summary>
    public async Task<T> WithSessionAsync<T>(Func<MigrationSession, Task<T>> read, CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var session = CreateSession(connection);
        await using var __ = session.ConfigureAwait(false);
        try
        {
            return await read(session).ConfigureAwait(false);
        }
        catch (StepFailedException e)
        {
            throw RunFailures.Interrupted(e, session.Target);
        }
        catch (DbException e)
        {
            throw Refused(e, session, "Nothing was changed.");
        }
    }

    /// <summary>Does something to the history under the migration lock; the table is created if need be.</summary>
    public async Task WithLockAsync(
        Func<MigrationSession, ValueList<HistoryEntry>, Task> work,
        CancellationToken cancellationToken
    )
    {
        var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var session = CreateSession(connection);
        await using var __ = session.ConfigureAwait(false);
        try
        {
            await session.AcquireLockAsync(cancellationToken).ConfigureAwait(false);
            var history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
            if (history is null)
            {
                await new FlywayCallbacks(this, session, new RunLog(this))
                    .BeforeHistoryAsync(cancellationToken)
                    .ConfigureAwait(false);
                await session.EnsureHistoryAsync(cancellationToken).ConfigureAwait(false);
            }
            await work(session, history ?? ValueList<HistoryEntry>.Empty).ConfigureAwait(false);
        }
        catch (FenceLostException)
        {
            throw RunFailures.RivalRun();
        }
        catch (StepFailedException e)
        {
            throw e.Kind == DatabaseErrorKind.ConnectionLost
                ? RunFailures.Interrupted(e, session.Target)
                : RunFailures.Unexpected(e, session, UnderWay);
        }
        catch (DbException e)
        {
            throw Refused(e, session, UnderWay);
        }
    }

    DatabaseUnavailableException Refused(DbException error, MigrationSession session, string standing) =>
        Dialect.ClassifyError(error, session.Connection) == DatabaseErrorKind.ConnectionLost
            ? RunFailures.Interrupted(error, session.Target)
            : RunFailures.Unexpected(error, session, standing);

    // too_many_connections and cannot_connect_now: hundreds of replicas may start with the server.
    static bool IsWorthWaiting(DbException error) => error.SqlState is "53300" or "57P03";
}
