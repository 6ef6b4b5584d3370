using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Marks migrations as applied without running them.</summary>
sealed class BaselineCommand : GodwitCommand
{
    readonly Argument<string> _version = new("VERSION")
    {
        Description = "the newest migration that the database already has",
    };

    public BaselineCommand()
        : base("baseline", "Marks migrations up to a version as applied without running them.") => Add(_version);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit baseline 20261123144500", "an existing database has everything up to this version"),
            ("godwit baseline 0001", "versions are compared as numbers"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var version = MigrationVersions.Parse(run, run.Arguments.GetRequiredValue(_version), _version.Name);
        var target = run.ReadTarget();
        target.CheckCanBeWritten();
        var marked = await run.UseAsync(
            target,
            run.Settings.ReadOptions(),
            migrator => migrator.BaselineAsync(version, cancellationToken)
        );
        run.Report.Field("baselined", json => json.WriteArray(marked, m => json.WriteMigration(m.Version, m.Name)));
        foreach (var migration in marked)
            run.Report.Result($"baseline {migration}");
        if (marked.Count == 0)
            run.Report.Result($"The history has everything up to {version}.");
        return ExitCodes.Done;
    }
}
