namespace Godwit.Cli;

/// <summary>
/// What was configured: flags first, then the environment, then <c>godwit.json</c>, then the defaults.
/// </summary>
sealed class Settings
{
    /// <summary>The migration folder where none is configured.</summary>
    public const string DefaultMigrations = "db/migrations";

    readonly Shell _shell;
    readonly IReadOnlyDictionary<ConfigurationKey, ValueList<string>> _flags;
    readonly Dictionary<ConfigurationKey, ConfigurationValue> _file;
    readonly Bundle? _bundle;
    LayoutChoice? _layout;
    DrizzleConfiguration? _drizzle;
    PrismaProject? _prisma;
    FlywaySettings? _flyway;

    /// <param name="shell">The environment and the current folder.</param>
    /// <param name="flags">The values of the flags that were given.</param>
    /// <param name="filePath">The full path of the configuration file; absent: there is none.</param>
    public Settings(Shell shell, IReadOnlyDictionary<ConfigurationKey, ValueList<string>> flags, string? filePath)
    {
        (_shell, _flags, FilePath) = (shell, flags, filePath);
        _file = filePath is null ? [] : ConfigurationFile.Read(filePath, shell.Display(filePath));
        ConfiguredLayout = FindChoice(ConfigurationKey.Layout, [.. LayoutChoice.Known]);
    }

    /// <param name="shell">The environment and the current folder.</param>
    /// <param name="flags">The values of the flags that were given.</param>
    /// <param name="bundle">What stands in for the configuration file.</param>
    public Settings(Shell shell, IReadOnlyDictionary<ConfigurationKey, ValueList<string>> flags, Bundle bundle)
    {
        (_shell, _flags, _bundle) = (shell, flags, bundle);
        _file = bundle.Values(shell.Folder);
        ConfiguredLayout = FindChoice(ConfigurationKey.Layout, [.. LayoutChoice.Known]);
    }

    /// <summary>The full path of the configuration file; absent where there is none.</summary>
    public string? FilePath { get; }

    /// <summary>The file that <c>--config</c> or <c>GODWIT_CONFIG</c> names, else the nearest one upwards.</summary>
    public static string? Locate(Shell shell, string? configFile)
    {
        configFile ??= shell.Variable("GODWIT_CONFIG");
        if (string.IsNullOrEmpty(configFile))
            return ConfigurationFile.Find(shell.Folder);
        var path = Path.GetFullPath(configFile, shell.Folder);
        return File.Exists(path)
            ? path
            : throw new CommandException("GDW0502", ExitCodes.Usage, $"There is no configuration file '{configFile}'.")
            {
                Hint = "Name an existing file with --config, or run `godwit init` to write one.",
            };
    }

    /// <summary>The value of a key as written; absent where it is nowhere.</summary>
    public ConfigurationValue? FindWritten(ConfigurationKey key) => FindOwn(key) ?? FindInDrizzle(key);

    ConfigurationValue? FindInDrizzle(ConfigurationKey key) =>
        Drizzle is { } drizzle && drizzle.ValueOf(key) is { } text
            ? new(key, [text], _shell.Display(drizzle.Path), Path.GetDirectoryName(drizzle.Path) ?? BaseFolder)
            : null;

    /// <summary>The value of a key as written, not by the tool of the layout.</summary>
    public ConfigurationValue? FindOwn(ConfigurationKey key)
    {
        // What belongs to the migrations is not the environment's to say.
        if (_bundle is not null && Bundle.FixedKeys.Contains(key))
            return _file.GetValueOrDefault(key);
        if (_flags.TryGetValue(key, out var texts))
            return new(key, texts, key.Flag, _shell.Folder);
        if (_shell.Variable(key.Variable) is { Length: > 0 } text)
            return new(key, [text], key.Variable, _shell.Folder);
        return _file.GetValueOrDefault(key);
    }

    /// <summary>The value of a key with its variables replaced; absent where it is nowhere.</summary>
    public ConfigurationValue? Find(ConfigurationKey key) =>
        FindWritten(key) is { } value ? VariableExpansion.Expand(value, _shell.Variable) : null;

    /// <summary>A value with its variables replaced.</summary>
    public ConfigurationValue Expand(ConfigurationValue value) => VariableExpansion.Expand(value, _shell.Variable);

    /// <summary>The layout as it is configured.</summary>
    public string? ConfiguredLayout { get; }

    /// <summary>Whose folder and history are used.</summary>
    public LayoutChoice Layout => _layout ??= LayoutChoice.Of(this, _shell);

    /// <summary>The project of Prisma, in that layout.</summary>
    public PrismaProject? Prisma =>
        _prisma ??=
            _bundle is null && Layout.Name == LayoutChoice.Prisma
                ? PrismaProject.Find(BaseFolder, _shell.Variable)
                : null;

    /// <summary>What Drizzle's configuration says, in that layout.</summary>
    public DrizzleConfiguration? Drizzle =>
        _drizzle ??=
            _bundle is null && Layout.Name == LayoutChoice.Drizzle && DrizzleConfiguration.Find(BaseFolder) is { } path
                ? DrizzleConfiguration.Read(path, _shell, isUrlWanted: FindOwn(ConfigurationKey.Url) is null)
                : null;

    /// <summary>Drizzle's table, in that layout; absent: its default.</summary>
    public HistoryTable? DrizzleTable => Layout.Name == LayoutChoice.Drizzle ? FindHistory() : null;

