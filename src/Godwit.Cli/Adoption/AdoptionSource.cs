namespace Godwit.Cli;

/// <summary>The files of a tool that is taken over: where they are, and what is in them.</summary>
/// <param name="run">The command line.</param>
/// <param name="find">The tool and its table.</param>
/// <param name="dialect">The engine.</param>
/// <param name="given">Where they are, as it was said; absent: where the tool usually has them.</param>
sealed class AdoptionSource(Invocation run, ForeignFind find, Dialect dialect, string? given)
{
    ForeignTool Tool => find.Tool;

    /// <summary>The folder, where Godwit has the tool's layout.</summary>
    public MigrationFolder? OpenLayout() =>
        Tool.Name switch
        {
            "prisma" => MigrationFolder.OpenPrisma(Reachable(PathOf(Prisma))),
            "drizzle" => MigrationFolder.OpenDrizzle(
                Reachable(PathOf(Drizzle)),
                find.Table.Place.Schema,
                find.Table.Name
            ),
            "flyway" => MigrationFolder.Of(new FlywayLayout(Flyway())),
            _ => null,
        };

    /// <summary>Reads the files.</summary>
    /// <param name="layout">What <see cref="OpenLayout"/> gave.</param>
    /// <param name="entries">In a layout: how files and rows stand to each other.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="GodwitException">They are not there, or cannot be read or translated.</exception>
    public async Task<ValueList<ForeignFile>> ReadAsync(
        MigrationFolder? layout,
        ValueList<MigrationStatusEntry> entries,
        CancellationToken cancellationToken
    )
    {
        var files = new ForeignFiles(Tool, dialect);
        var read = Tool.Form switch
        {
            ForeignForm.Layout when layout is not null => files.Read(Taken(layout.Read(), entries)),
            ForeignForm.FlywayNames => ByFileName(files.Read(new FlywayLayout(Named(PathOf(null))).Read())),
            ForeignForm.EntityFramework => await new EntityFrameworkTool(run, dialect).ReadAsync(
                PathOf(null),
                cancellationToken
            ),
            _ => files.Read(Reachable(PathOf(null))),
        };
        return read.Select(file => file with { Origin = run.Shell.Display(file.Origin) }).ToValueList();
    }

    /// <summary>What the tool itself would pass over stays where it is.</summary>
    IEnumerable<Migration> Taken(ValueList<Migration> migrations, ValueList<MigrationStatusEntry> entries)
    {
        var passedOver = entries
            .Where(one => one.State == MigrationCondition.PassedOver)
            .Select(one => one.File)
            .OfType<string>()
            .ToHashSet();
        foreach (var file in passedOver.Order(StringComparer.Ordinal))
            run.Report.Note($"left out, as {Tool.Name} would pass over it: {run.Shell.Display(file)}");
        return migrations.Where(migration => !passedOver.Contains(migration.File));
    }

    static ValueList<ForeignFile> ByFileName(ValueList<ForeignFile> files) =>
        files.Select(file => file with { Key = Path.GetFileName(file.Origin) }).ToValueList();

    FlywaySettings Flyway() => given is null ? FlywayConfigured.Read(run.Settings, run.Shell) : Named(PathOf(null));

    FlywaySettings Named(string path) => FlywayConfigured.In(run.Settings, run.Shell, path);

    string? Prisma() => PrismaProject.Find(run.Settings.BaseFolder, run.Shell.Variable)?.MigrationsPath;

    string? Drizzle() =>
        DrizzleConfiguration.FindWithFolder(run.Settings.BaseFolder, run.Shell) is { } path
            ? DrizzleConfiguration.Read(path, run.Shell).Folder
            : null;

    /// <summary>
    /// What was said, else what the tool's configuration says, else where it usually is; a full path.
    /// </summary>
    string PathOf(Func<string?>? configured)
    {
        if (given is not null)
            return Path.GetFullPath(given, run.Shell.Folder);
        return configured?.Invoke()
            ?? Tool.Folders.Select(name => Path.GetFullPath(name, run.Settings.BaseFolder)).FirstOrDefault(HasFiles)
            ?? throw new AdoptException(
                AdoptErrors.Files,
                $"Where are the files of {Tool.Name}? They are not in {string.Join(", ", Tool.Folders)}. "
                    + "Nothing was changed."
            )
            {
                Hint = $"Name their folder with --files FOLDER. {AdoptErrors.BaselineInstead}",
            };
    }

    bool HasFiles(string path) =>
        Directory.Exists(path)
        && !AdoptedFolder.IsSigned(path)
        && (
            Tool.Form == ForeignForm.EntityFramework
                ? Directory.EnumerateFiles(path, "*.csproj").Any()
                : Directory.EnumerateFiles(path, "*.sql", SearchOption.AllDirectories).Any()
        );

    // A relative path reaches the folder only from the current folder of the process.
    string Reachable(string path) => run.Shell.Folder == Environment.CurrentDirectory ? run.Shell.Display(path) : path;
}
