namespace Godwit;

/// <summary>
/// Runs the SQL callbacks of Flyway that belong to a whole run, each in a transaction of its own; those that belong to a
/// migration are part of it. In other layouts there are none.
/// </summary>
sealed class FlywayCallbacks(RunContext run, MigrationSession session, RunLog log)
{
    /// <summary>There are some that run where nothing is pending too, as Flyway has it.</summary>
    public static bool RunAlways(ToolLayout? layout) =>
        layout is FlywayLayout { Folder: var folder }
        && folder.Callbacks.Any(one =>
            one.IsSql && one.Name.Event is FlywayEvent.BeforeMigrate or FlywayEvent.AfterMigrate
        );

    /// <summary>Runs what stands before and after all migrations.</summary>
    public async Task AroundAsync(Func<Task> apply, CancellationToken cancellationToken)
    {
        await RunAsync(FlywayEvent.BeforeMigrate, cancellationToken).ConfigureAwait(false);
        try
        {
            await apply().ConfigureAwait(false);
            if (log.Applied.Any(one => !one.Version.IsRepeatable) && !log.Applied.Any(one => one.Version.IsRepeatable))
                await RunAsync(FlywayEvent.AfterVersioned, cancellationToken).ConfigureAwait(false);
        }
        catch (MigrationFailedException)
        {
            await RunAsync(FlywayEvent.AfterMigrateError, cancellationToken).ConfigureAwait(false);
            throw;
        }
        if (log.Applied.Count > 0)
            await RunAsync(FlywayEvent.AfterMigrateApplied, cancellationToken).ConfigureAwait(false);
        await RunAsync(FlywayEvent.AfterMigrate, cancellationToken).ConfigureAwait(false);
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

    async Task RunAsync(string name, CancellationToken cancellationToken)
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
            await session.RunTransactionAsync(attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (StepFailedException e) when (e.Kind != DatabaseErrorKind.ConnectionLost)
        {
            throw RunFailures.Statement(target, step, e, null, log);
        }
    }
}
