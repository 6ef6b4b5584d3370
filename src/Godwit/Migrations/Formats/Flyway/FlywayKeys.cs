namespace Godwit;

/// <summary>Every parameter of Flyway, and which of them mean something here.</summary>
static class FlywayKeys
{
    /// <summary>Read and obeyed.</summary>
    public static readonly ValueList<string> Obeyed =
    [
        "url",
        "user",
        "password",
        "schemas",
        "defaultSchema",
        "table",
        "tablespace",
        "locations",
        "callbackLocations",
        "encoding",
        "detectEncoding",
        "sqlMigrationPrefix",
        "undoSqlMigrationPrefix",
        "baselineMigrationPrefix",
        "repeatableSqlMigrationPrefix",
        "sqlMigrationSeparator",
        "sqlMigrationSuffixes",
        "baselineVersion",
        "baselineDescription",
        "baselineOnMigrate",
        "target",
        "outOfOrder",
        "cherryPick",
        "mixed",
        "group",
        "executeInTransaction",
        "installedBy",
        "initSql",
        "placeholderPrefix",
        "placeholderSuffix",
        "placeholderSeparator",
        "placeholderReplacement",
        "validateOnMigrate",
        "validateMigrationNaming",
        "ignoreMigrationPatterns",
        "failOnMissingLocations",
        "createSchemas",
        "cleanDisabled",
        "lockRetryCount",
        "skipDefaultCallbacks",
        "skipExecutingMigrations",
        "environment",
        "workingDirectory",
    ];

    /// <summary>Read, and without effect: what they are about does not exist here, or is always done.</summary>
    public static readonly ValueList<string> Idle =
    [
        "batch",
        "stream",
        "outputQueryResults",
        "outputProgress",
        "outputType",
        "outputFile",
        "color",
        "loggers",
        "logger",
        "reportEnabled",
        "reportFilename",
        "connectRetries",
        "connectRetriesInterval",
        "driver",
        "jarDirs",
        "classLoader",
        "edition",
        "email",
        "token",
        "licenseKey",
        "configFiles",
        "configFileEncoding",
        "postgresql.transactional.lock",
        "failOnMissingTarget",
        "scriptPlaceholderPrefix",
        "scriptPlaceholderSuffix",
        "powershellExecutable",
        "communityDBSupportEnabled",
        "kerberosConfigFile",
        "infoSinceDate",
        "infoUntilDate",
        "infoSinceVersion",
        "infoUntilVersion",
        "infoOfState",
        "migrationIds",
        "nativeConnectors",
        "native",
        "snapshot.filename",
        "buildEnvironment",
        "provisionMode",
        "baselineMigrationPrefixes",
        "check.buildEnvironment",
    ];

    /// <summary>What is obeyed in an environment of <c>flyway.toml</c>, beside what is below <c>flyway</c>.</summary>
    public static readonly ValueList<string> OfEnvironment = ["url", "user", "password", "schemas", "initSql"];

    static readonly ValueList<string> _idleOfEnvironment =
    [
        "displayName",
        "driver",
        "jarDirs",
        "token",
        "connectRetries",
        "connectRetriesInterval",
        "provisioner",
    ];

    static readonly ValueList<string> _groupsOfEnvironment = ["flyway.", "jdbcProperties.", "resolvers."];

    /// <summary>What is about the connection, or about the place where the files are.</summary>
    public static readonly ValueList<string> OfPlace =
    [
        "url",
        "user",
        "password",
        "locations",
        "callbackLocations",
        "workingDirectory",
        "jarDirs",
    ];

    /// <summary>Groups of keys that are read and without effect.</summary>
    public static readonly ValueList<string> IdleGroups =
    [
        "jdbcProperties.",
        "check.",
        "snapshot.",
        "prepare.",
        "diff.",
        "model.",
        "generate.",
        "deploy.",
        "clean.",
        "oracle.",
        "sqlserver.",
        "mongodb.",
        "plugins.",
        "sqlfluff.",
        "vault.",
        "gcsm.",
        "dapr.",
        "reports.",
        "postgresql.",
        "mysql.",
        "scriptConfig.",
    ];

    /// <summary>What is asked for with them must be asked for otherwise here: key and way.</summary>
    public static readonly ValueList<(string Key, string Instead)> Elsewhere =
    [
        ("dryRunOutput", "`godwit migrate --dry-run` prints what would be run."),
        ("errorOverrides", "Godwit does not turn errors of the database into warnings."),
        ("resolvers", "Only SQL files are migrations here; a resolver is Java."),
        ("skipDefaultResolvers", "Only SQL files are migrations here, and they come from the default resolver."),
        ("callbacks", "Only SQL files are callbacks here; name them after their event."),
        ("javaMigrationClassProvider", "Only SQL files are migrations here."),
    ];

    /// <summary>The key as it is spelled in the documentation; <see langword="null"/> for one that is none.</summary>
    public static string? Canonical(string key)
    {
        if (key.StartsWith("placeholders.", StringComparison.OrdinalIgnoreCase))
            return "placeholders." + key["placeholders.".Length..];
        var known = Obeyed.Concat(Idle).Concat(Elsewhere.Select(pair => pair.Key));
        return known.FirstOrDefault(name => name.Equals(key, StringComparison.OrdinalIgnoreCase))
            ?? (IdleGroups.Any(g => key.StartsWith(g, StringComparison.OrdinalIgnoreCase)) ? key : null);
    }

    /// <summary>Whether Flyway knows a key in an environment.</summary>
    public static bool IsOfEnvironment(string key) =>
        OfEnvironment.Concat(_idleOfEnvironment).Contains(key, StringComparer.OrdinalIgnoreCase)
        || _groupsOfEnvironment.Any(group => key.StartsWith(group, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The key that a variable sets: <c>FLYWAY_SQL_MIGRATION_PREFIX</c>, <c>FLYWAY_PLACEHOLDERS_NAME</c>.
    /// </summary>
    public static string? OfVariable(string variable)
    {
        const string prefix = "FLYWAY_";
        const string placeholders = "PLACEHOLDERS_";
        if (!variable.StartsWith(prefix, StringComparison.Ordinal))
            return null;
        var name = variable[prefix.Length..];
        if (name.StartsWith(placeholders, StringComparison.Ordinal))
            return "placeholders." + name[placeholders.Length..].ToLowerInvariant();
        return Obeyed.Concat(Elsewhere.Select(pair => pair.Key)).FirstOrDefault(key => Screaming(key) == name);
    }

    static string Screaming(string key) =>
        string.Concat(key.Select(c => char.IsAsciiLetterUpper(c) ? $"_{c}" : char.ToUpperInvariant(c).ToString()));
}
