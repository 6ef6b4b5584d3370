using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Prints a state as one SQL script.</summary>
sealed class ExportCommand : GodwitCommand
{
    readonly Argument<string?> _state = new("STATE")
    {
        Description = $"{StateArgument.Forms} (default: schema)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public ExportCommand()
        : base("export", "Prints the schema source, or any other state, as one SQL script in the order that works.") =>
        Add(_state);

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit export > schema.sql", "the schema source"),
            ("godwit export migrations:db/migrations", "what the migrations make"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var text = run.Arguments.GetValue(_state) ?? "schema";
        await using var session = await SchemaSession.OpenAsync(
            run,
            StateArgument.EngineOf(run, text),
            cancellationToken
        );
        var reader = new SchemaReader(session.Dialect, PlanningFlags.Settings(run));
        var state = StateArgument.Parse(run, text, session.Dialect);
        await using var loaded = await session.Loader.LoadAsync(state, cancellationToken);
        await using var connection = await loaded.DataSource.OpenConnectionAsync(cancellationToken);
        var catalog = await reader.ReadAsync(connection, cancellationToken);
        await using var empty = await session.Scratch.CreateAsync(cancellationToken);
        var plan = SchemaText.Plan(
            session.Dialect,
            catalog,
            await reader.ReadAsync(empty, cancellationToken),
            session.Scratch.Version
        );
        session.Progress.Stop();
        var sql = SchemaText.Render(plan);
        run.Report.Field("sql", json => json.WriteStringValue(sql));
        run.Report.Exact(sql);
        return ExitCodes.Done;
    }
}
