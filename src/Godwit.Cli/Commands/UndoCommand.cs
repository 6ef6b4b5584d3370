namespace Godwit.Cli;

/// <summary>Runs the way back of the newest applied migration.</summary>
sealed class UndoCommand : GodwitCommand
{
    public UndoCommand()
        : base("undo", "Runs the .down.sql of the newest applied migration; it is pending again afterwards.") { }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [("godwit undo", "takes back the newest applied migration; without a .down.sql, exit code 1")];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var target = run.ReadTarget();
        var options = run.Settings.ReadOptions();
        Migration undone;
        await using (var progress = new MigrationProgress(run.Report, run.Shell.Clock))
            undone = await run.UseAsync(
                target.WithoutCreating(),
                options with
                {
                    OnEvent = progress.OnEvent,
                },
                migrator => migrator.UndoAsync(cancellationToken)
            );
        run.Report.Field("undone", json => json.WriteMigration(undone.Version, undone.Name));
        run.Report.Result($"undone {undone}");
        return ExitCodes.Done;
    }
}
