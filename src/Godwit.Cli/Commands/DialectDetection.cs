namespace Godwit.Cli;

/// <summary>Finds out which engine an application uses from the driver that its project files name.</summary>
static class DialectDetection
{
    /// <summary>
    /// Looks at the projects here and one folder below; absent where they name no engine, or several.
    /// </summary>
    public static Dialect? FromProjects(string folder)
    {
        var text = string.Concat(ProjectFiles(folder).Select(File.ReadAllText));
        var isPostgreSql = text.Contains("\"Npgsql", StringComparison.OrdinalIgnoreCase);
        var isSqlite =
            text.Contains("\"Microsoft.Data.Sqlite", StringComparison.OrdinalIgnoreCase)
            || text.Contains("\"Microsoft.EntityFrameworkCore.Sqlite", StringComparison.OrdinalIgnoreCase);
        return (isPostgreSql, isSqlite) switch
        {
            (true, false) => Dialect.PostgreSql,
            (false, true) => Dialect.Sqlite,
            _ => null,
        };
    }

    static IEnumerable<string> ProjectFiles(string folder)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = 1,
            IgnoreInaccessible = true,
        };
        return Directory.EnumerateFiles(folder, "*.csproj", options);
    }
}
