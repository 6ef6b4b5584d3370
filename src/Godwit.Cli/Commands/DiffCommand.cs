using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Prints the proven SQL that leads from any state to any other.</summary>
sealed class DiffCommand : GodwitCommand
{
    readonly Argument<string> _from = new("FROM") { Description = StateArgument.Forms };

    readonly Argument<string> _to = new("TO") { Description = StateArgument.Forms };

    readonly Option<bool> _exitCode = new("--exit-code") { Description = "end with 3 where the states differ" };

    readonly PlanningFlags _planning = new();

    public DiffCommand()
        : base(
            "diff",
            "Prints the migration that leads from one state to another, proven; nothing where they are equal."
        )
    {
        Add(_from);
        Add(_to);
        Add(_exitCode);
        _planning.AddTo(this);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit diff migrations:db/migrations schema", "what `generate` would write"),
            ("godwit diff sql:old.sql sql:new.sql --database postgresql", "two files, no configuration needed"),
            ("godwit diff postgres://localhost/shop schema --exit-code", "a database against the declared schema"),
            ("godwit diff empty schema --plain", "the schema as one script"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var (fromText, toText) = (run.Arguments.GetRequiredValue(_from), run.Arguments.GetRequiredValue(_to));
        var target = StateArgument.FindTarget(run, toText) ?? StateArgument.FindTarget(run, fromText);
        await using var session = await SchemaSession.OpenAsync(run, target, cancellationToken);
        var options = _planning.Read(run, asks: false) with { OnProgress = session.Progress.Say };
        await using var states = await StatePair.LoadAsync(
            session,
            options,
            StateArgument.Parse(run, fromText, session.Dialect),
            StateArgument.Parse(run, toText, session.Dialect),
            cancellationToken
        );
        options = options with { Renames = [.. options.Renames, .. states.Renames], Places = states.Places };
        var generated = await new MigrationGenerator(session.Dialect, session.Scratch, options).GenerateAsync(
            states.From,
            states.To,
            withDown: false,
            cancellationToken
        );
        session.Progress.Stop();
        run.Report.Field("sql", json => json.WriteStringValue(generated?.Sql ?? ""));
        run.Report.Field("hazards", json => json.WriteHazards(generated?.Planned.Hazards ?? []));
        if (generated is null)
            return ExitCodes.Done;
        session.TellVersion();
        GeneratedFile.TellHazards(run.Report, generated);
        run.Report.Exact(generated.Sql);
        return run.Arguments.GetValue(_exitCode) ? ExitCodes.Refused : ExitCodes.Done;
    }
}
