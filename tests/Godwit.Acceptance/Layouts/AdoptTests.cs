using Npgsql;

namespace Godwit;

/// <summary>Histories of other tools on PostgreSQL are taken over, go on with Godwit, and are given back.</summary>
public sealed class AdoptTests : RunnerTest
{
    [Theory, EveryServer("golang-migrate", "goose", "dbmate", "efcore", "flyway", "prisma", "drizzle")]
    public async Task A_history_is_taken_over_goes_on_and_is_given_back(Server server, string row)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var (names, rows) = await PrepareAsync(database, row);
        var before = await database.RowsAsync(rows);

        var taken = await AdoptAsync(database);
        Assert.True(taken.ExitCode == 0, taken.Output + taken.Error);
        Assert.Contains($"Took over 1 applied and 1 pending from {row}", taken.Output, StringComparison.Ordinal);
        Assert.Contains("\"migrations\": \"new\"", await ExcludesAsync(names), StringComparison.Ordinal);
        Assert.Equal(["baseline"], await database.RowsAsync("SELECT state FROM godwit_history"));

        var undone = await AdoptAsync(database, "--undo");
        Assert.True(undone.ExitCode == 0, undone.Error);
        Assert.Equal(["True"], await database.RowsAsync("SELECT to_regclass('godwit_history') IS NULL"));
        Assert.False(Directory.Exists(Path.Combine(Folder.Path, "new")));
        Assert.False(File.Exists(Configuration));

        Assert.Equal(0, (await AdoptAsync(database)).ExitCode);
        var migrated = await RunAsync(database, "migrate");
        Assert.True(migrated.ExitCode == 0, migrated.Error);
        Assert.Equal(["1"], await database.RowsAsync("SELECT count(*) FROM later"));
        var drift = await RunAsync(database, "drift");
        Assert.True(drift.ExitCode == 0, drift.Output + drift.Error);
        Assert.Equal(before, await database.RowsAsync(rows));
        Assert.Contains("GDW1306", (await AdoptAsync(database, "--undo")).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dbup")]
    [InlineData("diesel")]
    [InlineData("evolve", "V1__users.sql")]
    [InlineData("grate", "up/0001_users.sql")]
    [InlineData("sqlx", "20260101000000_users.sql")]
    public async Task A_table_as_its_tool_makes_it_is_understood_and_so_are_checksums(
        string tool,
        string? hashed = null
    )
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        var (names, rows) = await PrepareAsync(database, tool);
        var before = await database.RowsAsync(rows);
        if (hashed is not null)
            await AnEditIsRefusedAsync(database, hashed);

        var taken = await AdoptAsync(database);
        Assert.True(taken.ExitCode == 0, taken.Output + taken.Error);
        Assert.Contains($"Took over 1 applied and 1 pending from {tool}", taken.Output, StringComparison.Ordinal);
        await ExcludesAsync(names);
        var migrated = await RunAsync(database, "migrate");
        Assert.True(migrated.ExitCode == 0, migrated.Error);
        Assert.Equal(["1"], await database.RowsAsync("SELECT count(*) FROM later"));
        var drift = await RunAsync(database, "drift");
        Assert.True(drift.ExitCode == 0, drift.Output + drift.Error);
        Assert.Equal(before, await database.RowsAsync(rows));
    }

    [Theory]
    [InlineData("fluentmigrator")]
    [InlineData("rails")]
    public async Task Migrations_in_code_become_one_that_makes_the_live_schema(string tool)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        var (names, rows) = await PrepareAsync(database, tool);
        var before = await database.RowsAsync(rows);

