using System.Text.Json;

namespace Godwit.Cli;

/// <summary>
/// What <c>drizzle.config.ts</c> says that Godwit can use: values below those of
/// <c>godwit.json</c>.
/// </summary>
/// <param name="Path">The file, a full path.</param>
/// <param name="Values">Texts by key; paths are relative to the file.</param>
sealed record DrizzleConfiguration(string Path, ValueList<KeyValuePair<ConfigurationKey, string>> Values)
{
    static readonly string[] Names =
    [
        "drizzle.config.ts",
        "drizzle.config.js",
        "drizzle.config.json",
        "drizzle.config.mts",
        "drizzle.config.mjs",
        "drizzle.config.cjs",
        "drizzle.config.cts",
    ];

    const string DefaultOut = "drizzle";
    const string Credentials = "dbCredentials";

    static readonly string[] _needed = ["dialect", "out", "migrations"];

    /// <summary>Only running the file would tell the database, and Node.js could not.</summary>
    public bool IsUrlComputed { get; init; }

    /// <summary>The folder of migrations, a full path.</summary>
    public string Folder =>
        System.IO.Path.GetFullPath(
            Values.First(pair => pair.Key == ConfigurationKey.Migrations).Value,
            System.IO.Path.GetDirectoryName(Path) ?? ""
        );

    /// <summary>The file of a project that has a folder of Drizzle's where the file says.</summary>
    /// <param name="project">The folder of the project.</param>
    /// <param name="shell">Has the environment.</param>
    /// <param name="wanted">The folder that the file must name; absent: any.</param>
    public static string? FindWithFolder(string project, Shell shell, string? wanted = null)
    {
        if (Find(project) is not { } path)
            return null;
        try
        {
            var folder = Read(path, shell).Folder;
            if (
                wanted is not null
                && System.IO.Path.TrimEndingDirectorySeparator(folder)
                    != System.IO.Path.TrimEndingDirectorySeparator(wanted)
            )
                return null;
            // Prisma has such folders too; the configuration says whose they are.
            return SignIn(folder) is null && ScriptFolders.ScriptsIn(folder).Count == 0 ? null : path;
        }
        catch (CommandException)
        {
            return null; // it cannot be read, and nobody said that it matters
        }
    }

    static string? SnapshotIn(string folder) =>
        Directory.Exists(folder)
            ? Directory
                .EnumerateFiles(folder, "*_snapshot.json")
                .Select(path => System.IO.Path.GetFileName(path))
                .Order(StringComparer.Ordinal)
                .FirstOrDefault()
            : null;

    /// <summary>What in a migration folder speaks for Drizzle.</summary>
    public static string? SignIn(string folder)
    {
        if (!Directory.Exists(folder))
            return null;
        if (File.Exists(System.IO.Path.Combine(folder, "meta", "_journal.json")))
            return "meta/_journal.json";
        // A journal that was lost: the error says so, where another layout would run the files in an order of its own.
        if (SnapshotIn(System.IO.Path.Combine(folder, "meta")) is { } lone)
            return $"meta/{lone}";
        // A folder of 1.0 has a snapshot beside each migration, but for those that people made.
        return Directory
            .EnumerateDirectories(folder)
            .Where(one => File.Exists(System.IO.Path.Combine(one, "migration.sql")))
            .Where(one => File.Exists(System.IO.Path.Combine(one, "snapshot.json")))
            .Select(one => $"{System.IO.Path.GetFileName(one)}/snapshot.json")
            .FirstOrDefault();
    }

    /// <summary>The value of a key.</summary>
    public string? ValueOf(ConfigurationKey key) => Values.FirstOrDefault(pair => pair.Key == key).Value;

    /// <summary>The file of a project; absent: there is none.</summary>
    public static string? Find(string folder) =>
        Names.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>Reads the file, without running it where everything that matters in it is literal.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shell">Has the environment.</param>
    /// <param name="isUrlWanted">True where nothing else says the database.</param>
    /// <exception cref="CommandException">What is needed is not literal, and Node.js does not tell it.</exception>
    public static DrizzleConfiguration Read(string path, Shell shell, bool isUrlWanted = false)
    {
        var text = ReadText(path, shell);
        var environment = DotEnv.ReadBy(text, System.IO.Path.GetDirectoryName(path)!, shell.Variable); // a file has one
        var read = new JavaScriptLiteral(text, environment.Find).FindObject("dialect");
        var isEnough = read is not null && !_needed.Any(key => IsOpaque(read, key));
        if (!isEnough || (isUrlWanted && IsOpaque(read!, Credentials))) // there is enough of it
            read = NodeConfiguration.Read(path, [.. _needed, Credentials]) ?? (isEnough ? read : null);
        return read is null
            ? throw NotLiteral(path, shell)
            : new(path, ValuesOf(read, path, environment).ToValueList())
            {
                IsUrlComputed = IsOpaque(read, Credentials),
            };
    }

