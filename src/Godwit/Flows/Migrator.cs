using System.Data.Common;

namespace Godwit;

/// <summary>Applies the migrations of a folder to a database, once, in order, under a lock.</summary>
public sealed class Migrator
{
    readonly RunContext _run;

    /// <summary>Prepares a migrator; nothing is opened or read yet.</summary>
    /// <param name="dialect">The engine.</param>
    /// <param name="dataSource">Where connections come from; a pool of one suffices. It stays the caller's.</param>
    /// <param name="folder">The migrations.</param>
    /// <param name="options">How to run them; absent: the defaults.</param>
    public Migrator(Dialect dialect, DbDataSource dataSource, MigrationFolder folder, MigrateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(dialect);
        ArgumentNullException.ThrowIfNull(dataSource);
        ArgumentNullException.ThrowIfNull(folder);
        _run = new(dialect, dataSource, folder, options ?? new());
    }

    /// <summary>Applies what is pending. Nothing pending: one query, no lock, no transaction.</summary>
    /// <exception cref="InvalidMigrationFolderException">
    /// The folder is missing, or a file in it is not a migration.
    /// </exception>
    /// <exception cref="InvalidMigrationException">
    /// A pending file cannot be run as written; nothing was changed.
    /// </exception>
    /// <exception cref="HistoryMismatchException">
    /// Folder and history contradict each other; nothing was changed.
    /// </exception>
    /// <exception cref="DatabaseUnavailableException">No connection, or the database cannot be written.</exception>
    /// <exception cref="LockTimeoutException">
    /// Another run held the lock for longer than <see cref="MigrateOptions.Wait"/>.
    /// </exception>
    /// <exception cref="MigrationFailedException">A statement failed; says what was applied before.</exception>
    /// <exception cref="MigrationCanceledException">The token was cancelled while migrations were applied.</exception>
    public async Task<MigrateResult> MigrateAsync(CancellationToken cancellationToken = default)
    {
        using var telemetry = new MigrationTelemetry(_run.Dialect.Name, _run.Options.TimeProvider);
        try
        {
            return await new MigrationRun(_run.ObservedBy(telemetry.Handle))
                .RunAsync(cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e)
        {
            telemetry.Failed(e);
            throw;
        }
    }

    /// <summary>
    /// What <see cref="MigrateAsync"/> would run, in order. Changes nothing and needs no right to change anything.
    /// </summary>
    public async Task<MigrationPlan> PlanAsync(CancellationToken cancellationToken = default)
    {
        var files = _run.ReadFolder();
        var history =
            await _run.ReadHistoryAsync(cancellationToken).ConfigureAwait(false) ?? ValueList<HistoryEntry>.Empty;
        return new PendingPlan(_run, files).Make(history, history);
    }

    /// <summary>Folder and history side by side. Changes nothing.</summary>
    public async Task<MigrationStatus> GetStatusAsync(CancellationToken cancellationToken = default)
    {
        var files = _run.ReadFolder();
        var history = await _run.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        return Describe(files, history);
    }

    /// <summary>The same as the command <c>info</c> of Flyway: its callbacks run, where there are some.</summary>
    internal async Task<MigrationStatus> GetInfoAsync(CancellationToken cancellationToken)
    {
        var files = _run.ReadFolder();
        return FlywayCallbacks.HasAny("Info", _run.Folder.Layout)
            ? Describe(files, await ReadWithCallbacksAsync(cancellationToken).ConfigureAwait(false))
            : await GetStatusAsync(cancellationToken).ConfigureAwait(false);
    }

    MigrationStatus Describe(ValueList<Migration> files, ValueList<HistoryEntry>? history)
    {
        var rows = history ?? ValueList<HistoryEntry>.Empty;
        return new(_run.Folder.Layout?.Describe(files, rows) ?? HistoryCheck.Describe(files, rows), history is not null)
        {
            Notes = _run.Folder.Layout?.NotesOn(files, rows) ?? [],
        };
    }

    Task<ValueList<HistoryEntry>?> ReadWithCallbacksAsync(CancellationToken cancellationToken) =>
        _run.WithSessionAsync(
            async session =>
            {
                var history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
                await new FlywayCallbacks(_run, session, new(_run))
                    .AroundAsync(
                        "Info",
                        async () => history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                return history;
            },
            cancellationToken
        );

    /// <summary>Runs Flyway's callbacks of an event, where there are some.</summary>
    internal async Task RunCallbacksAsync(string name, CancellationToken cancellationToken)
    {
        if (_run.Folder.Layout is FlywayLayout { Folder: var folder } && folder.CallbacksOf(name).Any())
            await _run.WithSessionAsync(
                    async session =>
                    {
                        await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
                        await new FlywayCallbacks(_run, session, new(_run))
                            .RunAsync(name, cancellationToken)
                            .ConfigureAwait(false);
                        return name;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    /// <summary>
    /// Marks the migrations up to a version as applied without running them; returns those that were not in the
    /// history.
    /// </summary>
    public Task<ValueList<Migration>> BaselineAsync(
        MigrationVersion version,
        CancellationToken cancellationToken = default
    ) => new BaselineFlow(_run).RunAsync(version, cancellationToken);

    /// <summary>
    /// Runs the way back of the newest applied migration; returns it. It is pending again afterwards.
    /// </summary>
    public Task<Migration> UndoAsync(CancellationToken cancellationToken = default) =>
        new UndoFlow(_run).RunAsync(cancellationToken);

    /// <summary>What <see cref="RepairAsync"/> would do. Changes nothing.</summary>
    public Task<ValueList<RepairItem>> PlanRepairAsync(
        RepairRequest request,
        CancellationToken cancellationToken = default
    ) => new RepairFlow(_run).PlanAsync(request, cancellationToken);

    /// <summary>Settles a failed or half-applied migration; returns what it did.</summary>
    public Task<ValueList<RepairItem>> RepairAsync(
        RepairRequest request,
        CancellationToken cancellationToken = default
    ) => new RepairFlow(_run).RunAsync(request, cancellationToken);
}
