using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Writes the next migration file.</summary>
sealed class GenerateCommand : GodwitCommand
{
    readonly Argument<string> _name = new("NAME") { Description = "what the migration does, as in add_avatar" };

    readonly Option<bool> _empty = new("--empty") { Description = "write a file to fill by hand" };

    readonly Option<bool> _down = new("--down") { Description = "also write the way back, VERSION_NAME.down.sql" };

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "print the migration, and write nothing" };

    readonly PlanningFlags _planning = new();

    public GenerateCommand()
        : base("generate", "Writes the migration that the schema source asks for, proven; its path on standard output.")
    {
        Add(_name);
        Add(_empty);
        Add(_down);
        Add(_dryRun);
        _planning.AddTo(this);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit generate add_avatar", "db/migrations/20261123144500_add_avatar.sql, from the schema source"),
            ("godwit generate add_avatar --down", "the same, and its .down.sql"),
            ("godwit generate rename_name --rename users.name=full_name", "a rename that keeps the values"),
            ("godwit generate drop_legacy --allow drop-table", "a migration that loses data, as is meant"),
            (
                "godwit generate add_email --backfill users.email=\"''\"",
                "a new column with a value for rows that exist"
            ),
            ("godwit generate add_avatar --empty", "a file to write by hand"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var name = MigrationName.From(run.Arguments.GetRequiredValue(_name));
        var withDown = run.Arguments.GetValue(_down);
        if (run.Arguments.GetValue(_empty))
        {
            GeneratedFile.Write(
                run,
                name,
                $"-- {name}: write the SQL of this migration here.\n",
                withDown ? $"-- {name}: write the SQL that takes it back here.\n" : null
            );
            return ExitCodes.Done;
        }
        var generated = await GenerateAsync(run, _planning, withDown, cancellationToken);
        run.Report.Field("hazards", json => json.WriteHazards(generated?.Planned.Hazards ?? []));
        if (generated is null)
        {
            run.Report.Field("file", json => json.WriteNullValue());
            run.Report.Result("Nothing to generate: the migrations make the schema already.");
            return ExitCodes.Done;
        }
        GeneratedFile.TellHazards(run.Report, generated);
        if (run.Arguments.GetValue(_dryRun))
            Print(run, generated);
        else
            GeneratedFile.Write(run, name, generated.Sql, generated.Down?.Sql);
        return ExitCodes.Done;
    }

    /// <summary>Plans and proves what leads from the folder to the schema source; absent: nothing does.</summary>
    public static async Task<GeneratedMigration?> GenerateAsync(
        Invocation run,
        PlanningFlags flags,
        bool withDown,
        CancellationToken cancellationToken
    )
    {
        // A new project has no folder yet: its first migration makes it.
        Directory.CreateDirectory(run.Settings.MigrationsPath);
        await using var session = await SchemaSession.OpenAsync(run, target: null, cancellationToken);
        var (from, to) = await session.Loader.LoadAsync(session.Folder, session.Schema, cancellationToken);
        await using var _ = from;
        await using var __ = to;
        foreach (var note in to.Notes)
            run.Report.Note(note);
        await session.TellRowsAsync(from, to, cancellationToken);
        var options = flags.Read(run, asks: true) with { OnProgress = session.Progress.Say };
        options = options with { Renames = [.. options.Renames, .. to.Renames], Places = to.Places };
        var generated = await PlanningFlags.AskAsync(
            run.Shell,
            session.Progress,
            options,
            answered =>
                new MigrationGenerator(session.Dialect, session.Scratch, answered).GenerateAsync(
                    from.Scratch!, // neither state is live
                    to.Scratch!,
                    withDown,
                    cancellationToken
                ),
            cancellationToken
        );
        session.Progress.Stop();
        if (generated is not null)
            session.TellVersion();
        return generated;
    }

    static void Print(Invocation run, GeneratedMigration generated)
    {
        run.Report.Field("sql", json => json.WriteStringValue(generated.Sql));
        run.Report.Field("down", json => json.WriteStringValue(generated.Down?.Sql));
        run.Report.Exact(generated.Sql);
        if (generated.Down is { } down)
            run.Report.Exact($"\n-- the way back\n{down.Sql}");
    }
}
