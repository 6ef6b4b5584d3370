namespace Godwit.Cli;

/// <summary>Collects what a bundle carries.</summary>
static class BundleContent
{
    /// <exception cref="GodwitException">The folder is empty, or has something that could not be run.</exception>
    public static Bundle Collect(Invocation run)
    {
        var dialect = DialectOf(run);
        var folder = run.Folder;
        Check(folder, dialect);
        var settings = Settings(run, dialect, folder.Name);
        return run.Layout.Name == LayoutChoice.Flyway && run.Settings.Flyway is { } flyway
            ? OfFlyway(run, settings, flyway)
            : new(settings, Files(run.Settings.MigrationsPath), []);
    }

    /// <summary>What is refused on the server is refused here.</summary>
    static void Check(MigrationFolder folder, Dialect dialect)
    {
        folder.Layout?.Check(dialect);
        try
        {
            var migrations = folder.Read();
            if (migrations.Count == 0)
                throw BundleErrors.Empty(folder.Name);
            foreach (var migration in migrations.Where(one => one.Tool is not FlywayFile { File.IsSql: false }))
                migration.Parse(migration.ReadScript(), dialect);
        }
        catch (InvalidMigrationException e) when (e.Code == FlywayErrors.Placeholder)
        {
            // The server may have the value.
        }
    }

    /// <summary>The files of all locations, by the paths that people know, and what is configured.</summary>
    static Bundle OfFlyway(Invocation run, ValueList<KeyValuePair<string, string>> settings, FlywaySettings flyway)
    {
        var locations = FlywayLocations.Find(flyway.Locations, flyway);
        var callbacks = flyway
            .CallbackLocations.SelectMany(one => FlywayLocations.FoldersOf(one, flyway.WorkingDirectory))
            .Except(locations)
            .ToValueList();
        var files =
            from folder in locations.Concat(callbacks)
            from file in FlywayLocations.FilesBelow(folder)
            select KeyValuePair.Create($"{Shown(folder)}/{file.Relative}", File.ReadAllBytes(file.Path));
        var written = flyway.Written.Select(value => Bundle.FlywaySetting(value.Key, value.Items));
        return new(
            [
                .. settings,
                .. written,
                Bundle.FlywaySetting("locations", locations.Select(Shown).ToValueList()),
                .. callbacks.Count == 0
                    ? (KeyValuePair<string, string>[])[]
                    : [Bundle.FlywaySetting("callbackLocations", callbacks.Select(Shown).ToValueList())],
            ],
            files.DistinctBy(file => file.Key).ToValueList(),
            []
        );

        string Shown(string folder) => run.Shell.Display(folder).Replace('\\', '/');
    }

    static Dialect DialectOf(Invocation run) =>
        run.ConfiguredDialect
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
