namespace Godwit.Cli;

/// <summary>Collects what a bundle carries.</summary>
static class BundleContent
{
    /// <exception cref="GodwitException">The folder is empty, or has something that could not be run.</exception>
    public static Bundle Collect(Invocation run, string program)
    {
        if (run.Layout.Name == LayoutChoice.Flyway)
            throw CommandException.NotYet(
                "Folders in Flyway's layout cannot be bundled yet: what is in them depends on Flyway's configuration.",
                "Ship folder and configuration, and run `godwit migrate`."
            );
        var dialect = DialectOf(run);
        var folder = run.Folder;
        var migrations = folder.Read();
        if (migrations.Count == 0)
            throw BundleErrors.Empty(folder.Name);
        // What is refused on the server is refused here.
        foreach (var migration in migrations)
            MigrationScript.Parse(migration.ReadScript(), dialect);
        folder.Layout?.Check(dialect);
        var library = dialect == Dialect.Sqlite ? SqliteLibrary.ReadInstalled() : [];
        return new(
            Settings(run, dialect, folder.Name),
            Files(run.Settings.MigrationsPath),
            library ?? throw BundleErrors.NotHere($"SQLite's library is not beside {program}.")
        );
    }

    static Dialect DialectOf(Invocation run) =>
        run.Settings.Dialect
        ?? (run.Settings.FindUrl() is { } url ? run.TargetOf(url).Dialect : null)
        ?? throw CommandException.MissingValue(ConfigurationKey.Database, "Which engine are the migrations for?");

    static ValueList<KeyValuePair<string, string>> Settings(Invocation run, Dialect dialect, string folderName)
    {
        var settings = new List<KeyValuePair<string, string>>
        {
            new(ConfigurationKey.Database.Name, dialect.Name),
            new(ConfigurationKey.Layout.Name, run.Layout.Name),
            new(ConfigurationKey.Migrations.Name, folderName),
        };
        foreach (var key in Bundle.FixedKeys.Concat(Bundle.RunKeys))
        {
            var isSet = settings.Exists(setting => setting.Key == key.Name);
            if (!isSet && run.Settings.FindWritten(key) is { } value && IsFit(key, value.Text))
                settings.Add(new(key.Name, value.Text));
        }
        return settings.ToValueList();
    }

    // The name of a variable may travel; a URL, and the password in it, may not.
    static bool IsFit(ConfigurationKey key, string text) =>
        key != ConfigurationKey.Url
        || (text.StartsWith("${", StringComparison.Ordinal) && text.IndexOf('}') == text.Length - 1);

    // Those beside the migrations too: other tools keep a file that says which engine they are for.
    static ValueList<KeyValuePair<string, byte[]>> Files(string folder) =>
        new DirectoryInfo(folder)
            .EnumerateFiles("*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(folder, file.FullName).Replace('\\', '/'), file.FullName))
            .Where(file => !file.Path.Split('/').Any(part => part.StartsWith('.')))
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => KeyValuePair.Create(file.Path, File.ReadAllBytes(file.FullName)))
            .ToValueList();
}
