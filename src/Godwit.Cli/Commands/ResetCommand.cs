using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Drops and rebuilds a development database.</summary>
sealed class ResetCommand : GodwitCommand
{
    readonly Option<string> _confirm = new("--confirm")
    {
        Description = "the name of the database, where it is not a development database",
        HelpName = "DATABASE_NAME",
    };

    public ResetCommand()
        : base("reset", "Drops and rebuilds a development database, applies all migrations, runs the seed.") =>
        Add(_confirm);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit reset", "the database of `development`, or of `url` if it is SQLite or on this machine"),
            ("godwit reset --seed db/seed.sql", "and fill it"),
            ("godwit reset --confirm shop_test", "a database elsewhere"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var options = run.Settings.ReadOptions();
        var target = await ReadTargetAsync(run, cancellationToken);
        // Everything that can be found wrong is found before anything is dropped.
        foreach (var migration in run.Folder.Read())
            MigrationScript.Parse(migration.ReadScript(), target.Dialect);
        var seed = Seed.Read(run, target);
        await DatabaseCreation.RecreateAsync(target, cancellationToken);
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

    async Task<DatabaseTarget> ReadTargetAsync(Invocation run, CancellationToken cancellationToken)
    {
        var development = run.Settings.Find(ConfigurationKey.Development);
        if (
            development is not null
            && development.Place != ConfigurationKey.Development.Flag
            && run.Settings.Find(ConfigurationKey.Url) is { } url
            && url.Place == ConfigurationKey.Url.Flag
        )
            throw CommandException.Usage(
                $"--url and 'development' ({development.Place}) name two databases, and reset acts on 'development'.",
                "Say which one with --development URL."
            );
        var target = development is null ? run.ReadTarget() : run.TargetOf(development);
        var confirmed = run.Arguments.GetValue(_confirm);
        if (confirmed is null && development is null && !target.IsLocal)
            confirmed = await AskAsync(run.Shell, target, cancellationToken) ?? throw NotConfirmed(target);
        if (confirmed is not null && confirmed != target.Name)
            throw CommandException.Usage(
                $"The database is called '{target.Name}', not '{confirmed}'. Nothing was changed.",
                $"If it is the right one, add --confirm {target.Name}."
            );
        return target;
    }

    static CommandException NotConfirmed(DatabaseTarget target) =>
        new(
            "GDW0509",
            ExitCodes.Usage,
            $"{target.Description} is neither the development database nor on this machine. Nothing was changed."
        )
        {
            Hint = $"If it may be dropped, add --confirm {target.Name}; otherwise set 'development' or --development.",
        };

    static async Task<string?> AskAsync(Shell shell, DatabaseTarget target, CancellationToken cancellationToken)
    {
        if (!shell.CanAsk)
            return null;
        shell.Error.Write($"This drops {target.Description}.\nType its name to go on: ");
        return (await shell.In.ReadLineAsync(cancellationToken))?.Trim();
    }
}
