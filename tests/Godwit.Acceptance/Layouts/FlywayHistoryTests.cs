using Npgsql;

namespace Godwit;

/// <summary>The table of Flyway on PostgreSQL: as Flyway wrote it, and as Godwit writes it.</summary>
public sealed class FlywayHistoryTests : FlywayTest
{
    const string Rows =
        "SELECT installed_rank, version, description, type, script, checksum, success FROM flyway_schema_history"
        + " ORDER BY installed_rank";

    const string Columns =
        "SELECT column_name, data_type, character_maximum_length, is_nullable, column_default"
        + " FROM information_schema.columns WHERE table_name = 'flyway_schema_history' ORDER BY ordinal_position";

    const string Indexes =
        "SELECT indexdef FROM pg_indexes WHERE tablename = 'flyway_schema_history' ORDER BY indexname";

    const long LockKey = 77433833903597; // as pg_locks showed it while Flyway ran

    [Theory, EveryServer]
    public async Task What_Godwit_writes_is_what_Flyway_writes(Server server)
    {
        await using var genuine = await TestDatabase.CreateAsync(server);
        await LoadAsync(genuine, "flyway-pg");
        await using var database = await TestDatabase.CreateAsync(server);

        var result = await Fixture(database, "flyway-pg").MigrateAsync(Stop);

        Assert.Equal(6, result.Applied.Count);
        Assert.Equal(await genuine.RowsAsync(Rows), await database.RowsAsync(Rows));
        Assert.Equal(await genuine.RowsAsync(Columns), await database.RowsAsync(Columns));
        Assert.Equal(await genuine.RowsAsync(Indexes), await database.RowsAsync(Indexes));
        Assert.Equal(
            6,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM flyway_schema_history WHERE installed_by = current_user AND execution_time >= 0"
            )
        );
        var again = await Fixture(database, "flyway-pg").MigrateAsync(Stop);
        Assert.Empty(again.Applied);
        Assert.Equal(6, again.AlreadyApplied);
    }

    [Theory, EveryServer]
    public async Task What_Flyway_applied_is_applied(Server server)
    {
        foreach (var fixture in (string[])["flyway-pg", "flyway-pg-after-edits"])
        {
            await using var database = await TestDatabase.CreateAsync(server);
            await LoadAsync(database, fixture);
            var before = await database.RowsAsync("SELECT * FROM flyway_schema_history");

            var status = await Fixture(database, fixture).GetStatusAsync(Stop);
            var result = await Fixture(database, fixture).MigrateAsync(Stop);

            Assert.True(status.IsUpToDate);
            Assert.Empty(result.Applied);
            Assert.Equal(before, await database.RowsAsync("SELECT * FROM flyway_schema_history"));
        }
    }

    [Theory, EveryServer]
    public async Task Flyways_lock_is_waited_for(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        await using var flyway = await database.DataSource.OpenConnectionAsync(Stop);
        await using var transaction = await flyway.BeginTransactionAsync(Stop);
        await using (
            var take = new NpgsqlCommand($"SELECT pg_try_advisory_xact_lock({LockKey})", (NpgsqlConnection)flyway)
        )
            Assert.Equal(true, await take.ExecuteScalarAsync(Stop));

        await Assert.ThrowsAsync<LockTimeoutException>(() =>
            Own(database, options: new() { Wait = TimeSpan.FromMilliseconds(300) }).MigrateAsync(Stop)
        );
        await transaction.RollbackAsync(Stop);
        Assert.Single((await Own(database).MigrateAsync(Stop)).Applied);
    }

    [Theory, EveryServer]
    public async Task What_Flyway_failed_is_settled_by_repair(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await LoadAsync(database, "flyway-pg");
        await database.ExecuteAsync("UPDATE flyway_schema_history SET success = false WHERE version = '2026.01.02.3'");
        await database.ExecuteAsync("UPDATE flyway_schema_history SET checksum = 1 WHERE version = '1.1'");
        await database.ExecuteAsync("CREATE TABLE person (id int, name text)");
        var refused = await Assert.ThrowsAsync<HistoryMismatchException>(() =>
            Fixture(database, "flyway-pg").MigrateAsync(Stop)
        );
        Assert.Equal([HistoryProblemKind.Edited, HistoryProblemKind.Failed], refused.Problems.Select(one => one.Kind));

        var done = await Fixture(database, "flyway-pg").RepairAsync(new(), Stop);
        Assert.Equal(2, done.Count);
        var result = await Fixture(database, "flyway-pg").MigrateAsync(Stop);

        Assert.Equal("Placeholders used", Assert.Single(result.Applied).Name);
        Assert.Equal(
            ["-1264995817"],
            await database.RowsAsync("SELECT checksum FROM flyway_schema_history WHERE version = '1.1'")
        );
    }

    [Theory, EveryServer]
    public async Task A_database_with_objects_needs_a_baseline(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE a (id int)");
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        Folder.Write("V2__b.sql", "CREATE TABLE b (id int)");
        var refused = await Assert.ThrowsAsync<HistoryTableException>(() => Own(database).MigrateAsync(Stop));
        Assert.Equal("GDW0969", refused.Code);

        var result = await Own(database, new() { BaselineOnMigrate = true }).MigrateAsync(Stop);

        Assert.Equal("2", Assert.Single(result.Applied).Version.Text);
        Assert.Equal(
            ["1|1|BASELINE|<< Flyway Baseline >>||True", "2|2|SQL|V2__b.sql|1483031157|True"],
            await database.RowsAsync(
                "SELECT installed_rank, version, type, script, checksum, success FROM flyway_schema_history"
            )
        );
        Assert.True((await Own(database).GetStatusAsync(Stop)).IsUpToDate);
    }

    [Theory, EveryServer]
    public async Task Baseline_writes_the_row_that_Flyway_writes(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE a (id int)");
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        Folder.Write("V1.5__b.sql", "CREATE TABLE b (id int)");
        Folder.Write("V2__c.sql", "CREATE TABLE c (id int)");
        var version = MigrationVersion.TryParseDotted("1.5")!; // it is one

        Assert.Equal(2, (await Own(database).BaselineAsync(version, Stop)).Count);
        Assert.Empty(await Own(database).BaselineAsync(version, Stop));
        Assert.Equal("2", Assert.Single((await Own(database).MigrateAsync(Stop)).Applied).Version.Text);
        Assert.Equal(
            ["1|1.5|<< Flyway Baseline >>|BASELINE", "2|2|c|SQL"],
            await database.RowsAsync(
                "SELECT installed_rank, version, description, type FROM flyway_schema_history ORDER BY 1"
            )
        );
        await Assert.ThrowsAsync<RepairException>(() =>
            Own(database).BaselineAsync(MigrationVersion.TryParseDotted("2")!, Stop)
        );
    }

    [Theory, EveryServer]
    public async Task Schemas_are_created_and_searched(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        Folder.Write("V2__b.sql", "CREATE TABLE \"${flyway:defaultSchema}\".b (id int)");
        var settings = new FlywaySettings { Schemas = ["shop", "audit"] };

        await Own(database, settings).MigrateAsync(Stop);

        Assert.Equal(
            ["0||SCHEMA|\"shop\",\"audit\"", "1|1|SQL|V1__a.sql", "2|2|SQL|V2__b.sql"],
            await database.RowsAsync(
                "SELECT installed_rank, version, type, script FROM shop.flyway_schema_history ORDER BY 1"
            )
        );
        Assert.Equal(
            ["a|shop", "b|shop"],
            await database.RowsAsync(
                "SELECT relname, relnamespace::regnamespace::text FROM pg_class WHERE relname IN ('a', 'b') ORDER BY 1"
            )
        );
    }

    [Theory, EveryServer]
    public async Task Schemas_are_made_on_scratch_databases_too(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        Folder.Write("V2__b.sql", "CREATE TABLE audit.b (id int)");
        using var workspace = new TemporaryFolder();
        await File.WriteAllTextAsync(
            Path.Combine(workspace.Path, "flyway.conf"),
            $"flyway.schemas=shop,audit\nflyway.locations=filesystem:{Folder.Path}\n",
            Stop
        );

        var migrated = await GodwitCli.RunAsync(workspace.Path, ["migrate", "--url", database.Url]);
        Assert.True(migrated.ExitCode == 0, migrated.Error);
        var drift = await GodwitCli.RunAsync(
            workspace.Path,
            ["drift", "--url", database.Url, "--scratch", database.Url]
        );

        Assert.StartsWith("No drift", drift.Output + drift.Error, StringComparison.Ordinal);
    }
}
