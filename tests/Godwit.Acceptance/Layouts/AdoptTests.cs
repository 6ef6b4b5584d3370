using Npgsql;

namespace Godwit;

/// <summary>Histories of other tools on PostgreSQL are taken over, go on with Godwit, and are given back.</summary>
public sealed class AdoptTests : RunnerTest
{
    const string Users = "CREATE TABLE users (id bigint PRIMARY KEY, name text NOT NULL)";

    [Theory, EveryServer("golang-migrate", "goose", "dbmate", "efcore", "flyway", "prisma", "drizzle")]
    public async Task A_history_is_taken_over_goes_on_and_is_given_back(Server server, string row)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var (table, rows) = await PrepareAsync(database, row);
        var before = await database.RowsAsync(rows);

        var taken = await AdoptAsync(database);
        Assert.True(taken.ExitCode == 0, taken.Output + taken.Error);
        Assert.Contains($"Took over 1 applied and 1 pending from {row}", taken.Output, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(Configuration, Stop);
        Assert.Contains("\"migrations\": \"new\"", written, StringComparison.Ordinal);
        foreach (var name in table.Split(' '))
            Assert.Contains($".{name}\"", written, StringComparison.Ordinal);
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

    // Tables as the tools make them, with one migration applied and another waiting.
    async Task<(string Table, string Rows)> PrepareAsync(TestDatabase database, string tool)
    {
        var later = "CREATE TABLE later (id int); INSERT INTO later VALUES (1)";
        if (tool is "flyway" or "prisma" or "drizzle")
            return await PrepareLayoutAsync(database, tool, later);
        await database.ExecuteAsync(Users);
        switch (tool)
        {
            case "golang-migrate":
                Write("1_users.up.sql", Users + ";");
                Write("2_later.up.sql", later + ";");
                await database.ExecuteAsync(
                    "CREATE TABLE schema_migrations (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL);"
                        + "INSERT INTO schema_migrations VALUES (1, false)"
                );
                return ("schema_migrations", "SELECT * FROM schema_migrations");
            case "goose":
                Write("00001_users.sql", $"-- +goose Up\n{Users};\n-- +goose Down\nDROP TABLE users;\n");
                Write("00002_later.sql", $"-- +goose Up\n-- +goose StatementBegin\n{later};\n-- +goose StatementEnd\n");
                await database.ExecuteAsync(
                    "CREATE TABLE goose_db_version (id integer PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "
                        + "version_id bigint NOT NULL, is_applied boolean NOT NULL, tstamp timestamp NOT NULL DEFAULT now());"
                        + "INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, true), (1, true)"
                );
                return ("goose_db_version goose_db_version_id_seq", "SELECT * FROM goose_db_version ORDER BY id");
            case "dbmate":
                Write("20260101000000_users.sql", $"-- migrate:up\n{Users};\n-- migrate:down\nDROP TABLE users;\n");
                Write("20260102000000_later.sql", $"-- migrate:up\n{later};\n-- migrate:down\n");
                await database.ExecuteAsync(
                    "CREATE TABLE schema_migrations (version varchar PRIMARY KEY);"
                        + "INSERT INTO schema_migrations VALUES ('20260101000000')"
                );
                return ("schema_migrations", "SELECT * FROM schema_migrations");
            default:
                Write("ef.sql", EntityFrameworkScript(later));
                await database.ExecuteAsync(
                    """
                    CREATE TABLE "__EFMigrationsHistory" ("MigrationId" varchar(150) NOT NULL, "ProductVersion" varchar(32) NOT NULL,
                        CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId"));
                    INSERT INTO "__EFMigrationsHistory" VALUES ('20260101000000_Users', '10.0.12')
                    """
                );
                return ("__EFMigrationsHistory", "SELECT * FROM \"__EFMigrationsHistory\"");
        }
    }

    // Their rows are written as the tools write them, which other tests hold.
    async Task<(string Table, string Rows)> PrepareLayoutAsync(TestDatabase database, string tool, string later)
    {
        var (users, second, to) = tool switch
        {
            "flyway" => ("V1__users.sql", "V2__later.sql", "1"),
            "prisma" => ("1_users/migration.sql", "2_later/migration.sql", "1_users"),
            _ => ("20260101000000_users/migration.sql", "20260102000000_later/migration.sql", "20260101000000"),
        };
        Write(users, $"{Users};");
        Write(second, $"{later};");
        var applied = await RunAsync(database, "migrate", "--layout", tool, "--migrations", "old", "--to", to);
        Assert.True(applied.ExitCode == 0, applied.Error);
        return tool switch
        {
            "flyway" => ("flyway_schema_history", "SELECT * FROM flyway_schema_history"),
            "prisma" => ("_prisma_migrations", "SELECT * FROM _prisma_migrations"),
            _ => ("__drizzle_migrations", "SELECT * FROM drizzle.__drizzle_migrations"),
        };
    }

    static string EntityFrameworkScript(string later) =>
        $"""
            CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
                "MigrationId" character varying(150) NOT NULL,
                "ProductVersion" character varying(32) NOT NULL,
                CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY ("MigrationId")
            );

            START TRANSACTION;
            {Users};

            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
            VALUES ('20260101000000_Users', '10.0.12');

            {later};

            INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
            VALUES ('20260102000000_Later', '10.0.12');

            COMMIT;

            """;

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
