using System.CommandLine;

namespace Godwit.Cli;

/// <summary>Replaces the first migrations of the folder by one.</summary>
sealed class SquashCommand : GodwitCommand
{
    // Few enough to read; all are in --json.
    const int ShownFiles = 5;

    readonly Option<string> _to = new("--to")
    {
        Description = "the newest migration to replace (default: the newest of the folder)",
        HelpName = "VERSION",
    };

    readonly Option<string> _name = new("--name")
    {
        Description = "the name of the new migration",
        HelpName = "NAME",
        DefaultValueFactory = _ => "squashed",
    };

    readonly Option<bool> _withoutRows = new("--without-rows")
    {
        Description = "leave out the rows that the old migrations put in",
    };

    readonly Option<bool> _dryRun = new("--dry-run")
    {
        Description = "prove it and print the new migration, and change nothing",
    };

    public SquashCommand()
        : base("squash", "Replaces the first migrations of the folder by one that is proven to do the same.")
    {
        Add(_to);
        Add(_name);
        Add(_withoutRows);
        Add(_dryRun);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit squash --to 20250630120000", "everything up to then becomes one file; databases keep working"),
            ("godwit squash --to 20250630120000 --dry-run", "prints it, and changes nothing"),
            ("godwit squash --name initial --without-rows", "the whole folder, without its seed data"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var name = MigrationName.From(run.Arguments.GetRequiredValue(_name));
        var to = ReadTo(run);
        var withRows = !run.Arguments.GetValue(_withoutRows);
        await using var session = await SchemaSession.OpenAsync(run, target: null, cancellationToken);
        var options = PlanningFlags.Settings(run) with { OnProgress = session.Progress.Say };
        var squashed = await new MigrationSquash(session.Scratch, session.Loader, options).MakeAsync(
            run.Folder,
            to,
            name,
            withRows,
            cancellationToken
        );
        session.Progress.Stop();
        var isDryRun = run.Arguments.GetValue(_dryRun);
        run.Report.Field("dryRun", json => json.WriteBooleanValue(isDryRun));
        run.Report.Field(
            "replaced",
            json => json.WriteArray(squashed.Replaced, one => json.WriteMigration(one.Version, one.Name))
        );
        if (isDryRun)
        {
            run.Report.Field("sql", json => json.WriteStringValue(squashed.Sql));
            run.Report.Exact(squashed.Sql);
        }
        else
            Write(run, squashed, name);
        Tell(run, squashed, withRows, isDryRun);
        return ExitCodes.Done;
    }

    MigrationVersion ReadTo(Invocation run)
    {
        if (run.Folder.Layout is { } layout)
            throw LayoutErrors.NotInLayout(
                "squash",
                layout.Name,
                "A squashed file says what it replaces, which only Godwit reads; the tool would run it again."
            );
        var files = run.Folder.Read();
        if (files.Count == 0)
            throw CommandException.Usage("The folder has no migrations, so there is nothing to squash.");
        var to = run.Arguments.GetValue(_to) is { } text
            ? MigrationVersions.Parse(run, text, "--to")
            : files[^1].Version;
        if (!files.Any(file => file.Version == to))
            throw new UnknownVersionException(to, "`godwit status` lists the versions of the folder.");
        return files.Count(file => file.Version <= to) > 1
            ? to
            : throw CommandException.Usage(
                $"{files[0]} is the first migration: alone, there is nothing to squash.",
                "Name a newer one with --to VERSION."
            );
    }

    /// <summary>
    /// The new file is complete before an old one goes, under a name that no folder reads; stopped in between, it is
    /// the old folder, or one that is refused because files are missing.
    /// </summary>
    static void Write(Invocation run, SquashedMigration squashed, string name)
    {
        var file = Path.Combine(run.Settings.MigrationsPath, $"{squashed.Replaced[^1].Version}_{name}.sql");
        var draft = Path.Combine(run.Settings.MigrationsPath, $".{Path.GetFileName(file)}");
        File.WriteAllText(draft, squashed.Sql);
        foreach (var old in FilesOf(squashed))
            Remove(Path.GetFullPath(old, run.Shell.Folder));
        File.Move(draft, file, overwrite: true);
        run.Report.Field("file", json => json.WriteStringValue(run.Shell.Display(file)));
        run.Report.Field("version", json => json.WriteStringValue(squashed.Replaced[^1].Version.Text));
        run.Report.Field(
            "removed",
            json => json.WriteArray(FilesOf(squashed), old => json.WriteStringValue(run.Shell.Display(old)))
        );
        run.Report.Result(run.Shell.Display(file));
    }

    static void Remove(string file)
    {
        File.Delete(file);
        // A folder that held one migration, as diesel has them.
        var folder = Path.GetDirectoryName(file)!; // a file has a folder
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    static List<string> FilesOf(SquashedMigration squashed) =>
        [.. squashed.Replaced.SelectMany(one => new[] { one.File, one.DownFile }).OfType<string>()];

    static void Tell(Invocation run, SquashedMigration squashed, bool withRows, bool isDryRun)
    {
        var files = FilesOf(squashed);
        var shown = string.Concat(files.Take(ShownFiles).Select(file => $"\n  {run.Shell.Display(file)}"));
        var more = files.Count > ShownFiles ? $"\n  and {files.Count - ShownFiles} more" : "";
        run.Report.Note($"{(isDryRun ? "would remove" : "removed")} {files.Count} files:{shown}{more}");
        run.Report.Note(
            $"Databases that applied all {squashed.Replaced.Count} keep working; one that applied only some of them is "
                + "refused until it has finished the old files."
        );
        if (squashed.Replaced.Any(one => one.DownFile is not null))
            run.Report.Note("The ways back went with them: `godwit undo` does not go behind the new migration.");
        var tables = squashed.Rows.Where(one => one.Count > 0).ToList();
        if (tables.Count > 0)
            run.Report.Note(
                $"{(withRows ? "kept the rows" : "left out the rows")} of "
                    + string.Join(", ", tables.Select(one => $"{one.Name.Name} ({one.Count})"))
            );
        if (squashed.Roles.Count > 0)
            run.Report.Note(
                "not in it, as roles belong to the server, which needs them before: "
                    + $"CREATE ROLE {string.Join(", ", squashed.Roles)}"
            );
    }
}
