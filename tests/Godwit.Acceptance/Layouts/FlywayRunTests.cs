using System.Globalization;

namespace Godwit;

/// <summary>Files and callbacks of Flyway on PostgreSQL: what runs, and in which transaction.</summary>
public sealed class FlywayRunTests : FlywayTest
{
    [Theory, EveryServer]
    public async Task A_migration_of_several_steps_is_failed_to_Flyway_until_it_is_done(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1)");
        Folder.Write(
            "V2__b.sql",
            "CREATE TABLE b (id int);\nCREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);\nCREATE TABLE c (id int)"
        );
        var refused = await Assert.ThrowsAsync<InvalidMigrationException>(() => Own(database).MigrateAsync(Stop));
        Assert.Equal("GDW0967", refused.Code);

        var mixed = new FlywaySettings { Mixed = true };
        await Assert.ThrowsAsync<MigrationFailedException>(() => Own(database, mixed).MigrateAsync(Stop));
        Assert.Equal(
            ["1|True", "2|False"],
            await database.RowsAsync("SELECT version, success FROM flyway_schema_history")
        );
        Assert.Equal(
            ["2|failed|1"],
            await database.RowsAsync("SELECT version, state, steps_applied FROM godwit_history")
        );

        await database.ExecuteAsync("DELETE FROM a");
        var result = await Own(database, mixed).MigrateAsync(Stop);

