namespace Godwit.Cli;

/// <summary>Another tool's set-up that <c>init</c> found.</summary>
/// <param name="Tool">Its name.</param>
/// <param name="Path">The file that tells, relative to the current folder, with slashes.</param>
sealed record FoundTool(string Tool, string Path)
{
    /// <summary>What can be done about it, where its layout is used or not.</summary>
    public string AdviceIn(LayoutChoice layout) =>
        layout.Name.Equals(Tool, StringComparison.OrdinalIgnoreCase)
            ? $"Found {Tool} ({Path}). Its folder and its history are used as they are; {Tool} can go on beside Godwit."
            : Advice;

    string Advice =>
        $"Found {Tool} ({Path}). Godwit leaves its folder and its history alone; "
        + $"`godwit adopt --from {AdoptName}` takes them "
        + "over and runs nothing again.";

    // As `adopt` knows it.
    string AdoptName => Tool.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}

/// <summary>Finds set-ups of other migration tools by the files that they leave in a project.</summary>
static class ToolDetection
{
    const int Depth = 3;
    const int MaxFiles = 20_000;

    /// <summary>Looks here and a few folders below; one place for each tool.</summary>
    public static ValueList<FoundTool> Find(string folder)
    {
        var found = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Files(folder).Take(MaxFiles).Order(StringComparer.Ordinal))
        {
            foreach (var tool in ToolsOf(path))
                found.TryAdd(tool, Path.GetRelativePath(folder, path).Replace('\\', '/'));
        }
        return found.Select(pair => new FoundTool(pair.Key, pair.Value)).ToValueList();
    }

    /// <summary>The project whose EF Core model can be the schema, with slashes; absent where there is none.</summary>
    public static string? FindEfProject(string folder)
    {
        var projects = Files(folder)
            .Take(MaxFiles)
            .Where(path => Path.GetExtension(path) is ".csproj" or ".fsproj" or ".vbproj")
            .Order(StringComparer.Ordinal)
            .ToList();
        // The tools run in the project that has the package for design; others may only use the context.
        string? First(string sign) => projects.Find(path => Named(path, [(sign, sign)]).Any());
        var found = First("\"Microsoft.EntityFrameworkCore.Design\"") ?? First("EntityFrameworkCore");
        return found is null ? null : Path.GetRelativePath(folder, found).Replace('\\', '/');
    }

    static IEnumerable<string> ToolsOf(string path)
    {
        var name = Path.GetFileName(path);
        var parent = Path.GetFileName(Path.GetDirectoryName(path)) ?? "";
        return name switch
        {
            _ when name.StartsWith("drizzle.config.", StringComparison.Ordinal) => ["Drizzle"],
            "schema.prisma" or "prisma.config.ts" => ["Prisma"],
            "migration_lock.toml" when parent == "migrations" => ["Prisma"],
            "flyway.conf" or "flyway.toml" => ["Flyway"],
            "package.json" => Named(path, [("\"drizzle-kit\"", "Drizzle"), ("\"prisma\"", "Prisma")]),
            "pom.xml" or "build.gradle" or "build.gradle.kts" => Named(path, [("flyway", "Flyway")]),
            "dotnet-tools.json" => Named(path, [("\"grate\"", "grate"), ("\"dotnet-ef\"", "EF Core")]),
            _ when name.EndsWith("ModelSnapshot.cs", StringComparison.Ordinal) => ["EF Core"],
            _ when IsProject(name) => Named(path, _packages),
            _ => [],
        };
    }

    static readonly (string Text, string Tool)[] _packages =
    [
        ("\"Microsoft.EntityFrameworkCore.Design\"", "EF Core"),
        ("\"Microsoft.EntityFrameworkCore.Tools\"", "EF Core"),
        ("\"DbUp\"", "DbUp"),
        ("\"dbup-", "DbUp"),
        ("\"FluentMigrator", "FluentMigrator"),
        ("\"Evolve\"", "Evolve"),
        ("\"grate", "grate"),
    ];

    static bool IsProject(string name) =>
        Path.GetExtension(name) is ".csproj" or ".fsproj" or ".vbproj"
        || name is "Directory.Packages.props" or "Directory.Build.props";

    static IEnumerable<string> Named(string path, (string Text, string Tool)[] signs)
    {
        string text;
        try
        {
            text = File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
        return signs.Where(s => text.Contains(s.Text, StringComparison.OrdinalIgnoreCase)).Select(s => s.Tool);
    }

    static IEnumerable<string> Files(string folder, int depth = 0)
    {
        var options = new EnumerationOptions
        {
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        };
        var below =
            depth == Depth
                ? []
                : Directory.EnumerateDirectories(folder, "*", options).Where(f => !IsForeign(Path.GetFileName(f)));
        return Directory
            .EnumerateFiles(folder, "*", options)
            .Where(path => Path.GetExtension(path) is not (".sql" or ".dll"))
            .Concat(below.SelectMany(f => Files(f, depth + 1)));
    }

    // What builds and package managers put there is not the project's own.
    static bool IsForeign(string name) => name is "node_modules" or "bin" or "obj" or "artifacts" or ".git" or "target";
}
