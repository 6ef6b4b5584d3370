namespace Godwit;

/// <summary>What Flyway is configured to do, with its defaults.</summary>
/// <remarks>The names are those of Flyway's parameters.</remarks>
sealed record FlywaySettings
{
    public ValueList<string> Locations { get; init; } = ["filesystem:db/migration"];

    /// <summary>File and line, or the variable, that says the locations; absent where nothing does.</summary>
    public string? LocationsPlace { get; init; }

    public ValueList<string> CallbackLocations { get; init; } = [];

    public string SqlMigrationPrefix { get; init; } = "V";

    public string UndoSqlMigrationPrefix { get; init; } = "U";

    public string BaselineMigrationPrefix { get; init; } = "B";

    public string RepeatableSqlMigrationPrefix { get; init; } = "R";

    public string SqlMigrationSeparator { get; init; } = "__";

    public ValueList<string> SqlMigrationSuffixes { get; init; } = [".sql"];

    public string Encoding { get; init; } = "UTF-8";

    public bool DetectEncoding { get; init; }

    public bool FailOnMissingLocations { get; init; }

    public bool ValidateMigrationNaming { get; init; }

    public string Table { get; init; } = "flyway_schema_history";

    /// <summary>The schema of the history; absent: the first of <see cref="Schemas"/>, else the connection's.</summary>
    public string? DefaultSchema { get; init; }

    public ValueList<string> Schemas { get; init; } = [];

    public bool CreateSchemas { get; init; } = true;

    public string? Tablespace { get; init; }

    public string BaselineVersion { get; init; } = "1";

    public string BaselineDescription { get; init; } = "<< Flyway Baseline >>";

    public bool BaselineOnMigrate { get; init; }

    /// <summary>
    /// A version, <c>latest</c>, <c>current</c> or <c>next</c>; a question mark behind it: may be absent.
    /// </summary>
    public string Target { get; init; } = "latest";

    public bool OutOfOrder { get; init; }

    /// <summary>The versions and descriptions that are looked at, in the order in which they run; empty: all.</summary>
    public ValueList<string> CherryPick { get; init; } = [];

    public bool Group { get; init; }

    public bool Mixed { get; init; }

    public bool ExecuteInTransaction { get; init; } = true;

    public bool ValidateOnMigrate { get; init; } = true;

    public bool SkipExecutingMigrations { get; init; }

    public bool SkipDefaultCallbacks { get; init; }

    public ValueList<string> IgnoreMigrationPatterns { get; init; } = ["*:future"];

    /// <summary>The names of the environments that the files have.</summary>
    public ValueList<string> Environments { get; init; } = [];

    /// <summary>Whether the configuration forbids to drop everything; absent: it does not say.</summary>
    public bool? CleanDisabled { get; init; }

    public string? InstalledBy { get; init; }

    public string? InitSql { get; init; }

    public int LockRetryCount { get; init; } = 50;

    public bool PlaceholderReplacement { get; init; } = true;

    public string PlaceholderPrefix { get; init; } = "${";

    public string PlaceholderSuffix { get; init; } = "}";

    public string PlaceholderSeparator { get; init; } = ":";

    public ValueList<KeyValuePair<string, string>> Placeholders { get; init; } = [];

    public string? Url { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string Environment { get; init; } = "default";

    /// <summary>What relative locations count from.</summary>
    public string WorkingDirectory { get; init; } = ".";

    /// <summary>The file that the settings come from; absent: there is none.</summary>
    public string? File { get; init; }

    /// <summary>
    /// What is configured, for whoever takes the settings elsewhere: variables are not yet replaced, and nothing of the
    /// connection is in it.
    /// </summary>
    public ValueList<FlywayValue> Written { get; init; } = [];

    /// <summary>The files by their paths, with <c>/</c>; absent: they are on disk.</summary>
    public IReadOnlyDictionary<string, byte[]>? Carried { get; init; }

    /// <summary>Keys that are read and mean nothing here; said once.</summary>
    public ValueList<string> Notes { get; init; } = [];

    /// <summary>The schema of the history, where one is configured.</summary>
    public string? HistorySchema => DefaultSchema ?? (Schemas.Count > 0 ? Schemas[0] : null);
}
