using System.CommandLine;
using System.Text.Json;

namespace Godwit.Cli;

/// <summary>Puts the new migrations of this branch behind those of the branch it goes into.</summary>
sealed class RebaseCommand : GodwitCommand
{
    const string Code = "GDW0524";

    readonly Option<string> _base = new("--base")
    {
        Description = "the branch that this one goes into, as in origin/main",
        HelpName = "BRANCH",
        Required = true,
    };

    readonly Option<bool> _dryRun = new("--dry-run") { Description = "prove it and say what would move" };

    public RebaseCommand()
        : base("rebase", "Puts this branch's new migrations behind those of its base, and proves the folder again.")
    {
        Add(_base);
        Add(_dryRun);
    }

    public override ValueList<(string CommandLine, string Meaning)> Examples =>
        [
            ("godwit rebase --base origin/main", "after `git merge origin/main`, where others were faster"),
            ("godwit rebase --base origin/main --dry-run", "says what would move"),
        ];

    public override async Task<int> RunAsync(Invocation run, CancellationToken cancellationToken)
    {
        var reference = run.Arguments.GetRequiredValue(_base);
        var isDryRun = run.Arguments.GetValue(_dryRun);
        if (run.Folder.Layout is { } layout)
            throw LayoutErrors.NotInLayout(
                "rebase",
                layout.Name,
                "The tool would take a renumbered file for a new one."
            );
        var (baseFiles, kept, added) = await ReadAsync(run, reference, cancellationToken);
        ValueList<Migration> files = [.. kept, .. added];
        RequireBase(baseFiles, kept, added, reference);
        var moved =
            baseFiles.Count == 0
                ? []
                : FolderRebase.Plan(baseFiles[^1].Version, added, newest => GeneratedFile.VersionBehind(run, newest));
        run.Report.Field("dryRun", json => json.WriteBooleanValue(isDryRun));
        if (moved.Count > 0)
        {
            await RequireNotAppliedAsync(run, moved, cancellationToken);
            await ProveAsync(run, files, moved, cancellationToken);
        }
        if (!isDryRun)
            Move(run, files, moved);
        Report(run, moved);
        if (moved.Count == 0)
            run.Report.Note($"The new migrations come after those of {reference}: nothing has to move.");
        return ExitCodes.Done;
    }

    /// <summary>
    /// The migrations of the base, the same as they are here, and those that are new here.
    /// A new file is told by its path: two branches may have taken the same version.
    /// </summary>
    static async Task<(ValueList<Migration> Base, ValueList<Migration> Kept, ValueList<Migration> Added)> ReadAsync(
        Invocation run,
        string reference,
        CancellationToken cancellationToken
    )
    {
        var branch = new GitBranch(reference, run.Settings.MigrationsPath, run.Layout);
        var folder = await branch.ReadMigrationsAsync(cancellationToken);
        var known = folder.ListFiles().ToHashSet(StringComparer.Ordinal);
        return (
            folder.Read(),
            run.Folder.ReadFiles(known.Contains),
            run.Folder.ReadFiles(file => !known.Contains(file))
        );
    }

    static void RequireBase(
        ValueList<Migration> baseFiles,
        ValueList<Migration> kept,
        ValueList<Migration> added,
        string reference
    )
    {
        var squashed = added.Where(file => file.Replaces.Count > 0);
        var problems = BaseCheck
            .Compare(baseFiles, [.. kept, .. squashed], reference)
            .Where(problem => problem.Kind != BaseProblemKind.Behind)
            .ToList();
        if (problems.Count > 0)
            throw new CommandException(
                Code,
                ExitCodes.Refused,
                $"The folder does not have the migrations of {reference} as they are there. Nothing was changed.\n"
                    + string.Join('\n', problems.Select(problem => problem.Message))
            )
            {
                Hint = $"Bring them in first: `git merge {reference}`, or `git rebase {reference}`.",
            };
    }

    /// <summary>A database that applied a file under its old version would refuse the folder afterwards.</summary>
    static async Task RequireNotAppliedAsync(
        Invocation run,
        ValueList<MovedMigration> moved,
        CancellationToken cancellationToken
    )
    {
        if (Configured(run) is not { } target)
            return;
        var applied = (await ReadHistoryAsync(run, target, cancellationToken))
            .Where(entry => entry.Entry is { State: not MigrationState.Undone })
            .Where(entry => moved.Any(one => one.Migration.Version == entry.Version))
            .Select(entry => $"{entry.Version}_{entry.Name}")
            .ToList();
        if (applied.Count > 0)
            throw new CommandException(
                Code,
                ExitCodes.Refused,
                $"{target.Description} has applied {string.Join(", ", applied)} under the version that would change. "
                    + "Nothing was changed."
            )
            {
                Hint =
                    "`godwit undo` takes it back where it has a way back; "
                    + "`godwit reset` rebuilds a development database.",
            };
    }

