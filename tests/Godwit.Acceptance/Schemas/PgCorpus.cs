using Npgsql;

namespace Godwit;

/// <summary>Schemas of public projects for PostgreSQL.</summary>
static class PgCorpus
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The files of a folder in the corpora; the test is skipped without them.</summary>
    public static List<string> FilesOf(string path)
    {
        var corpora = RepositoryFolder.Shared("corpora");
        Assert.SkipWhen(corpora is null, "There is no ../shared/corpora beside this checkout.");
        return
        [
            .. Directory
                .EnumerateFiles(Path.Combine(corpora, path), "*.sql*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith("pagila-schema-jsonb.sql", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>As psql does without ON_ERROR_STOP, without its own commands and those for other databases.</summary>
    public static async Task LoadAsync(ScratchDatabase database, string name)
    {
        var files = FilesOf($"pg-schema/{name}");
        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        var at = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "schema.sql");
        await File.WriteAllLinesAsync(file, files.SelectMany(File.ReadLines).Where(line => !IsForOthers(line)), Stop);
        var url = $"host={at.Host} port={at.Port} user={at.Username} dbname={at.Database}";
        var psql = await Psql.RunAsync(url, "-f", file);
        TestContext.Current.TestOutputHelper?.WriteLine(psql.Error);
    }

    static bool IsForOthers(string line) =>
        line.StartsWith('\\')
        || line.StartsWith("CREATE DATABASE", StringComparison.Ordinal)
        || line.StartsWith("DROP DATABASE", StringComparison.Ordinal);
}
