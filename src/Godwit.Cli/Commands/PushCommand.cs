using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Brings a development database to the schema source, without a file.</summary>
sealed class PushCommand : GodwitCommand
{
    readonly DevelopmentTarget _target = new("push", "changes");

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "print what would run, and change nothing" };

    readonly PlanningFlags _planning = new();

    public PushCommand()
        : base("push", "Brings a development database to the schema source directly, without writing a migration.")
    {
        Add(_target.Confirm);
        Add(_dryRun);
        _planning.AddTo(this);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit push", "try a schema before it becomes a migration"),
            ("godwit push --allow drop-column", "and give up a column"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var target = await _target.ReadAsync(run, cancellationToken);
        await using var session = await SchemaSession.OpenAsync(run, target, cancellationToken);
        var options = _planning.Read(run, asks: true) with { OnProgress = session.Progress.Say };
        await using var live = Database.Of(target);
        var state = new SchemaState.Live(target.Description, live.DataSource);
        await using var states = await StatePair.LoadAsync(session, options, state, session.Schema, cancellationToken);
        options = options with { Renames = [.. options.Renames, .. states.Renames], Places = states.Places };
        var generated = await PlanningFlags.AskAsync(
            run.Shell,
            session.Progress,
            options,
            answered =>
                new MigrationGenerator(session.Dialect, session.Scratch, answered).GenerateAsync(
                    states.From,
                    states.To,
                    withDown: false,
                    cancellationToken
                ),
            cancellationToken
        );
        session.Progress.Stop();
        run.Report.Field("sql", json => json.WriteStringValue(generated?.Sql ?? ""));
        run.Report.Field("hazards", json => json.WriteHazards(generated?.Planned.Hazards ?? []));
        session.TellVersion();
        if (generated is null)
            run.Report.Result($"Nothing to do: {target.Description} has the schema already.");
        else if (run.Arguments.GetValue(_dryRun))
            run.Report.Exact(generated.Sql);
        else
            await ApplyAsync(run, target, live, generated, cancellationToken);
        return ExitCodes.Done;
    }

    static async Task ApplyAsync(
        Invocation run,
        DatabaseTarget target,
        Database live,
        GeneratedMigration generated,
        CancellationToken cancellationToken
    )
    {
        GeneratedFile.TellHazards(run.Report, generated);
        var options = run.Settings.ReadOptions() with { Hooks = live.Hooks };
        await new PushFlow(target.Dialect, live.DataSource, options).RunAsync(generated.Sql, cancellationToken);
        run.Report.Exact(generated.Sql);
        run.Report.Note($"Pushed to {target.Description}. No migration was written: `godwit generate NAME` does that.");
    }
}
