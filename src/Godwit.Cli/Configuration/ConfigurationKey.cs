using System.Text;

namespace Godwit.Cli;

/// <summary>What the JSON value of a key looks like.</summary>
enum ConfigurationShape
{
    Text,
    Number,
    TextOrList,
    TextMap,
    SchemaSource,
}

/// <summary>A key of <c>godwit.json</c>, which is also a flag and an environment variable.</summary>
sealed record ConfigurationKey(string Name, ConfigurationShape Shape, string Placeholder, string Description)
{
    public static readonly ConfigurationKey Database = new(
        "database",
        ConfigurationShape.Text,
        "ENGINE",
        "postgresql or sqlite; found out from the URL where it can be"
    );

    public static readonly ConfigurationKey Url = new(
        "url",
        ConfigurationShape.Text,
        "URL",
        "the database: postgres://user:pass@host/db, sqlite:app.db, or an ADO.NET connection string"
    );

    public static readonly ConfigurationKey Schema = new(
        "schema",
        ConfigurationShape.SchemaSource,
        "PATH",
        "the schema source: .sql files or a glob; may be given more than once"
    );

    public static readonly ConfigurationKey Layout = new(
        "layout",
        ConfigurationShape.Text,
        "NAME",
        "whose folder and history table: godwit, drizzle, prisma or flyway (default: found out)"
    );

    public static readonly ConfigurationKey Migrations = new(
        "migrations",
        ConfigurationShape.Text,
        "FOLDER",
        "the folder of migration files (default db/migrations)"
    );

    public static readonly ConfigurationKey Numbering = new(
        "numbering",
        ConfigurationShape.Text,
        "KIND",
        "versions of new files: timestamp (default) or sequence"
    );

    public static readonly ConfigurationKey Scratch = new(
        "scratch",
        ConfigurationShape.Text,
        "URL",
        "a server on which scratch databases may be created"
    );

    public static readonly ConfigurationKey PostgresBin = new(
        "postgresBin",
        ConfigurationShape.Text,
        "FOLDER",
        "PostgreSQL's server programs, for scratch databases (default: looked for in the usual places)"
    );

    public static readonly ConfigurationKey Development = new(
        "development",
        ConfigurationShape.Text,
        "URL",
        "the database that reset acts on (default: url, if it is SQLite or on this machine)"
    );

    public static readonly ConfigurationKey Seed = new(
        "seed",
        ConfigurationShape.Text,
        "FILE|COMMAND",
        "what reset runs at the end: a .sql file, or a command"
    );

    public static readonly ConfigurationKey History = new(
        "history",
        ConfigurationShape.Text,
        "TABLE",
        "the history table, schema.table (default godwit_history in public; SQLite: main)"
    );

    public static readonly ConfigurationKey LockTimeout = new(
        "lockTimeout",
        ConfigurationShape.Text,
        "DURATION",
        "how long a statement waits for a lock before its step is tried again (default 3s)"
    );

    public static readonly ConfigurationKey Retries = new(
        "retries",
        ConfigurationShape.Number,
        "COUNT",
        "how often a step is tried again after a lock timeout (default 10)"
    );

    public static readonly ConfigurationKey Wait = new(
        "wait",
        ConfigurationShape.Text,
        "DURATION",
        "how long to wait for another run that holds the migration lock (default 10m)"
    );

    public static readonly ConfigurationKey StatementTimeout = new(
        "statementTimeout",
        ConfigurationShape.Text,
        "DURATION",
        "how long one statement may run (default: no limit)"
    );

    public static readonly ConfigurationKey Lint = new(
        "lint",
        ConfigurationShape.TextMap,
        "RULE=SEVERITY",
        "severity of a lint rule; may be given more than once"
    );

    public static readonly ConfigurationKey Exclude = new(
        "exclude",
        ConfigurationShape.TextOrList,
        "PATTERN",
        "objects to leave alone, by name; may be given more than once"
    );

    public static readonly ValueList<ConfigurationKey> All =
    [
        Database,
        Url,
        Schema,
        Layout,
        Migrations,
        Numbering,
        Scratch,
        PostgresBin,
        Development,
        Seed,
        History,
        LockTimeout,
        Retries,
        Wait,
        StatementTimeout,
        Lint,
        Exclude,
    ];

    /// <summary><c>lockTimeout</c> is <c>--lock-timeout</c>.</summary>
    public string Flag => "--" + Separated('-').ToLowerInvariant();

    /// <summary><c>lockTimeout</c> is <c>GODWIT_LOCK_TIMEOUT</c>.</summary>
    public string Variable => "GODWIT_" + Separated('_').ToUpperInvariant();

    /// <summary>True for keys whose flag may be given more than once.</summary>
    public bool IsRepeatable =>
        Shape is ConfigurationShape.TextOrList or ConfigurationShape.TextMap or ConfigurationShape.SchemaSource;

    string Separated(char separator)
    {
        var text = new StringBuilder(Name.Length + 2);
        foreach (var c in Name)
            (char.IsAsciiLetterUpper(c) ? text.Append(separator) : text).Append(c);
        return text.ToString();
    }
}
