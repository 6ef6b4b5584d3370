using System.Text.Json;
using System.Text.RegularExpressions;

namespace Godwit.Cli;

/// <summary>A project of Prisma's, as its own files describe it.</summary>
sealed partial class PrismaProject
{
    readonly PrismaConfiguration? _configuration;
    readonly DotEnv _environment;
    readonly Lazy<string?> _schema;

    PrismaProject(string folder, PrismaConfiguration configuration)
    {
        (Folder, Sign) = (folder, configuration.Path);
        (_configuration, _environment) = (configuration, configuration.Environment);
        // Node.js may have to tell it.
        _schema = new(() => FindSchema(folder, configuration.Schema));
    }

    PrismaProject(string folder, string sign, string? schema, Func<string, string?> variable)
    {
        (Folder, Sign, _schema) = (folder, sign, new(schema));
        string[] places = [folder, schema ?? folder, Path.GetDirectoryName(schema) ?? folder];
        _environment = new(variable, [.. places.Select(place => Path.Combine(place, ".env"))]);
    }

    /// <summary>The file that tells.</summary>
    public string Sign { get; }

    /// <summary>Where the project is.</summary>
    public string Folder { get; }

    /// <summary><c>schema.prisma</c>, or the folder of several.</summary>
    /// <exception cref="CommandException">The configuration computes it.</exception>
    public string? SchemaPath => _schema.Value;

    /// <summary>The migration folder.</summary>
    /// <exception cref="CommandException">The configuration computes it.</exception>
    public string MigrationsPath
    {
        get
        {
            if (_configuration?.Migrations is { } configured)
                return configured;
            if (SchemaPath is null)
                return Path.Combine(Folder, "prisma", "migrations");
            // Versions of Prisma differ in where the migrations of a schema in several files are.
            string?[] places = [SchemaFile(), Path.Combine(SchemaPath, "any"), SchemaPath];
            var folders = places.Select(Path.GetDirectoryName).Where(Directory.Exists);
            var candidates = folders.Select(place => Path.Combine(place!, "migrations")).ToList(); // it is there
            return candidates.Find(Directory.Exists) ?? candidates[0];
        }
    }

    /// <summary>The command that seeds, as <c>prisma db seed</c> runs it.</summary>
    public string? Seed => _configuration is null ? FromPackage(Folder, "seed") : _configuration.Seed;

    /// <summary>Tables and enums that others manage, by name.</summary>
    public ValueList<string> External => _configuration?.External ?? [];

    /// <summary>SQL of what others make, and migrations need: scratch databases begin with it.</summary>
    public SqlScript? ShadowScript =>
        _configuration is { ShadowScript: { } sql } && !string.IsNullOrWhiteSpace(sql)
            ? new($"{Path.GetFileName(_configuration.Path)}: migrations.initShadowDb", sql)
            : null;

    /// <summary>The engine that the migrations, or the schema, are for; absent where neither says it.</summary>
    public Dialect? Dialect
    {
        get
        {
            var lockFile = Path.Combine(MigrationsPath, PrismaLockFile.FileName);
            var provider =
                File.Exists(lockFile) ? PrismaLockFile.ReadProvider(lockFile, File.ReadAllBytes(lockFile))
                : Provider().Match(Datasource() ?? "") is { Success: true } match ? match.Groups["text"].Value
                : null;
            Dialect[] known = [Godwit.Dialect.PostgreSql, Godwit.Dialect.Sqlite];
            return provider is null ? null : Array.Find(known, dialect => PrismaLockFile.IsFor(provider, dialect));
        }
    }

    /// <summary>The project of a folder; absent where nothing speaks for one.</summary>
    public static PrismaProject? Find(string folder, Func<string, string?> variable)
    {
        if (PrismaConfiguration.Find(folder, variable) is { } configuration)
            return new(folder, configuration);
        if (FindSchema(folder, FromPackage(folder, "schema")) is { } schema)
            return new(folder, schema, schema, variable);
        var migrations = Path.Combine(folder, "prisma", "migrations");
        return Directory.Exists(migrations) && SignIn(migrations) is { } sign
            ? new(folder, Path.Combine(migrations, sign), null, variable)
            : null;
    }

    static string? FindSchema(string folder, string? named)
    {
        string[] places = named is not null ? [named] : ["prisma/schema.prisma", "schema.prisma", "prisma/schema"];
        return places.Select(name => Path.GetFullPath(name, folder)).FirstOrDefault(p => File.Exists(p) || IsSchema(p));
    }

    /// <summary>What speaks for a project whose migrations are in a certain folder; absent: there is none.</summary>
    public static string? FindWithFolder(string project, Shell shell, string wanted)
    {
        try
        {
            var found = Find(project, shell.Variable);
            return
                found is not null
                && Path.TrimEndingDirectorySeparator(found.MigrationsPath) == Path.TrimEndingDirectorySeparator(wanted)
                ? found.Sign
                : null;
        }
        catch (CommandException)
        {
            return null; // it cannot be read, and nobody said that it matters
        }
    }

