using Npgsql;

namespace Godwit;

/// <summary>A run that is killed goes on where it was, and the tool whose layout it is sees no half-truth meanwhile.</summary>
public sealed class KilledLayoutTests : LayoutTest
{
    [Theory]
    [InlineData("flyway")]
    [InlineData("prisma")]
    [InlineData("drizzle")]
    public async Task In_a_statement_that_stands_alone(string layout)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await PrepareAsync(database, layout, "CREATE INDEX CONCURRENTLY i ON t (id)");

        await KillAsync(database, layout, "INSERT INTO t VALUES (5)", "CREATE INDEX CONCURRENTLY");
        Assert.Equal(OpenOf(layout), await database.RowsAsync(RowsOf(layout)));
        await MigrateAsync(database, layout);

        Assert.Equal(["1", "2", "3", "4"], await database.RowsAsync("SELECT id FROM t ORDER BY id"));
        Assert.Equal(
            ["True"],
            await database.RowsAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")
        );
        await AssertDoneAsync(database, layout);
    }

    [Theory]
    [InlineData("flyway")]
    [InlineData("prisma")]
    [InlineData("drizzle")]
    public async Task In_a_transaction(string layout)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await PrepareAsync(database, layout, "ALTER TABLE t ADD COLUMN n int");

        await KillAsync(database, layout, "LOCK TABLE t IN ACCESS SHARE MODE", "ALTER TABLE");
        // The server may have got everything with its COMMIT, or nothing of it: either way each row is there once.
        await MigrateAsync(database, layout);

        Assert.Equal(["1", "2", "3", "4"], await database.RowsAsync("SELECT id FROM t ORDER BY id"));
        await AssertDoneAsync(database, layout);
    }

    /// <summary>Kills a run with SIGKILL while one of its statements waits for the lock of another transaction.</summary>
    async Task KillAsync(TestDatabase database, string layout, string blocking, string statement)
    {
        await using var blocker = await database.DataSource.OpenConnectionAsync(Stop);
        await using var transaction = await blocker.BeginTransactionAsync(Stop);
        await using (var block = new NpgsqlCommand(blocking, blocker, transaction))
            await block.ExecuteNonQueryAsync(Stop);
        await using var run = GodwitCli.Start(Folder.Path, Arguments(database, layout));
        await database.WhenRunningAsync(statement);
        await run.KillAsync();
        await transaction.RollbackAsync(Stop);
    }

    async Task AssertDoneAsync(TestDatabase database, string layout)
    {
        var status = await GodwitCli.RunAsync(Folder.Path, ["status", .. Arguments(database, layout).Skip(1)]);
        Assert.True(status.ExitCode == 0, status.Output + status.Error);
        Assert.Equal(DoneOf(layout), await database.RowsAsync(RowsOf(layout)));
        if (await database.ScalarAsync<bool>("SELECT to_regclass('godwit_history') IS NOT NULL"))
            Assert.Empty(await database.RowsAsync("SELECT version FROM godwit_history"));
    }

    async Task MigrateAsync(TestDatabase database, string layout, params string[] more)
    {
        var (exitCode, output, error) = await GodwitCli.RunAsync(
            Folder.Path,
            [.. Arguments(database, layout), .. more]
        );
        Assert.True(exitCode == 0, output + error);
    }

    static string[] Arguments(TestDatabase database, string layout) =>
        ["migrate", "--layout", layout, "--url", database.Url, "--migrations", "m"];

    /// <summary>Three migrations, the first one applied; the statement is in the middle of the second.</summary>
    async Task PrepareAsync(TestDatabase database, string layout, string statement)
    {
        if (layout == "flyway")
            Folder.Write("flyway.conf", "flyway.mixed=true\nflyway.locations=filesystem:m\n");
        Write(layout, 1, "CREATE TABLE t (id int); INSERT INTO t VALUES (1);");
        Write(layout, 2, $"INSERT INTO t VALUES (2); {statement}; INSERT INTO t VALUES (3);");
        Write(layout, 3, "INSERT INTO t VALUES (4);");
        await MigrateAsync(database, layout, "--to", VersionOf(layout, 1));
    }

    void Write(string layout, int number, string sql) =>
        Folder.Write(
            layout switch
            {
                "flyway" => $"m/V{number}__m.sql",
                "prisma" => $"m/{number}_m/migration.sql",
                _ => $"m/2026010100000{number}_m/migration.sql",
            },
            sql
        );

    static string VersionOf(string layout, int number) =>
        layout switch
        {
            "flyway" => $"{number}",
            "prisma" => $"{number}_m",
            _ => $"2026010100000{number}",
        };

    static string RowsOf(string layout) =>
        layout switch
        {
            "flyway" => "SELECT script, success FROM flyway_schema_history ORDER BY installed_rank",
            "prisma" => "SELECT migration_name, finished_at IS NOT NULL FROM _prisma_migrations ORDER BY started_at",
            _ => "SELECT name, true FROM drizzle.__drizzle_migrations ORDER BY created_at",
        };

    /// <summary>What the tool sees of a migration that is under way: a failed row, an open row, no row.</summary>
    static string[] OpenOf(string layout) =>
        layout == "drizzle" ? [RowOf(layout, 1)] : [RowOf(layout, 1), RowOf(layout, 2, false)];

    static string[] DoneOf(string layout) => [RowOf(layout, 1), RowOf(layout, 2), RowOf(layout, 3)];

    static string RowOf(string layout, int number, bool isDone = true) =>
        layout switch
        {
            "flyway" => $"V{number}__m.sql|{isDone}",
            "prisma" => $"{number}_m|{isDone}",
            _ => $"2026010100000{number}_m|{isDone}",
        };
}
