using System.Text.Json;
using System.Text.RegularExpressions;

namespace Godwit.Cli;

/// <summary>
/// A project of Prisma's, as its own files describe it. They are read as text: what only Node.js could compute must be
/// in <c>godwit.json</c>.
/// </summary>
sealed partial class PrismaProject
{
    const string Code = "GDW0925";

    static readonly string[] _configurations =
    [
        .. from name in (string[])["prisma.config", ".config/prisma"]
        from end in (string[])["ts", "mts", "cts", "js", "mjs", "cjs"]
        select $"{name}.{end}",
    ];

    readonly string _folder;
    readonly Func<string, string?> _variable;
    readonly string? _configuration;

    PrismaProject(string folder, string? configuration, string? schema, Func<string, string?> variable)
    {
        (_folder, _variable, SchemaPath) = (folder, variable, schema);
        _configuration = configuration is null ? null : WithoutComments(File.ReadAllText(configuration));
        Sign = configuration ?? schema ?? folder;
        ConfigurationPath = configuration;
    }

    /// <summary>The file that tells.</summary>
    public string Sign { get; private init; }

    /// <summary><c>prisma.config.ts</c>.</summary>
    public string? ConfigurationPath { get; }

    /// <summary><c>schema.prisma</c>, or the folder of several.</summary>
    public string? SchemaPath { get; }

    /// <summary>The migration folder.</summary>
    /// <exception cref="CommandException">The configuration computes it.</exception>
    public string MigrationsPath
    {
        get
        {
            if (Block("migrations") is { } block && Literal(block, "path") is { } path)
                return Path.GetFullPath(path, _folder);
            if (SchemaPath is null)
                return Path.Combine(_folder, "prisma", "migrations");
            // A file has a folder.
            return Path.Combine(
                Directory.Exists(SchemaPath) ? SchemaPath : Path.GetDirectoryName(SchemaPath)!,
                "migrations"
            );
        }
    }

    /// <summary>The command that seeds, as <c>prisma db seed</c> runs it.</summary>
    public string? Seed => Block("migrations") is { } block ? Literal(block, "seed") : FromPackage(_folder, "seed");

    /// <summary>The engine that the migrations, or the schema, are for; absent where neither says it.</summary>
    public Dialect? Dialect
    {
        get
        {
            var lockFile = Path.Combine(MigrationsPath, PrismaLockFile.FileName);
            var provider =
                File.Exists(lockFile) ? PrismaLockFile.ReadProvider(lockFile, File.ReadAllBytes(lockFile))
                : SchemaFile() is { } schema
                    ? Literal(SchemaBlock().Match(File.ReadAllText(schema)).Value, "provider", '=')
                : null;
            Dialect[] known = [Godwit.Dialect.PostgreSql, Godwit.Dialect.Sqlite];
            return provider is null ? null : Array.Find(known, dialect => PrismaLockFile.IsFor(provider, dialect));
        }
    }

    /// <summary>Where the project is.</summary>
    public string Folder => _folder;

    /// <summary>The project of a folder; absent where nothing speaks for one.</summary>
    public static PrismaProject? Find(string folder, Func<string, string?> variable)
    {
        var configuration = _configurations.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        var named = configuration is null
            ? FromPackage(folder, "schema")
            : Literal(WithoutComments(File.ReadAllText(configuration)), "schema");
        string[] places = named is not null ? [named] : ["prisma/schema.prisma", "schema.prisma", "prisma/schema"];
        var schema = places
            .Select(name => Path.GetFullPath(name, folder))
            .FirstOrDefault(p => File.Exists(p) || IsSchema(p));
        if (configuration is not null || schema is not null)
            return new(folder, configuration, schema, variable);
        var migrations = Path.Combine(folder, "prisma", "migrations");
        return Directory.Exists(migrations) && SignIn(migrations) is { } sign
            ? new(folder, null, null, variable) { Sign = Path.Combine(migrations, sign) }
            : null;
    }

    /// <summary>What in a migration folder speaks for Prisma.</summary>
    public static string? SignIn(string folder)
    {
        if (File.Exists(Path.Combine(folder, PrismaLockFile.FileName)))
            return PrismaLockFile.FileName;
        // Drizzle 1.0 has such folders too, with its snapshot beside most of the scripts.
        if (DrizzleConfiguration.SignIn(folder) is not null)
            return null;
        var script = Directory
            .EnumerateDirectories(folder)
            .Select(one => Path.Combine(one, PrismaFolder.ScriptName))
            .FirstOrDefault(File.Exists);
        return script is null ? null : Path.GetRelativePath(folder, script).Replace('\\', '/');
    }