    /// <summary>The configuration of Flyway, in that layout.</summary>
    public FlywaySettings? Flyway =>
        _flyway ??=
            Layout.Name != LayoutChoice.Flyway
                ? null
                : _bundle?.ReadFlyway(_shell) ?? FlywayConfigured.Read(this, _shell);

    /// <summary>Where the configuration file is; without one, the current folder.</summary>
    public string BaseFolder => Path.GetDirectoryName(FilePath) ?? _shell.Folder;

    /// <summary>The migration folder, where it is configured, or Godwit's default one is there.</summary>
    public string? ConfiguredMigrationsPath =>
        FindOwn(ConfigurationKey.Migrations) is { } value ? FullPath(Expand(value))
        : Directory.Exists(DefaultMigrationsPath) ? DefaultMigrationsPath
        : null;

    string DefaultMigrationsPath => Path.GetFullPath(DefaultMigrations, BaseFolder);

    /// <summary>The full path of the migration folder.</summary>
    public string MigrationsPath =>
        Find(ConfigurationKey.Migrations) is { } value
            ? FullPath(value)
            : Prisma?.MigrationsPath
                ?? (Flyway is { } flyway ? FlywayConfigured.PathOf(flyway) : DefaultMigrationsPath);

    /// <summary>The URL that is configured, else that of the layout's tool.</summary>
    public ConfigurationValue? FindUrl()
    {
        if (Find(ConfigurationKey.Url) is { } value)
            return Layout.Name == LayoutChoice.Prisma
                ? value with
                {
                    Texts = [PrismaUrl.Translate(value.Text, value.Folder)],
                }
                : value;
        if (Flyway is { Url: not null } flyway)
            return new(
                ConfigurationKey.Url,
                [FlywayUrl.Translate(flyway)],
                FlywayConfigured.PlaceOf(flyway),
                BaseFolder
            );
        return Prisma?.FindUrl() is var (url, place)
            ? Expand(new ConfigurationValue(ConfigurationKey.Url, [url], place, BaseFolder))
            : null;
    }

    /// <summary>The tool's configuration, where it has a URL that only running it would tell.</summary>
    public string? ComputedUrlPlace =>
        Prisma?.ComputedUrlPlace ?? (Drizzle is { IsUrlComputed: true } drizzle ? _shell.Display(drizzle.Path) : null);

    /// <summary>
    /// The schema that Prisma's URL names, unless it is the usual one; a URL that is not there yet is no error.
    /// </summary>
    public string? PrismaSchema
    {
        get
        {
            try
            {
                return FindUrl() is { } url ? PrismaUrl.SchemaOf(url.Text) : null;
            }
            catch (CommandException)
            {
                return null;
            }
        }
    }

    /// <summary>A value that is a path, as a full path.</summary>
    public static string FullPath(ConfigurationValue value) =>
        value.Text.Length > 0 && !value.Text.Contains('\0')
            ? Path.GetFullPath(value.Text, value.Folder)
            : throw CommandException.InvalidValue(value, $"'{value.Key.Name}' is not a path.");

    /// <summary>The configured engine; absent: the URL says it.</summary>
    public Dialect? Dialect =>
        Find(ConfigurationKey.Database) is not { } value
            ? null
            : value.Text.ToLowerInvariant() switch
            {
                "postgresql" or "postgres" => Godwit.Dialect.PostgreSql,
                "sqlite" => Godwit.Dialect.Sqlite,
                "mysql" or "mariadb" => throw CommandException.NotYet(
                    $"{value.Place}: MySQL and MariaDB are not supported yet.",
                    "This version knows postgresql and sqlite."
                ),
                _ => throw CommandException.InvalidValue(
                    value,
                    $"'{value.Text}' is not a database engine.{Suggestion.For(value.Text, ["postgresql", "sqlite"])}",
                    "This version knows postgresql and sqlite."
                ),
            };

    /// <summary>Objects to leave alone, by name; with those that Prisma's configuration calls external.</summary>
    public ValueList<string> Excluded => [.. Find(ConfigurationKey.Exclude)?.Texts ?? [], .. Prisma?.External ?? []];

    /// <summary>True for <c>numbering: sequence</c>.</summary>
    public bool IsNumberedInSequence => FindChoice(ConfigurationKey.Numbering, "timestamp", "sequence") == "sequence";

    /// <summary>The options of a run.</summary>
    public MigrateOptions ReadOptions()
    {
        var defaults = new MigrateOptions();
        return defaults with
        {
            History = Layout.Name == LayoutChoice.Drizzle ? null : FindHistory(),
            LockTimeout = FindDuration(ConfigurationKey.LockTimeout, isZeroAllowed: false) ?? defaults.LockTimeout,
            Retries = FindRetries() ?? defaults.Retries,
            Wait = FindDuration(ConfigurationKey.Wait, isZeroAllowed: true) ?? defaults.Wait,
            StatementTimeout = FindDuration(ConfigurationKey.StatementTimeout, isZeroAllowed: false),
            TimeProvider = _shell.Clock,
        };
    }

    HistoryTable? FindHistory() => Find(ConfigurationKey.History) is { } value ? TypedValue.Table(value) : null;

    TimeSpan? FindDuration(ConfigurationKey key, bool isZeroAllowed) =>
        Find(key) is { } value ? TypedValue.Duration(value, isZeroAllowed) : null;

    int? FindRetries() => Find(ConfigurationKey.Retries) is { } value ? TypedValue.Retries(value) : null;

    string? FindChoice(ConfigurationKey key, params string[] choices) =>
        Find(key) is { } value ? TypedValue.Choice(value, choices) : null;
}
