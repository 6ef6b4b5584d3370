namespace Godwit;

/// <summary>
/// Runs the SQL callbacks of Flyway that belong to a whole command, each in a transaction of its own;
/// those that belong to a migration are part of it. In other layouts there are none.
/// </summary>
sealed class FlywayCallbacks(RunContext run, MigrationSession session, RunLog log)
{
    /// <summary>There are some that run where nothing is pending too, as Flyway has it.</summary>
    public static bool RunAlways(ToolLayout? layout) =>
        layout is FlywayLayout { Folder: var folder }
        && folder.Callbacks.Any(one =>
            one.IsSql
            && one.Name.Event
                is FlywayEvent.BeforeMigrate
                    or FlywayEvent.AfterMigrate
                    or FlywayEvent.BeforeValidate
                    or FlywayEvent.AfterValidate
                    or FlywayEvent.AfterValidateFinish
        );

    /// <summary>There is something to run around a command, or at one of its ends.</summary>
    /// <param name="command">As the names of the events have it: <c>Info</c>.</param>
    /// <param name="layout">The layout of the folder.</param>
    public static bool HasAny(string command, ToolLayout? layout) =>
        layout is FlywayLayout { Folder: var folder }
        && folder.Callbacks.Any(one =>
            one.Name.Event is { } name
            && (name == $"before{command}" || name.StartsWith($"after{command}", StringComparison.Ordinal))
        );

    /// <summary>Runs what stands before schemas and table are made.</summary>
    public async Task BeforeHistoryAsync(CancellationToken cancellationToken)
    {
        if (run.Folder.Layout is not FlywayLayout { Settings.CreateSchemas: true })
            return;
        await RunAsync(FlywayEvent.CreateSchema, cancellationToken).ConfigureAwait(false);
        await RunAsync(FlywayEvent.BeforeCreateSchema, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs what stands before a command, after it, or after its failure.</summary>
    /// <param name="command">As the names of the events have it: <c>Repair</c>.</param>
    /// <param name="work">The command.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task AroundAsync(string command, Func<Task> work, CancellationToken cancellationToken)
    {
        if (run.Folder.Layout is not FlywayLayout)
        {
            await work().ConfigureAwait(false);
            return;
        }
        await RunAsync(FlywayEvent.AfterConnect, cancellationToken).ConfigureAwait(false);
        await WithinAsync(command, work, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The same, on a connection for which callbacks have run already.</summary>
    public async Task WithinAsync(string command, Func<Task> work, CancellationToken cancellationToken)
    {
        await RunAsync($"before{command}", cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (GodwitException e)
        {
            if (e is MigrationFailedException)
            {
                await RunAsync($"afterEach{command}StatementError", cancellationToken).ConfigureAwait(false);
                await RunAsync($"afterEach{command}Error", cancellationToken).ConfigureAwait(false);
            }
            await RunAsync($"after{command}Error", cancellationToken).ConfigureAwait(false);
            throw;
        }
        await RunAsync($"after{command}", cancellationToken).ConfigureAwait(false);
        await RunAsync($"after{command}OperationFinish", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs what stands before and after all migrations; validation has passed.</summary>
    public async Task AroundMigrateAsync(Func<Task> apply, CancellationToken cancellationToken)
    {
        await RunAsync(FlywayEvent.BeforeValidate, cancellationToken).ConfigureAwait(false);
        await RunAsync(FlywayEvent.AfterValidate, cancellationToken).ConfigureAwait(false);
        await RunAsync(FlywayEvent.AfterValidateFinish, cancellationToken).ConfigureAwait(false);
        await WithinAsync(
                "Migrate",
                async () =>
                {
                    await apply().ConfigureAwait(false);
                    var hasRepeatable = log.Applied.Any(one => one.Version.IsRepeatable);
                    if (log.Applied.Count > 0 && !hasRepeatable)
                        await RunAsync(FlywayEvent.AfterVersioned, cancellationToken).ConfigureAwait(false);
                    if (log.Applied.Count > 0)
                        await RunAsync(FlywayEvent.AfterMigrateApplied, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Runs what stands between versioned and repeatable migrations.</summary>
    public async Task BeforeAsync(
        PlannedMigration next,
        PlannedMigration? previous,
        CancellationToken cancellationToken
    )
    {
        if (!next.Migration.Version.IsRepeatable || previous is { Migration.Version.IsRepeatable: true })
            return;
        if (previous is not null)
            await RunAsync(FlywayEvent.AfterVersioned, cancellationToken).ConfigureAwait(false);
        await RunAsync(FlywayEvent.BeforeRepeatables, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs the callbacks of one event.</summary>
    public async Task RunAsync(string name, CancellationToken cancellationToken)
    {
        if (run.Folder.Layout is not FlywayLayout layout)
            return;
        foreach (var callback in layout.Folder.CallbacksOf(name).Where(one => one.IsSql))
        {
            var migration = new Migration(new FlywayFile(callback, null, layout));
            var script = MigrationScript.Parse(layout.ReadScript(callback), run.Dialect);
            var target = new MigrationTarget(new(migration, script, null), run);
            foreach (var step in script.Steps)
                await RunAsync(target, step, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task RunAsync(MigrationTarget target, MigrationStep step, CancellationToken cancellationToken)
    {
        var attempt = new StepRun
        {
            Step = step,
            Fence = null,
            Reset = SessionReset.All,
            LockTimeout = step.LockTimeout ?? run.Options.LockTimeout,
            StatementTimeout = step.StatementTimeout ?? run.Options.StatementTimeout ?? TimeSpan.Zero,
            FenceTimeout = run.Options.Wait,
        };
        try
        {
            if (step.Kind == StepKind.Alone)
                await RunAloneAsync(attempt, cancellationToken).ConfigureAwait(false);
            else
                await session.RunTransactionAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (StepFailedException e) when (e.Kind != DatabaseErrorKind.ConnectionLost)
        {
            throw StepFailures.Statement(target, step, e, null, log);
        }
    }

    /// <summary>VACUUM behind a run is what many callbacks are there for.</summary>
    async Task RunAloneAsync(StepRun attempt, CancellationToken cancellationToken)
    {
        await session.PrepareStandAloneAsync(attempt, EarlierAttempt.None, cancellationToken).ConfigureAwait(false);
        await session.RunStandAloneAsync(attempt, cancellationToken).ConfigureAwait(false);
    }
}