        Assert.Single(result.Applied);
        Assert.Equal(
            ["1|True", "2|True"],
            await database.RowsAsync("SELECT version, success FROM flyway_schema_history")
        );
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM godwit_history"));
    }

    [Theory, EveryServer]
    public async Task A_failed_migration_in_a_transaction_leaves_nothing(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int);\nSELECT nothing");
        await Assert.ThrowsAsync<MigrationFailedException>(() => Own(database).MigrateAsync(Stop));
        Assert.Empty(
            await database.RowsAsync("SELECT 1 FROM pg_class WHERE relname IN ('a', 'flyway_schema_history')")
        );
    }

    [Theory, EveryServer]
    public async Task An_undo_file_takes_the_newest_version_back(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        Folder.Write("V2__b.sql", "CREATE TABLE b (id int)");
        Folder.Write("U2__b.sql", "DROP TABLE b");
        Folder.Write("R__v.sql", "CREATE OR REPLACE VIEW v AS SELECT id FROM a");
        await Own(database).MigrateAsync(Stop);

        Assert.Equal("2", (await Own(database).UndoAsync(Stop)).Version.Text);
        Assert.Equal("2", Assert.Single((await Own(database).MigrateAsync(Stop)).Applied).Version.Text);

        Assert.Equal(
            [
                "1|1|SQL|V1__a.sql",
                "2|2|SQL|V2__b.sql",
                "3||SQL|R__v.sql",
                "4|2|UNDO_SQL|U2__b.sql",
                "5|2|SQL|V2__b.sql",
            ],
            await database.RowsAsync(
                "SELECT installed_rank, version, type, script FROM flyway_schema_history ORDER BY 1"
            )
        );
        await Own(database).UndoAsync(Stop);
        await Assert.ThrowsAsync<RepairException>(() => Own(database).UndoAsync(Stop));
    }

    [Theory, EveryServer]
    public async Task A_baseline_file_stands_for_what_is_before_it(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a (id int)");
        Folder.Write("V2__b.sql", "CREATE TABLE b (id int)");
        Folder.Write("B2__all.sql", "CREATE TABLE a (id int); CREATE TABLE b (id int)");
        Folder.Write("V3__c.sql", "CREATE TABLE c (id int)");

        Assert.Equal(2, (await Own(database).MigrateAsync(Stop)).Applied.Count);
        Assert.Equal(
            ["1|2|SQL_BASELINE|B2__all.sql", "2|3|SQL|V3__c.sql"],
            await database.RowsAsync(
                "SELECT installed_rank, version, type, script FROM flyway_schema_history ORDER BY 1"
            )
        );
        Assert.True((await Own(database).GetStatusAsync(Stop)).IsUpToDate);
    }

    [Theory, EveryServer]
    public async Task Callbacks_run_where_Flyway_runs_them(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("beforeMigrate.sql", "CREATE TABLE IF NOT EXISTS log (id serial, what text)");
        foreach (
            var name in (string[])
                [
                    "beforeEachMigrate",
                    "beforeEachMigrateStatement",
                    "afterEachMigrateStatement",
                    "afterEachMigrate",
                    "afterVersioned",
                    "beforeRepeatables",
                    "afterMigrateApplied",
                    "afterMigrate",
                ]
        )
            Folder.Write($"{name}.sql", $"INSERT INTO log (what) VALUES ('{name}')");
        Folder.Write("V1__a.sql", "INSERT INTO log (what) VALUES ('1')");
        Folder.Write("R__b.sql", "INSERT INTO log (what) VALUES ('R')");
        var settings = new FlywaySettings { BaselineOnMigrate = true, BaselineVersion = "0" };

        await Own(database, settings).MigrateAsync(Stop);
        await Own(database, settings).MigrateAsync(Stop);

        const string each =
            "beforeEachMigrate,beforeEachMigrateStatement,{0},afterEachMigrateStatement,afterEachMigrate,";
        Assert.Equal(
            [
                string.Format(CultureInfo.InvariantCulture, each, 1)
                    + "afterVersioned,beforeRepeatables,"
                    + string.Format(CultureInfo.InvariantCulture, each, "R")
                    + "afterMigrateApplied,afterMigrate,afterMigrate",
            ],
            await database.RowsAsync("SELECT string_agg(what, ',' ORDER BY id) FROM log")
        );
    }

    [Theory, EveryServer]
    public async Task Starters_at_the_same_time_apply_each_migration_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE before (id int)");
        for (var i = 2; i < 12; i++)
            Folder.Write($"V{i}__m.sql", $"CREATE TABLE t{i} (id int)");
        Folder.Write("V12__i.sql", "CREATE INDEX CONCURRENTLY t2_id ON t2 (id)");
        Folder.Write("R__v.sql", "CREATE VIEW v AS SELECT id FROM t2");
        var settings = new FlywaySettings { BaselineOnMigrate = true };

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Own(database, settings).MigrateAsync(Stop))
        );

        Assert.Equal(12, results.Sum(one => one.Applied.Count));
        Assert.Equal(
            ["13|13|1"],
            await database.RowsAsync(
                "SELECT count(*), max(installed_rank), min(installed_rank) FROM flyway_schema_history WHERE success"
            )
        );
    }

    [Theory, EveryServer]
    public async Task A_group_is_one_transaction(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "CREATE TABLE a AS SELECT txid_current() AS id; SET search_path = pg_catalog");
        Folder.Write("V2__b.sql", "INSERT INTO a SELECT txid_current(); SET lock_timeout = '1h'");
        Folder.Write("R__c.sql", "INSERT INTO a SELECT txid_current(); SELECT nothing");
        Folder.Write("beforeRepeatables.sql", "INSERT INTO a SELECT txid_current()");
        var group = new FlywaySettings { Group = true };

        var failed = await Assert.ThrowsAsync<MigrationFailedException>(() => Own(database, group).MigrateAsync(Stop));
        Assert.Equal("R__c.sql", failed.Migration.ToString());
        Assert.Contains("3 migrations", failed.Message, StringComparison.Ordinal);
        Assert.Empty(
            await database.RowsAsync("SELECT 1 FROM pg_class WHERE relname IN ('a', 'flyway_schema_history')")
        );

        Folder.Write("R__c.sql", "INSERT INTO a SELECT txid_current()");
        Assert.Equal(3, (await Own(database, group).MigrateAsync(Stop)).Applied.Count);
        Assert.Equal(["4|1"], await database.RowsAsync("SELECT count(*), count(DISTINCT id) FROM a"));
        Assert.Equal(
            ["1|1|True", "2|2|True", "3||True"],
            await database.RowsAsync(
                "SELECT installed_rank, version, success FROM flyway_schema_history WHERE execution_time >= 0 ORDER BY 1"
            )
        );

        Folder.Write("V3__d.sql", "CREATE TABLE d (id int)");
        Folder.Write("V4__e.sql", "CREATE INDEX CONCURRENTLY e ON a (id)");
        var refused = await Assert.ThrowsAsync<InvalidMigrationException>(() =>
            Own(database, group).MigrateAsync(Stop)
        );
        Assert.Equal("GDW0967", refused.Code);
        Assert.Equal(2, (await Own(database, group with { Mixed = true }).MigrateAsync(Stop)).Applied.Count);
    }

    [Theory, EveryServer]
    public async Task Starters_of_a_group_at_the_same_time_apply_it_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        for (var i = 1; i < 8; i++)
            Folder.Write($"V{i}__m.sql", $"CREATE TABLE t{i} (id int)");

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Own(database, new() { Group = true }).MigrateAsync(Stop))
        );

        Assert.Equal(7, results.Sum(one => one.Applied.Count));
    }

    [Theory, EveryServer]
    public async Task What_is_not_executed_is_recorded_as_Flyway_records_it(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("V1__a.sql", "SELECT nothing");

        await Own(database, new() { SkipExecutingMigrations = true }).MigrateAsync(Stop);

        Assert.Equal(
            ["1|1|a|SQL|V1__a.sql|True"],
            await database.RowsAsync(
                "SELECT installed_rank, version, description, type, script, success FROM flyway_schema_history"
            )
        );
        Assert.Empty((await Own(database).MigrateAsync(Stop)).Applied);
    }
}
