using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Drops and rebuilds a development database.</summary>
sealed class ResetCommand : GodwitCommand
{
    readonly DevelopmentTarget _target = new("reset", "drops");

    readonly Option<bool> _empty = new("--empty")
    {
        Description = "leave it empty, as `flyway clean` does: no migration, no seed",
    };

    readonly Option<bool?> _cleanDisabled = new("--clean-disabled")
    {
        Description = "`false`: also where Flyway's configuration says cleanDisabled=true",
        HelpName = "false",
    };

    public ResetCommand()
        : base("reset", "Drops and rebuilds a development database, applies all migrations, runs the seed.")
    {
        Add(_target.Confirm);
        Add(_empty);
        Add(_cleanDisabled);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit reset", "the database of `development`, or of `url` if it is SQLite or on this machine"),
            ("godwit reset --seed db/seed.sql", "and fill it"),
            ("godwit reset --confirm shop_test", "a database elsewhere"),
            ("godwit reset --empty", "and apply nothing"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var options = run.Settings.ReadOptions();
        var target = await _target.ReadAsync(run, cancellationToken);
        RequireClean(run, target);
        if (run.Arguments.GetValue(_empty))
        {
            await RebuildAsync(run, target, options, cancellationToken);
            return ExitCodes.Done;
        }
        // Everything that can be found wrong is found before anything is dropped.
        foreach (var migration in run.Folder.Read())
            MigrationScript.Parse(migration.ReadScript(), target.Dialect);
        var seed = Seed.Read(run, target);
        await RebuildAsync(run, target, options, cancellationToken);
        await MigrationRunReport.MigrateAsync(run, target, options, cancellationToken);
        run.Report.Field("seed", json => json.WriteStringValue(seed?.Name));
        if (seed is not null)
        {
            await seed.RunAsync(target, run.Report, cancellationToken);
            run.Report.Result($"seeded {seed.Name}");
        }
        return ExitCodes.Done;
    }

    void RequireClean(Invocation run, DatabaseTarget target)
    {
        if (
            (run.Arguments.GetValue(_cleanDisabled) ?? (run.Folder.Layout as FlywayLayout)?.Settings.CleanDisabled)
            is not true
        )
            return;
        throw new CommandException(
            "GDW0509",
            ExitCodes.Usage,
            $"cleanDisabled=true says that nothing is to be dropped from {target.Description}. Nothing was changed."
        )
        {
            Hint = "If it may be dropped nevertheless, add --clean-disabled=false.",
        };
    }

    static async Task RebuildAsync(
        Invocation run,
        DatabaseTarget target,
        MigrateOptions options,
        CancellationToken cancellationToken
    )
    {
        await CleanAsync(run, target, options, cancellationToken);
        run.Report.Field("database", json => json.WriteStringValue(target.Name));
        run.Report.Result($"rebuilt {target.Description}");
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
