namespace Godwit.Cli;

/// <summary>What <c>prisma.config.ts</c> says that Godwit can use.</summary>
/// <remarks>https://www.prisma.io/docs/orm/reference/prisma-config-reference</remarks>
sealed class PrismaConfiguration
{
    const string Code = "GDW0925";

    static readonly string[] _names =
    [
        .. from name in (string[])["prisma.config", ".config/prisma"]
        from end in (string[])["ts", "mts", "cts", "js", "mjs", "cjs"]
        select $"{name}.{end}",
    ];

    static readonly string[] _keys = ["schema", "migrations", "datasource", "tables", "enums"];

    readonly Lazy<Dictionary<string, object>> _values;

    PrismaConfiguration(string path, string folder, Func<string, string?> variable)
    {
        Path = path;
        var text = File.ReadAllText(path);
        Environment = DotEnv.ReadBy(text, folder, variable);
        _values = new(() => Read(text));
    }

    Dictionary<string, object> Values => _values.Value;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Variables, with those of the files that the configuration reads.</summary>
    public DotEnv Environment { get; }

    /// <summary>The schema, a full path; absent: it is in its usual place.</summary>
    /// <exception cref="CommandException">It is computed.</exception>
    public string? Schema => Text(Values, "schema") is { } path ? Full(path) : null;

    /// <summary>The folder of migrations, a full path; absent: it is beside the schema.</summary>
    /// <exception cref="CommandException">It is computed.</exception>
    public string? Migrations => Text(Block("migrations"), "path") is { } path ? Full(path) : null;

    /// <summary>The command that seeds.</summary>
    public string? Seed => Text(Block("migrations"), "seed");

    /// <summary>SQL of what others make, and migrations need.</summary>
    public string? ShadowScript => Text(Block("migrations"), "initShadowDb");

    /// <summary>True where it speaks of the database.</summary>
    public bool HasDatasource => Values.ContainsKey("datasource");

    /// <summary>The URL of the database, as far as its variables are not known: <c>${NAME}</c>.</summary>
    public string? Url => Block("datasource").GetValueOrDefault("url") is string url and not "" ? url : null;

    /// <summary>Tables and enums of others, by name.</summary>
    public ValueList<string> External => [.. Names("tables"), .. Names("enums")];

    /// <summary>The configuration of a project; absent: it has none.</summary>
    public static PrismaConfiguration? Find(string folder, Func<string, string?> variable) =>
        _names.Select(name => System.IO.Path.Combine(folder, name)).FirstOrDefault(File.Exists) is { } path
            ? new(path, folder, variable)
            : null;

    Dictionary<string, object> Read(string text)
    {
        var literal = new JavaScriptLiteral(text, Environment.Find).FindObject(_keys);
        var isEnough = literal is not null && !_keys.Any(key => IsOpaque(literal.GetValueOrDefault(key)));
        return (isEnough ? null : NodeConfiguration.Read(Path, _keys)) ?? literal ?? [];
    }

    IEnumerable<string> Names(string block)
    {
        var value = Block(block).GetValueOrDefault("external");
        return value is null ? []
            : value is List<object> names && names.TrueForAll(name => name is string) ? names.Cast<string>()
            : throw Computed($"{block}.external");
    }

    Dictionary<string, object> Block(string name) =>
        Values.GetValueOrDefault(name) switch
        {
            Dictionary<string, object> block => block,
            null => [],
            _ when name == "datasource" => [],
            _ => throw Computed(name),
        };

    string? Text(Dictionary<string, object> values, string name) =>
        values.GetValueOrDefault(name) switch
        {
            null => null,
            string text => Environment.Insert(text),
            _ => throw Computed(name),
        };

    // A file has a folder.
    string Full(string path) => System.IO.Path.GetFullPath(path, System.IO.Path.GetDirectoryName(Path)!);

    static bool IsOpaque(object? value) =>
        value switch
        {
            Dictionary<string, object> block => block.Values.Any(IsOpaque),
            List<object> list => list.Exists(IsOpaque),
            _ => value == JavaScriptLiteral.Opaque,
        };

    CommandException Computed(string name) =>
        new(
            Code,
            ExitCodes.Usage,
            $"{System.IO.Path.GetFileName(Path)} computes '{name}', and Node.js, which could tell the value, is not "
                + "here or cannot run the file."
        )
        {
            Hint =
                "Name the folder with `migrations`, the schema with `schema`, and what others manage with `exclude`, "
                + "in godwit.json.",
        };
}
