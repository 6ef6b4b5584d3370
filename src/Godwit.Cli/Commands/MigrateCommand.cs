using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Applies what is pending.</summary>
sealed class MigrateCommand : GodwitCommand
{
    readonly Option<string> _to = new("--to") { Description = "the newest version to apply", HelpName = "VERSION" };

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "print what would run, and change nothing" };

    readonly Option<bool> _allowOutOfOrder = new("--allow-out-of-order")
    {
        Description = "apply a pending migration that is older than an applied one",
    };

    readonly Option<string> _phase = new("--phase")
    {
        Description = "expand: stop before the first contract migration; contract: the new version is live, run all",
        HelpName = "PHASE",
    };

    readonly Option<bool> _createDatabase = new("--create-database")
    {
        Description = "create the database, or the folder of the SQLite file, if it does not exist",
    };

    public MigrateCommand()
        : base("migrate", "Applies pending migrations: once, in order, under a lock.")
    {
        Add(_to);
        Add(_dryRun);
        Add(_allowOutOfOrder);
        Add(_phase);
        Add(_createDatabase);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit migrate", "apply everything that is pending"),
            ("godwit migrate --dry-run", "print what would run"),
            ("godwit migrate --phase expand", "before the new version is live"),
            ("godwit migrate --phase contract", "after it is"),
            ("godwit migrate --url sqlite:app.db --migrations db/migrations", "without godwit.json"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var options = run.Settings.ReadOptions() with
        {
            To = ReadTo(run),
            AllowOutOfOrder = run.Arguments.GetValue(_allowOutOfOrder),
            Phase = ReadPhase(run),
        };
        var target = run.ReadTarget();
        if (run.Arguments.GetValue(_dryRun))
            return await DryRun.RunAsync(run, target, options, cancellationToken);
        if (run.Arguments.GetValue(_createDatabase))
            await DatabaseCreation.EnsureAsync(target, run.Report, cancellationToken);
        await MigrationRunReport.MigrateAsync(run, target, options, cancellationToken);
        return ExitCodes.Done;
    }

    MigrationVersion? ReadTo(Invocation run) =>
        run.Arguments.GetValue(_to) is { } text ? MigrationVersions.Parse(run, text, _to.Name) : null;

    MigrationPhase ReadPhase(Invocation run) =>
        run.Arguments.GetValue(_phase) switch
        {
            null => MigrationPhase.All,
            "expand" => MigrationPhase.Expand,
            "contract" => MigrationPhase.Contract,
            var other => throw CommandException.Usage(
                $"'{other}' is not a phase.{Suggestion.For(other, ["expand", "contract"])}",
                "Write --phase expand or --phase contract; without it everything runs."
            ),
        };
}
