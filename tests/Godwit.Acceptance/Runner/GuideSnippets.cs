using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// The SQL of the guide runs as a migration. The comment before each block says what is there before: <c>given SQL</c> on
/// PostgreSQL, <c>lite SQL</c> on SQLite, <c>older VERSION</c> for a migration that was applied.
/// </summary>
public sealed class GuideSnippets : RunnerTest
{
    static IEnumerable<DocumentationBlock> Blocks =>
        DocumentationPage
            .All.Where(page => page.Path.StartsWith("docs/guide/", StringComparison.Ordinal))
            .SelectMany(page => page.Blocks)
            .Where(block => block.Language == "sql");

    [Fact]
    public void Every_block_says_how_it_runs() =>
        Assert.All(Blocks, block => Assert.True(block.Notes.Count > 0, $"{block.Place} has no note"));

    [Theory, EveryServer]
    public async Task Each_runs_on_the_server(Server server)
    {
        foreach (var block in Blocks.Where(block => block.Notes.Contains("given")))
        {
            await using var database = await TestDatabase.CreateAsync(server);
            await database.ExecuteAsync(block.Notes["given"].Single());
            await RunAsync(block, Migrator(database));
        }
    }

    [Fact]
    public async Task Each_runs_on_SQLite()
    {
        foreach (var block in Blocks.Where(block => block.Notes.Contains("lite")))
        {
            var file = Path.Combine(Directory.CreateTempSubdirectory("godwit-guide-").FullName, "app.db");
            await using var source = SqliteFactory.Instance.CreateDataSource($"Data Source={file};Pooling=False");
            await using (var command = source.CreateCommand(block.Notes["lite"].Single()))
                await command.ExecuteNonQueryAsync(Stop);
            await RunAsync(block, new Migrator(Dialect.Sqlite, source, Folder.Migrations));
        }
    }

    async Task RunAsync(DocumentationBlock block, Migrator migrator)
    {
        foreach (var file in Directory.GetFiles(Folder.Path))
            File.Delete(file);
        if (block.Notes["older"].FirstOrDefault() is { } older)
        {
            Folder.Write($"{older}_older.sql", "SELECT 1;");
            await migrator.MigrateAsync(Stop);
        }
        Folder.Write("20990101000000_snippet.sql", block.Text);
        try
        {
            await migrator.MigrateAsync(Stop);
        }
        catch (GodwitException e)
        {
            Assert.Fail($"{block.Place}: {e.Message}");
        }
    }
}
