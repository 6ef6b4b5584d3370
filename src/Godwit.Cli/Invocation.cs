using System.CommandLine;

namespace Godwit.Cli;

/// <summary>One run of a command.</summary>
sealed class Invocation(Shell shell, Report report, ParseResult arguments, GlobalOptions options)
{
    Settings? _settings;
    bool _hasToldLayout;

    /// <summary>What this process carries; absent: it is the plain command.</summary>
    public Bundle? Bundle { get; init; }

    public Shell Shell => shell;

    public Report Report => report;

    /// <summary>What the command line says.</summary>
    public ParseResult Arguments => arguments;

    /// <summary>The configuration, read when it is first asked for.</summary>
    public Settings Settings =>
        _settings ??= Bundle is { } bundle
            ? new(shell, options.ReadKeys(arguments), bundle)
            : ReadSettings(Settings.Locate(shell, options.ReadConfig(arguments)));

    /// <summary>The configuration with a given file, or without one.</summary>
    public Settings ReadSettings(string? filePath) => new(shell, options.ReadKeys(arguments), filePath);

    /// <summary>The migration folder, named in errors as people would type it.</summary>
    public MigrationFolder Folder => Bundle?.Open(Layout, Settings) ?? OpenFolderOnDisk();

    MigrationFolder OpenFolderOnDisk() =>
        Layout.Name == LayoutChoice.Flyway && Settings.Flyway is { } flyway
            ? MigrationFolder.Of(new FlywayLayout(flyway))
            : OpenFolder(
                // A relative path reaches the folder only from the current folder of the process.
                shell.Folder == Environment.CurrentDirectory
                    ? shell.Display(Settings.MigrationsPath)
                    : Settings.MigrationsPath,
                Layout
            );

    /// <summary>Whose folder and history are used; says once what was found out.</summary>
    public LayoutChoice Layout
    {
        get
        {
            var layout = Settings.Layout;
            if (!_hasToldLayout && layout.Sign is { } sign)
                report.Note($"layout {layout.Name}, because of {sign} (--layout godwit says otherwise)");
            _hasToldLayout = true;
            return layout;
        }
    }

    /// <summary>A folder in a layout.</summary>
    public MigrationFolder OpenFolder(string path, LayoutChoice layout) =>
        layout.Name switch
        {
            LayoutChoice.Drizzle => MigrationFolder.OpenDrizzle(
                path,
                Settings.DrizzleTable?.Schema,
                Settings.DrizzleTable?.Name
            ),
            LayoutChoice.Prisma => MigrationFolder.Of(new PrismaLayout(new DiskSource(path), Settings.PrismaSchema)),
            LayoutChoice.Flyway => MigrationFolder.Of(new FlywayLayout(FlywayConfigured.In(Settings, shell, path))),
            _ => MigrationFolder.Open(path),
        };

    /// <summary>The database that <c>url</c> names.</summary>
    public DatabaseTarget ReadTarget() =>
        TargetOf(
            Settings.FindUrl()
                ?? throw CommandException.MissingValue(ConfigurationKey.Url, $"Which database? {NoUrl()}.")
        );

    /// <summary>The engine that the configuration or its URL says; absent where neither does.</summary>
    public Dialect? ConfiguredDialect =>
        Settings.Dialect ?? Settings.Prisma?.Dialect ?? (Settings.FindUrl() is { } url ? TargetOf(url).Dialect : null);

    string NoUrl() =>
        Settings.ComputedUrlPlace is { } place ? $"{place} computes it, and Node.js is not here or cannot run the file"
        : Settings.Flyway is { Environments: { Count: > 0 } names, Environment: var chosen }
        && !names.Contains(chosen, StringComparer.OrdinalIgnoreCase)
            ? $"Flyway's configuration has the environments {string.Join(", ", names)}, and chooses none of them "
                + "(`environment`, FLYWAY_ENVIRONMENT)"
        : "No URL is configured";

    /// <summary>The database that a value names.</summary>
    public DatabaseTarget TargetOf(ConfigurationValue value) =>
        DatabaseUrl.Parse(value, Settings.Dialect, shell.Display);

    /// <summary>Does something with a migrator of a database.</summary>
    public async Task<T> UseAsync<T>(DatabaseTarget target, MigrateOptions options, Func<Migrator, Task<T>> use)
    {
        await using var database = Database.Of(target);
        try
        {
            return await use(
                new Migrator(target.Dialect, database.DataSource, Folder, options with { Hooks = database.Hooks })
            );
        }
        catch (DatabaseUnavailableException e) when (e.Code == RunErrors.Connection)
        {
            throw ConnectionErrors.Describe(target, e);
        }
    }
}
