namespace Godwit.Cli;

/// <summary>Drops and rebuilds a development database.</summary>
sealed class ResetCommand : GodwitCommand
{
    readonly DevelopmentTarget _target = new("reset", "drops");

    public ResetCommand()
        : base("reset", "Drops and rebuilds a development database, applies all migrations, runs the seed.") =>
        Add(_target.Confirm);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit reset", "the database of `development`, or of `url` if it is SQLite or on this machine"),
            ("godwit reset --seed db/seed.sql", "and fill it"),
            ("godwit reset --confirm shop_test", "a database elsewhere"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var options = run.Settings.ReadOptions();
        var target = await _target.ReadAsync(run, cancellationToken);
        // Everything that can be found wrong is found before anything is dropped.
        foreach (var migration in run.Folder.Read())
            MigrationScript.Parse(migration.ReadScript(), target.Dialect);
        var seed = Seed.Read(run, target);
        await CleanAsync(run, target, options, cancellationToken);
        run.Report.Field("database", json => json.WriteStringValue(target.Name));
        run.Report.Result($"rebuilt {target.Description}");
        await MigrationRunReport.MigrateAsync(run, target, options, cancellationToken);
        run.Report.Field("seed", json => json.WriteStringValue(seed?.Name));
        if (seed is not null)
        {
            await seed.RunAsync(target, run.Report, cancellationToken);
            run.Report.Result($"seeded {seed.Name}");
        }
        return ExitCodes.Done;
    }

    /// <summary>Drops and creates the database; Flyway's callbacks of <c>clean</c> run before and after.</summary>
    static async Task CleanAsync(
        Invocation run,
        DatabaseTarget target,
        MigrateOptions options,
        CancellationToken cancellationToken
    )
    {
        Task TellAsync(string name) =>
            run.UseAsync(
                target,
                options,
                async migrator =>
                {
                    await migrator.RunCallbacksAsync(name, cancellationToken);
                    return name;
                }
            );

        if (await DatabaseCreation.ExistsAsync(target, cancellationToken))
            await TellAsync(FlywayEvent.BeforeClean);
        try
        {
            await DatabaseCreation.RecreateAsync(target, cancellationToken);
        }
        catch (GodwitException)
        {
            await TellAsync(FlywayEvent.AfterCleanError);
            throw;
        }
        await TellAsync(FlywayEvent.AfterClean);
        await TellAsync("afterCleanOperationFinish");
    }
}