    static IEnumerable<KeyValuePair<ConfigurationKey, string>> ValuesOf(
        Dictionary<string, object> read,
        string path,
        DotEnv environment
    )
    {
        var dialect = read.GetValueOrDefault("dialect") as string ?? "";
        yield return new(ConfigurationKey.Database, dialect is "turso" ? "sqlite" : dialect);
        yield return new(ConfigurationKey.Migrations, read.GetValueOrDefault("out") as string ?? DefaultOut);
        if (read.GetValueOrDefault(Credentials) is Dictionary<string, object> credentials)
        {
            if (UrlOf(credentials, dialect, environment) is { } url)
                yield return new(ConfigurationKey.Url, url);
        }
        if (
            read.GetValueOrDefault("migrations") is Dictionary<string, object> table
            && TableOf(table, dialect) is { } name
        )
            yield return new(ConfigurationKey.History, name);
        if (DrizzleKitCommand(path) is { } command)
            yield return new(ConfigurationKey.Schema, $"{{\"command\":{JsonText(command)}}}");
    }

    static string? TableOf(Dictionary<string, object> table, string dialect)
    {
        var name = table.GetValueOrDefault("table") as string;
        var schema = table.GetValueOrDefault("schema") as string;
        if (name is null && schema is null)
            return null;
        return dialect == "postgresql" ? $"{schema ?? "drizzle"}.{name ?? "__drizzle_migrations"}" : name;
    }

    static string? UrlOf(Dictionary<string, object> credentials, string dialect, DotEnv environment)
    {
        if (credentials.GetValueOrDefault("url") is string written && environment.Insert(written) is var url)
            return dialect switch
            {
                "postgresql" => url,
                _ when url.StartsWith("${", StringComparison.Ordinal) => url,
                _ when url.Contains("://", StringComparison.Ordinal) => null,
                _ => $"sqlite:{(url.StartsWith("file:", StringComparison.Ordinal) ? url["file:".Length..] : url)}",
            };
        string? Part(string name) =>
            credentials.GetValueOrDefault(name) switch
            {
                // What is not set stays a reference, so that errors name it.
                string part when environment.Insert(part) is var known => known.Contains("${", StringComparison.Ordinal)
                    ? known
                    : Uri.EscapeDataString(known),
                double number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
                _ => null,
            };
        if (Part("host") is not { } host || Part("database") is not { } database)
            return null;
        var user = Part("user") is { } name ? $"{name}{(Part("password") is { } word ? $":{word}" : "")}@" : "";
        return $"postgres://{user}{host}{(Part("port") is { } port ? $":{port}" : "")}/{database}";
    }

    static string? DrizzleKitCommand(string path) =>
        NodeModules.FindProgram(System.IO.Path.GetDirectoryName(path)!, "drizzle-kit") is { } program // a file has one
            ? $"\"{program}\" export --config={System.IO.Path.GetFileName(path)}"
            : null;

    static string JsonText(string text) => $"\"{JsonEncodedText.Encode(text)}\"";

    static bool IsOpaque(Dictionary<string, object> read, string key) =>
        read.GetValueOrDefault(key) is { } value
        && (
            value == JavaScriptLiteral.Opaque
            || (value is Dictionary<string, object> inner && inner.ContainsValue(JavaScriptLiteral.Opaque))
        );

    static string ReadText(string path, Shell shell)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(
                "GDW0950",
                ExitCodes.Usage,
                $"{shell.Display(path)} cannot be read: {e.Message}",
                e
            );
        }
    }

    static CommandException NotLiteral(string path, Shell shell) =>
        new(
            "GDW0950",
            ExitCodes.Usage,
            $"{shell.Display(path)} does not say where the migrations are in a form that can be read without running "
                + "it, and Node.js could not run it."
        )
        {
            Hint = "Write `migrations` (and `history`, where the table has another name) into godwit.json.",
        };
}
