using System.Text.Json;

namespace Godwit;

/// <summary>What the command line does to whole databases: creates them, drops and rebuilds them.</summary>
public sealed class DatabaseCommandTests : IDisposable
{
    readonly TestFolder _folder = new();

    public DatabaseCommandTests() => _folder.Write("1_a.sql", "CREATE TABLE a (id int);");

    public void Dispose() => _folder.Dispose();

    Task<Command.Outcome> GodwitAsync(string url, params string[] arguments) =>
        GodwitCli.RunAsync(_folder.Path, [.. arguments, "--url", url, "--migrations", "."]);

    [Theory, EveryServer]
    public async Task A_missing_database_is_an_error_and_is_created_when_asked_for(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await DropAsync(database);

        var missing = await GodwitAsync(database.Url, "migrate", "--json");
        var created = await GodwitAsync(database.Url, "migrate", "--create-database");
        var again = await GodwitAsync(database.Url, "migrate", "--create-database");

        Assert.Equal((1, 0, 0), (missing.ExitCode, created.ExitCode, again.ExitCode));
        using var json = JsonDocument.Parse(missing.Output);
        var error = json.RootElement.GetProperty("error");
        Assert.Equal("3D000", error.GetProperty("sqlState").GetString());
        Assert.Contains("--create-database", error.GetProperty("hint").GetString(), StringComparison.Ordinal);
        Assert.Contains("Up to date", again.Output, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Starters_that_create_the_database_together_all_succeed(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await DropAsync(database);

        var ends = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => GodwitAsync(database.Url, "migrate", "--create-database"))
        );

        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Error));
        Assert.Equal(1, ends.Count(end => end.Output.Contains("applied 1_a", StringComparison.Ordinal)));
    }

    [
        Theory,
        EveryServer(
            "",
            "ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'",
            "ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'de'"
        )
    ]
    public async Task Reset_ends_the_sessions_and_keeps_owner_encoding_and_locale(Server server, string locale)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await DropAsync(database);
        await OnPostgresAsync(database, $"CREATE ROLE owner_of_{database.Name}");
        await OnPostgresAsync(
            database,
            $"CREATE DATABASE {database.Name} OWNER owner_of_{database.Name} TEMPLATE template0 {locale}"
        );
        await database.ExecuteAsync("CREATE TABLE old (id int)");
        var before = await AttributesAsync(database);

        var reset = await GodwitAsync(database.Url, "reset", "--confirm", database.Name);

        Assert.True(reset.ExitCode == 0, reset.Error);
        database.DataSource.Clear();
        Assert.Equal(before, await AttributesAsync(database));
        Assert.Equal(["a", "godwit_history"], await TablesAsync(database));
        await OnPostgresAsync(database, $"ALTER DATABASE {database.Name} OWNER TO CURRENT_USER");
        await OnPostgresAsync(database, $"DROP ROLE owner_of_{database.Name}");
    }

    [Theory, EveryServer]
    public async Task Reset_of_a_missing_database_creates_it_and_runs_the_seed(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await DropAsync(database);
        using var seeds = new TestFolder();
        seeds.Write("seed.sql", "INSERT INTO a VALUES (1); INSERT INTO a VALUES (2);");

        var seed = Path.Combine(seeds.Path, "seed.sql");
        var reset = await GodwitAsync(database.Url, "reset", "--seed", seed);

        Assert.True(reset.ExitCode == 0, reset.Error);
        Assert.Equal(2L, await database.ScalarAsync<long>("SELECT count(*) FROM a"));
    }

    [Theory, EveryServer]
    public async Task A_wrong_folder_or_seed_is_found_before_anything_is_dropped(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE old (id int)");

        var seed = await GodwitAsync(database.Url, "reset", "--seed", "nowhere.sql");
        _folder.Write("2_b.sql", "SELECT 'open");
        var folder = await GodwitAsync(database.Url, "reset");

        Assert.Equal((2, 3), (seed.ExitCode, folder.ExitCode));
        Assert.Equal(["old"], await TablesAsync(database));
    }

    static Task<IReadOnlyList<string>> TablesAsync(TestDatabase database) =>
        database.RowsAsync(
            "SELECT c.relname FROM pg_catalog.pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace "
                + "ORDER BY c.relname"
        );

    static Task<IReadOnlyList<string>> AttributesAsync(TestDatabase database) =>
        database.RowsAsync(
            "SELECT pg_get_userbyid(datdba), to_jsonb(d) - 'oid' - 'datfrozenxid' - 'datminmxid' FROM pg_catalog.pg_database d "
                + "WHERE datname = current_database()"
        );

    static Task DropAsync(TestDatabase database) =>
        OnPostgresAsync(database, $"DROP DATABASE {database.Name} WITH (FORCE)");

    static async Task OnPostgresAsync(TestDatabase database, string sql)
    {
        await using var command = database.Server.Admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