    /// <summary>The URL of the database, and where it stands; absent where nothing says it.</summary>
    public (string Url, string Place)? FindUrl()
    {
        if (Block("datasource") is { } block)
            return Value(block, ':', _folder, Path.GetFileName(ConfigurationPath!)); // a block is from there
        if (
            SchemaFile() is { } schema
            && SchemaBlock().Match(WithoutComments(File.ReadAllText(schema))) is { Success: true } source
        )
            return Value(source.Value, '=', Path.GetDirectoryName(schema)!, Path.GetFileName(schema)); // a file has one
        return null;
    }

    /// <summary>
    /// The command that prints the schema as SQL; absent where the Prisma CLI or the schema is not
    /// there.
    /// </summary>
    public string? SchemaCommand()
    {
        if (SchemaPath is null || NodeModules.FindProgram(_folder, "prisma") is not { } cli)
            return null;
        var package = Path.Combine(Path.GetDirectoryName(cli)!, "..", "prisma", "package.json"); // a file has one
        var isOld = File.Exists(package) && OldVersion().IsMatch(File.ReadAllText(package));
        var to = isOld ? "--to-schema-datamodel" : "--to-schema";
        return $"\"{cli}\" migrate diff --from-empty {to} \"{SchemaPath}\" --script";
    }

    (string Url, string Place)? Value(string block, char separator, string folder, string place)
    {
        if (Literal(block, "url", separator) is { } literal)
            return (PrismaUrl.Translate(literal, folder), place);
        var variable = VariableUse().Match(block);
        if (!variable.Success)
            return null;
        var name = variable.Groups.Values.Skip(1).First(g => g.Success).Value;
        var value = _variable(name) ?? DotEnv.Find(_folder, name) ?? DotEnv.Find(folder, name);
        return string.IsNullOrEmpty(value) ? null : (PrismaUrl.Translate(value, folder), name);
    }

    string? SchemaFile() =>
        Directory.Exists(SchemaPath)
            ? Directory
                .EnumerateFiles(SchemaPath, "*.prisma", SearchOption.AllDirectories)
                .FirstOrDefault(p => SchemaBlock().IsMatch(File.ReadAllText(p)))
            : SchemaPath;

    string? Block(string name) =>
        _configuration is null
            ? null
            : ConfigurationBlock().Matches(_configuration).FirstOrDefault(m => m.Groups["name"].Value == name)?.Value;

    static bool IsSchema(string path) =>
        Directory.Exists(path) && Directory.EnumerateFiles(path, "*.prisma", SearchOption.AllDirectories).Any();

    static string? Literal(string text, string name, char separator = ':')
    {
        var match = Property()
            .Matches(text)
            .FirstOrDefault(m => m.Groups["name"].Value == name && m.Groups["separator"].Value[0] == separator);
        if (match is null)
            return null;
        if (match.Groups["text"].Success)
            return match.Groups["text"].Value;
        if (name == "url")
            return null; // a variable, which is looked for
        var parts = Quoted().Matches(match.Groups["parts"].Value).Select(one => one.Groups[2].Value).ToArray();
        return parts.Length > 0
            ? Path.Combine(parts)
            : throw new CommandException(
                Code,
                ExitCodes.Usage,
                $"prisma.config has '{name}: {match.Groups["other"].Value}…', which only Node.js can compute."
            )
            {
                Hint = "Name the folder with `migrations`, and the schema with `schema`, in godwit.json.",
            };
    }

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

    static string WithoutComments(string text) => Comment().Replace(text, m => m.Groups["text"].Value);

    [GeneratedRegex("""(?<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`[^`]*`)|/\*[\s\S]*?\*/|//[^\n]*""")]
    private static partial Regex Comment();

    [GeneratedRegex("""\b(?<name>migrations|datasource)\s*:\s*\{[^{}]*\}""")]
    private static partial Regex ConfigurationBlock();

    [GeneratedRegex(
        """\b(?<name>path|seed|schema|url|provider)\s*(?<separator>[:=])\s*"""
            + """(?:(?:path\.)?(?:join|resolve)\((?<parts>[^)]*)\)|"""
            + """(?<quote>["'`])(?<text>(?:(?!\k<quote>).)*)\k<quote>|(?<other>[^\s,}]+))"""
    )]
    private static partial Regex Property();

    [GeneratedRegex("""(["'`])(.*?)\1""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""datasource\s+\w+\s*\{[^}]*\}""")]
    private static partial Regex SchemaBlock();

    [GeneratedRegex(
        """env(?:<\w+>)?\(\s*["'`](\w+)["'`]\s*\)|process\.env\.(\w+)|process\.env\[\s*["'`](\w+)["'`]\s*\]"""
    )]
    private static partial Regex VariableUse();

    [GeneratedRegex(""" "version"\s*:\s*"[1-6]\. """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OldVersion();
}