    /// <summary>What in a migration folder speaks for Prisma.</summary>
    public static string? SignIn(string folder)
    {
        if (File.Exists(Path.Combine(folder, PrismaLockFile.FileName)))
            return PrismaLockFile.FileName;
        // Drizzle 1.0 has such folders too, with its snapshot beside most of the scripts.
        if (DrizzleConfiguration.SignIn(folder) is not null)
            return null;
        return ScriptFolders.ScriptsIn(folder) is [var first, ..] ? first : null;
    }

    /// <summary>
    /// The URL of the database, with <c>${NAME}</c> where a variable is not set, and where it stands; absent where
    /// nothing says it.
    /// </summary>
    public (string Url, string Place)? FindUrl()
    {
        // A configuration has a name, as has a schema with a block.
        if (_configuration is { HasDatasource: true })
            return _configuration.Url is { } url ? Resolve(url, Folder, Path.GetFileName(_configuration.Path)) : null;
        // Prisma Migrate goes past the pooler, where the schema says how.
        var match = Url().Matches(Datasource() ?? "").MinBy(one => one.Groups["key"].Value, StringComparer.Ordinal);
        if (match is null)
            return null;
        var written = match.Groups["name"].Success ? $"${{{match.Groups["name"].Value}}}" : match.Groups["text"].Value;
        return Resolve(written, Path.GetDirectoryName(SchemaFile())!, Path.GetFileName(SchemaFile())!);
    }

    /// <summary>The configuration, where it has a URL that only running it would tell.</summary>
    public string? ComputedUrlPlace =>
        _configuration is { HasDatasource: true, Url: null } ? Path.GetFileName(_configuration.Path) : null;

    (string Url, string Place) Resolve(string written, string folder, string place)
    {
        var known = _environment.Insert(written);
        var isVariable = known != written && Variable().IsMatch(written);
        return (PrismaUrl.Translate(known, folder), isVariable ? written[2..^1] : place);
    }

    /// <summary>
    /// The command that prints the schema as SQL; absent where the Prisma CLI or the schema is not
    /// there.
    /// </summary>
    public string? SchemaCommand()
    {
        if (SchemaPath is null || NodeModules.FindProgram(Folder, "prisma") is not { } cli)
            return null;
        var package = Path.Combine(Path.GetDirectoryName(cli)!, "..", "prisma", "package.json"); // a file has one
        var isOld = File.Exists(package) && OldVersion().IsMatch(File.ReadAllText(package));
        var to = isOld ? "--to-schema-datamodel" : "--to-schema";
        return $"\"{cli}\" migrate diff --from-empty {to} \"{SchemaPath}\" --script";
    }

    string? SchemaFile() =>
        Directory.Exists(SchemaPath)
            ? Directory
                .EnumerateFiles(SchemaPath, "*.prisma", SearchOption.AllDirectories)
                .Order(StringComparer.Ordinal)
                .FirstOrDefault(p => SchemaBlock().IsMatch(WithoutComments(File.ReadAllText(p))))
            : SchemaPath;

    string? Datasource() =>
        SchemaFile() is { } file
        && SchemaBlock().Match(WithoutComments(File.ReadAllText(file))) is { Success: true } block
            ? block.Value
            : null;

    static bool IsSchema(string path) =>
        Directory.Exists(path) && Directory.EnumerateFiles(path, "*.prisma", SearchOption.AllDirectories).Any();

    static string? FromPackage(string folder, string property)
    {
        var path = Path.Combine(folder, "package.json");
        if (!File.Exists(path))
            return null;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path));
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("prisma", out var prisma)
                && prisma.ValueKind == JsonValueKind.Object
                && prisma.TryGetProperty(property, out var value)
                && value.ValueKind == JsonValueKind.String
                ? value.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null; // npm's matter
        }
    }

    static string WithoutComments(string text) => Comment().Replace(text, match => match.Groups["text"].Value);

    [GeneratedRegex("""(?<text>"(?:[^"\\\n]|\\.)*")|//[^\n]*""")]
    private static partial Regex Comment();

    [GeneratedRegex("""\bdatasource\s+\w+\s*\{(?:"(?:[^"\\\n]|\\.)*"|[^}"])*\}""")]
    private static partial Regex SchemaBlock();

    [GeneratedRegex("""\bprovider\s*=\s*"(?<text>[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Provider();

    [GeneratedRegex("""\b(?<key>directUrl|url)\s*=\s*(?:"(?<text>(?:[^"\\\n]|\\.)*)"|env\(\s*"(?<name>\w+)"\s*\))""")]
    private static partial Regex Url();

    [GeneratedRegex("""^\$\{\w+\}$""")]
    private static partial Regex Variable();

    [GeneratedRegex(""" "version"\s*:\s*"[1-6]\. """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OldVersion();
}
