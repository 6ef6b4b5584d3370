using Npgsql;

namespace Godwit;

/// <summary>
/// <c>pull --csharp</c> from PostgreSQL: what it writes is compiled, and classes and SQL together make the database
/// again, as the observer sees it.
/// </summary>
public sealed class PulledClasses : IDisposable
{
    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(Server.Distribution, "adventureworks")]
    [InlineData(Server.Distribution, "bytebase-latest")]
    [InlineData(Server.Distribution, "camunda")]
    [InlineData(Server.Distribution, "chinook")]
    [InlineData(Server.Distribution, "danbooru")]
    [InlineData(Server.Distribution, "killbill-ddl")]
    [InlineData(Server.Distribution, "pagila")]
    [InlineData(Server.Distribution, "synapse-full-72")]
    [InlineData(Server.Distribution, "temporal")]
    [InlineData(Server.Distribution, "zync")]
    [InlineData(Server.PostgreSql18, "pagila")]
    [InlineData(Server.PostgreSql18, "danbooru")]
    public async Task A_real_schema_comes_back(Server server, string name)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var original = await scratch.CreateAsync(Stop);
        await PgCorpus.LoadAsync(original, name);

        var (classes, told) = await PullAsync(original);

        // Each of their tables is a class.
        Assert.DoesNotContain("Tables in SQL", told, StringComparison.Ordinal);
        Assert.Equal("", await classes.DifferencesAsync(scratch, original));
    }

    [Theory, EveryServer]
    public async Task Whatever_a_table_can_have_is_in_its_class_or_beside_it(Server server)
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Acceptance/Schemas/pulled");
        await using var scratch = await TestScratch.OnAsync(server);
        await using var original = await scratch.CreateAsync(Stop);
        await using var command = original.DataSource.CreateCommand(
            await File.ReadAllTextAsync(Path.Combine(folder, "hotel.sql"), Stop)
        );
        await command.ExecuteNonQueryAsync(Stop);

        var (classes, _) = await PullAsync(original, "--namespace", "Hotel");

        Assert.Equal("", await classes.DifferencesAsync(scratch, original));
        Golden.Compare(Path.Combine(folder, "hotel.txt"), classes.Text());
    }

    async Task<(ClassFolder Classes, string Told)> PullAsync(ScratchDatabase original, params string[] more)
    {
        await using var connection = await original.DataSource.OpenConnectionAsync(Stop);
        var at = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        var server = $"postgres://{at.Username}@{at.Host}:{at.Port}";
        var pull = await GodwitCli.RunAsync(
            _folder.Path,
            ["pull", "--csharp", "--url", $"{server}/{at.Database}", "--scratch", $"{server}/postgres", .. more]
        );
        Assert.True(pull.ExitCode == 0, pull.Error);
        return (new(Path.Combine(_folder.Path, "Schema")), pull.Error);
    }
}