    /// <summary>The history of a database; nothing where it cannot be reached.</summary>
    static async Task<ValueList<MigrationStatusEntry>> ReadHistoryAsync(
        Invocation run,
        DatabaseTarget target,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var database = Database.Of(target);
            // The history alone: two files of the folder may have one version.
            var none = MigrationFolder.Of(new TextSource("none", []));
            var options = run.Settings.ReadOptions() with { Wait = TimeSpan.Zero };
            var migrator = new Migrator(target.Dialect, database.DataSource, none, options);
            return (await migrator.GetStatusAsync(cancellationToken)).Migrations;
        }
        catch (DatabaseUnavailableException e)
        {
            run.Report.Detail($"not looked at, whether a file is applied there: {e.Message}");
            return [];
        }
    }

    static DatabaseTarget? Configured(Invocation run) =>
        (run.Settings.Find(ConfigurationKey.Development) ?? run.Settings.Find(ConfigurationKey.Url)) is { } value
            ? run.TargetOf(value).WithoutCreating()
            : null;

    static async Task ProveAsync(
        Invocation run,
        ValueList<Migration> files,
        ValueList<MovedMigration> moved,
        CancellationToken cancellationToken
    )
    {
        await using var session = await SchemaSession.OpenAsync(run, target: null, cancellationToken);
        var folder = new SchemaState.Replayed(FolderRebase.Preview(run.Folder, files, moved, session.Dialect));
        ValueList<ObservedDifference> left = [];
        try
        {
            if (run.Settings.Find(ConfigurationKey.Schema) is null)
                await (await session.Loader.LoadAsync(folder, cancellationToken)).DisposeAsync();
            else
                left = await session.FindUnmigratedAsync(folder, cancellationToken);
        }
        catch (SchemaSourceException e) when (e.Code == SchemaErrors.Replay)
        {
            throw NotRenamed(e, moved);
        }
        session.Progress.Stop();
        if (left.Count > 0)
            run.Report.Note(
                "In the new order the folder does not lead to the schema source:\n  "
                    + string.Join("\n  ", left.Select(one => one.ToString("schema source")))
                    + "\n`godwit generate NAME` writes what is missing; "
                    + "or remove the new files, and generate them anew."
            );
    }

    /// <summary>The places in the message are those of the new order.</summary>
    static SchemaSourceException NotRenamed(SchemaSourceException error, ValueList<MovedMigration> moved)
    {
        var file = Path.GetFileName(error.Location?.File);
        var names = moved
            .Where(one => $"{one.Version}_{one.Migration.Name}.sql" == file)
            .Select(one => $" {file} is still {Path.GetFileName(one.Migration.File)}.");
        return new(error.Code, $"In the new order: {error.Message}\nNothing was renamed.{string.Concat(names)}", error)
        {
            Location = error.Location,
            SqlState = error.SqlState,
            Hint = error.Hint,
        };
    }

    static void Report(Invocation run, ValueList<MovedMigration> moved)
    {
        run.Report.Field("moved", json => json.WriteArray(moved, one => WriteMoved(json, one)));
        foreach (var one in moved)
            run.Report.Result(
                $"{run.Shell.Display(one.Migration.File)} -> {run.Shell.Display(one.Rename(one.Migration.File))}"
            );
    }

    static void WriteMoved(Utf8JsonWriter json, MovedMigration moved)
    {
        json.WriteStartObject();
        json.WriteString("from", moved.Migration.Version.Text);
        json.WriteString("to", moved.Version.Text);
        json.WriteString("name", moved.Migration.Name);
        json.WriteEndObject();
    }

    static void Move(Invocation run, ValueList<Migration> files, ValueList<MovedMigration> moved)
    {
        // The lines that name a moved file, before any file has another name.
        foreach (var file in files)
        {
            if (FolderRebase.NewTextOf(file, moved, AnyDialect(run)) is { } text)
                File.WriteAllText(Path.GetFullPath(file.File, run.Shell.Folder), text);
        }
        // The newest first: no name is taken that another file still has.
        foreach (var one in moved.Reverse())
        {
            foreach (var old in new[] { one.Migration.DownFile, one.Migration.File }.OfType<string>())
                Move(Path.GetFullPath(old, run.Shell.Folder), Path.GetFullPath(one.Rename(old), run.Shell.Folder));
        }
    }

    static void Move(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!); // a file has a folder
        File.Move(from, to);
        var folder = Path.GetDirectoryName(from)!; // a file has a folder
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            Directory.Delete(folder);
    }

    // Directives are read alike for all.
    static Dialect AnyDialect(Invocation run) => run.Settings.Dialect ?? Dialect.PostgreSql;
}
