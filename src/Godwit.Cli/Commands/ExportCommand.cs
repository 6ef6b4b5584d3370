using System.CommandLine;
using System.Data.Common;

namespace Godwit.Cli;

/// <summary>Prints a state as one SQL script.</summary>
sealed class ExportCommand : GodwitCommand
{
    readonly Argument<string?> _state = new("STATE")
    {
        Description = $"{StateArgument.Forms} (default: schema)",
        Arity = ArgumentArity.ZeroOrOne,
    };

    readonly Option<bool> _rows = new("--rows")
    {
        Description = "the rows that the source or the migrations write, instead of the schema",
    };

    public ExportCommand()
        : base("export", "Prints the schema source, or any other state, as one SQL script in the order that works.")
    {
        Add(_state);
        Add(_rows);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit export > schema.sql", "the schema source"),
            ("godwit export migrations:db/migrations", "what the migrations make"),
            ("godwit export --rows", "the rows of the schema source, such as those of EF Core's HasData"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var text = run.Arguments.GetValue(_state) ?? "schema";
        await using var session = await SchemaSession.OpenAsync(
            run,
            StateArgument.FindTarget(run, text),
            cancellationToken
        );
        var reader = new SchemaReader(session.Dialect, PlanningFlags.Settings(run));
        var state = StateArgument.Parse(run, text, session.Dialect);
        await using var loaded = await session.Loader.LoadAsync(state, cancellationToken);
        await using var connection = await loaded.DataSource.OpenConnectionAsync(cancellationToken);
        var sql = run.Arguments.GetValue(_rows)
            ? await RowsAsync(reader, state, connection, cancellationToken)
            : await SchemaAsync(session, reader, connection, cancellationToken);
        session.Progress.Stop();
        run.Report.Field("sql", json => json.WriteStringValue(sql));
        run.Report.Exact(sql);
        return ExitCodes.Done;
    }

    static async Task<string> SchemaAsync(
        SchemaSession session,
        SchemaReader reader,
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var catalog = await reader.ReadAsync(connection, cancellationToken);
        await using var empty = await session.Scratch.CreateAsync(cancellationToken);
        var plan = SchemaText.Plan(
            session.Dialect,
            catalog,
            await reader.ReadAsync(empty, cancellationToken),
            session.Scratch.Version
        );
        return SchemaText.Render(plan);
    }

    static async Task<string> RowsAsync(
        SchemaReader reader,
        SchemaState state,
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        if (state is SchemaState.Live)
            throw CommandException.Usage(
                "--rows is for the schema source and for migrations.",
                "pg_dump --data-only, or .dump of sqlite3, writes the rows of a database."
            );
        var rows = await reader.ScriptRowsAsync(connection, cancellationToken);
        return string.Concat(rows.SelectMany(one => one.Statements).Select(statement => statement + ";\n"));
    }
}
