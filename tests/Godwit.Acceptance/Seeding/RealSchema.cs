namespace Godwit;

/// <summary>Schemas of real projects, loaded by psql.</summary>
static class RealSchema
{
    /// <summary>A database with the schema; the calling test is skipped where it or psql is absent.</summary>
    public static async Task<TestDatabase> LoadAsync(Server server, string name)
    {
        var folder = RepositoryFolder.Shared(Path.Combine("corpora", "pg-schema", name));
        Assert.SkipWhen(folder is null, "There is no ../shared/corpora beside this checkout");
        Assert.SkipUnless(File.Exists("/usr/bin/psql"), "psql is not installed (./test.sh installs it)");
        var database = await TestDatabase.CreateAsync(server);
        // Compatibility domains and types come first in the one schema that needs them, by their files' names.
        var files = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file =>
                file.EndsWith(".sql", StringComparison.Ordinal) || file.EndsWith(".postgres", StringComparison.Ordinal)
            )
            .Where(file => !file.EndsWith("-jsonb.sql", StringComparison.Ordinal))
            .OrderBy(file => !file.EndsWith("-postgresql.sql", StringComparison.Ordinal))
            .ThenBy(file => file.Contains("identity", StringComparison.Ordinal))
            .ThenBy(file => file.Length)
            .ThenBy(file => file, StringComparer.Ordinal);
        foreach (var file in files)
            await Psql.RunAsync(database.ConnectionUri, "-f", file);
        return database;
    }
}