        var taken = await RunAsync(database, "adopt", "--to", "new");
        Assert.True(taken.ExitCode == 0, taken.Output + taken.Error);
        Assert.Contains($"Took over 1 applied and 0 pending from {tool}", taken.Output, StringComparison.Ordinal);
        await ExcludesAsync(names);
        var script = await File.ReadAllTextAsync(Path.Combine(Folder.Path, "new", "0001_baseline.sql"), Stop);
        Assert.Contains("CREATE TABLE public.users", script, StringComparison.Ordinal);
        var drift = await RunAsync(database, "drift");
        Assert.True(drift.ExitCode == 0, drift.Output + drift.Error);
        Assert.Equal(before, await database.RowsAsync(rows));
    }

    [Theory]
    [InlineData("flyway")]
    [InlineData("prisma")]
    [InlineData("drizzle")]
    public async Task Killed_in_its_middle_it_leaves_nothing_and_can_be_begun_again(string tool)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        var (_, rows) = await PrepareAsync(database, tool);
        var before = await database.RowsAsync(rows);
        await using (var blocker = await database.DataSource.OpenConnectionAsync(Stop))
        {
            // A table of that name that is not committed yet: whoever creates it waits.
            await using var transaction = await blocker.BeginTransactionAsync(Stop);
            await using (var create = new NpgsqlCommand("CREATE TABLE godwit_history (n int)", blocker, transaction))
                await create.ExecuteNonQueryAsync(Stop);
            await using var run = GodwitCli.Start(Folder.Path, Arguments(database, "adopt", AdoptArguments));
            await database.WhenRunningAsync("CREATE TABLE IF NOT EXISTS");
            await run.KillAsync();
            await transaction.RollbackAsync(Stop);
        }

        Assert.False(Directory.Exists(Path.Combine(Folder.Path, "new")));
        Assert.False(File.Exists(Configuration));
        Assert.Equal(before, await database.RowsAsync(rows));

        var taken = await AdoptAsync(database);
        Assert.True(taken.ExitCode == 0, taken.Output + taken.Error);
        Assert.Equal(["baseline"], await database.RowsAsync("SELECT state FROM godwit_history"));
        var migrated = await RunAsync(database, "migrate");
        Assert.True(migrated.ExitCode == 0, migrated.Error);
        Assert.Equal(["1"], await database.RowsAsync("SELECT count(*) FROM later"));
    }

    [Theory, EveryServer]
    public async Task A_difference_to_the_live_schema_stops_it(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await PrepareAsync(database, "goose");
        await database.ExecuteAsync("ALTER TABLE users ADD COLUMN by_hand int");

        var refused = await AdoptAsync(database);

        Assert.Contains("GDW1305", refused.Error, StringComparison.Ordinal);
        Assert.Contains("by_hand", refused.Error, StringComparison.Ordinal);
        Assert.Equal(["True"], await database.RowsAsync("SELECT to_regclass('godwit_history') IS NULL"));
    }

    async Task AnEditIsRefusedAsync(TestDatabase database, string file)
    {
        var path = Path.Combine(Folder.Path, "old", file);
        var text = await File.ReadAllTextAsync(path, Stop);
        await File.WriteAllTextAsync(path, $"{text}-- an edit\n", Stop);
        var refused = await AdoptAsync(database);
        Assert.Contains("GDW1307", refused.Error, StringComparison.Ordinal);
        Assert.Contains(file, refused.Error, StringComparison.Ordinal);
        Assert.Equal(["True"], await database.RowsAsync("SELECT to_regclass('godwit_history') IS NULL"));
        Assert.False(File.Exists(Configuration));
        await File.WriteAllTextAsync(path, text, Stop);
    }

    async Task<string> ExcludesAsync(string[] names)
    {
        var written = await File.ReadAllTextAsync(Configuration, Stop);
        foreach (var name in names)
            Assert.Contains($"\"{name}\"", written, StringComparison.Ordinal);
        return written;
    }

    async Task<(string[] Names, string Rows)> PrepareAsync(TestDatabase database, string tool)
    {
        if (tool is "flyway" or "prisma" or "drizzle")
            return await PrepareLayoutAsync(database, tool);
        var history = ToolHistory.Of(tool);
        await database.ExecuteAsync($"{history.Schema};\n{history.Sql}");
        foreach (var (name, text) in history.Files)
            Write(name, text);
        return (history.Names, history.Rows);
    }

    // Their rows are written as the tools write them, which other tests hold.
    async Task<(string[] Names, string Rows)> PrepareLayoutAsync(TestDatabase database, string tool)
    {
        var (users, second, to) = tool switch
        {
            "flyway" => ("V1__users.sql", "V2__later.sql", "1"),
            "prisma" => ("1_users/migration.sql", "2_later/migration.sql", "1_users"),
            _ => ("20260101000000_users/migration.sql", "20260102000000_later/migration.sql", "20260101000000"),
        };
        Write(users, $"{ToolHistory.Users};");
        Write(second, $"{ToolHistory.Later};");
        var applied = await RunAsync(database, "migrate", "--layout", tool, "--migrations", "old", "--to", to);
        Assert.True(applied.ExitCode == 0, applied.Error);
        return tool switch
        {
            "flyway" => (["public.flyway_schema_history"], "SELECT * FROM flyway_schema_history"),
            "prisma" => (["public._prisma_migrations"], "SELECT * FROM _prisma_migrations"),
            _ => (["drizzle.__drizzle_migrations"], "SELECT * FROM drizzle.__drizzle_migrations"),
        };
    }

    void Write(string name, string text)
    {
        var path = Path.Combine(Folder.Path, "old", name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file has one
        File.WriteAllText(path, text);
    }

    string Configuration => Path.Combine(Folder.Path, "godwit.json");

    string[] AdoptArguments
    {
        get
        {
            var old = Path.Combine(Folder.Path, "old");
            var files = File.Exists(Path.Combine(old, "ef.sql")) ? Path.Combine(old, "ef.sql") : old;
            return ["--files", files, "--to", "new"];
        }
    }

    Task<Command.Outcome> AdoptAsync(TestDatabase database, params string[] arguments) =>
        RunAsync(database, "adopt", [.. AdoptArguments, .. arguments]);

    Task<Command.Outcome> RunAsync(TestDatabase database, string command, params string[] arguments) =>
        GodwitCli.RunAsync(Folder.Path, Arguments(database, command, arguments));

    static string[] Arguments(TestDatabase database, string command, string[] arguments) =>
        [command, "--url", database.Url, "--scratch", Scratch(database), .. arguments];

    static string Scratch(TestDatabase database) => $"{database.Url[..database.Url.LastIndexOf('/')]}/postgres";
}
