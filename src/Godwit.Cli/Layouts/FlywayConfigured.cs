namespace Godwit.Cli;

/// <summary>A project of Flyway's, as its own configuration and <c>godwit.json</c> describe it.</summary>
static class FlywayConfigured
{
    const string FileSystem = "filesystem:";

    // Where Flyway, and the build tools of Java, look without a configuration.
    static readonly string[] _defaultFolders = ["db/migration", "src/main/resources/db/migration"];

    /// <summary>What in a project speaks for Flyway.</summary>
    public static string? SignOf(string folder, Shell shell)
    {
        if (FlywayProject.FilesIn(folder) is [var file, ..])
            return shell.Display(file);
        if (shell.Variable("FLYWAY_LOCATIONS") is { Length: > 0 })
            return "FLYWAY_LOCATIONS";
        return _defaultFolders
            .Select(name => Path.Combine(folder, name))
            .Where(Directory.Exists)
            .Select(path => SignIn(path) is { } sign ? shell.Display(Path.Combine(path, sign)) : null)
            .FirstOrDefault(sign => sign is not null);
    }

    /// <summary>What in a migration folder speaks for Flyway: a file <c>V1__name.sql</c>.</summary>
    public static string? SignIn(string folder)
    {
        var settings = new FlywaySettings();
        return Directory
            .EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Where(path => IsVersioned(Path.GetFileName(path), settings))
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>The settings; <c>migrations</c> stands for <c>locations</c>, where it is configured.</summary>
    public static FlywaySettings Read(Settings settings, Shell shell)
    {
        var read = FlywayProject.Read(
            FlywayProject.FilesIn(settings.BaseFolder),
            settings.BaseFolder,
            shell.Variables().ToValueList()
        );
        if (settings.Find(ConfigurationKey.Migrations) is { } migrations)
            return read with { Locations = [FileSystem + Shown(Settings.FullPath(migrations), shell)] };
        var isConfigured = read.Locations != new FlywaySettings().Locations;
        var found = isConfigured
            ? []
            : _defaultFolders.Select(name => Path.Combine(settings.BaseFolder, name)).Where(Directory.Exists).ToList();
        if (found.Count > 0)
            return read with { Locations = found.Select(path => FileSystem + Shown(path, shell)).ToValueList() };
        return !isConfigured && settings.ConfiguredMigrationsPath is { } own
            ? read with
            {
                Locations = [FileSystem + Shown(own, shell)],
            }
            : read;
    }

    /// <summary>The same settings for another folder.</summary>
    public static FlywaySettings In(Settings settings, Shell shell, string path) =>
        (settings.Flyway ?? FlywayProject.Read([], settings.BaseFolder, shell.Variables().ToValueList())) with
        {
            Locations = [FileSystem + Path.GetFullPath(path, shell.Folder)],
        };

    /// <summary>The folder for new files: the first location that is there, else the first one.</summary>
    public static string PathOf(FlywaySettings settings)
    {
        var there = settings.Locations.SelectMany(one => FlywayLocations.FoldersOf(one, settings.WorkingDirectory));
        return there.FirstOrDefault()
            ?? Path.GetFullPath(FlywayLocations.Shown(settings.Locations[0]), settings.WorkingDirectory);
    }

    /// <summary>What an error names as the place of the URL.</summary>
    public static string PlaceOf(FlywaySettings settings) =>
        settings.File is { } file ? Path.GetFileName(file) : "FLYWAY_URL";

    static string Shown(string path, Shell shell) =>
        shell.Folder == Environment.CurrentDirectory ? shell.Display(path) : path;

    static bool IsVersioned(string name, FlywaySettings settings) =>
        FlywayFileName.TryParse(name, settings, out _)
            is { Kind: FlywayFileKind.Versioned or FlywayFileKind.Baseline, Description.Length: > 0 };
}
