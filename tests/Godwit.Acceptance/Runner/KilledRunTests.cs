namespace Godwit;

public sealed class KilledRunTests : RunnerTest
{
    static readonly TimeSpan _aFewSeconds = TimeSpan.FromSeconds(8);

    [Theory, EveryServer]
    public async Task A_killed_process_frees_the_lock_by_itself_and_the_next_run_continues(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE SEQUENCE attempts");
        Folder.Write(
            "1_a.sql",
            """
            CREATE TABLE a (id int);
            -- godwit: commit
            INSERT INTO a VALUES (1);
            SELECT pg_sleep(CASE WHEN nextval('attempts') = 1 THEN 600 ELSE 0 END);
            """
        );
        await using var cli = StartCli(database, "migrate");
        await database.WhenRunningAsync("pg_sleep(CASE");

        await cli.KillAsync();
        var result = await Migrator(database).MigrateAsync(Stop);

        Assert.InRange(result.Waited, TimeSpan.Zero, _aFewSeconds);
        Assert.Equal(["1|applied|2|2|"], await database.RowsAsync(History));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM a"));
    }

    [Theory, EveryServer]
    public async Task A_backfill_that_is_killed_continues_and_fills_every_row_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0); INSERT INTO t SELECT generate_series(1, 20000);"
        );
        await database.ExecuteAsync("CREATE TABLE gate (is_open bool NOT NULL); INSERT INTO gate VALUES (false)");
        // It stops in its middle until the gate is opened, which a killed process does not see.
        await database.ExecuteAsync(
            """
            CREATE FUNCTION pass(id int) RETURNS int LANGUAGE plpgsql AS $$
            BEGIN
                IF id = 10000 AND NOT (SELECT is_open FROM gate) THEN PERFORM pg_sleep(600); END IF;
                RETURN 1;
            END $$
            """
        );
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by id, 20 ms each, pause 0%\nUPDATE t SET n = n + pass(id) WHERE id >= $1 AND id < $2;"
        );
        await using var cli = StartCli(database, "migrate");
        await Wait.UntilAsync(
            async () =>
                await database.ScalarAsync<long>(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'"
                ) == 1,
            "the window in the middle is under way"
        );

        await cli.KillAsync();
        var before = await database.ScalarAsync<long>("SELECT count(*) FROM t WHERE n = 1");
        await database.ExecuteAsync("UPDATE gate SET is_open = true");
        await using var again = StartCli(database, "migrate");
        var outcome = await again.EndAsync();

        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.InRange(before, 1, 9999);
        Assert.Equal(["1|20000"], await database.RowsAsync("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer("IF NOT EXISTS i ON t (id)", "i ON t (id)")]
    public async Task An_index_whose_building_is_killed_is_built_anew(Server server, string index)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE t (id int)");
        Folder.Write("1_i.sql", $"CREATE INDEX CONCURRENTLY {index};");
        await using (var reader = await database.DataSource.OpenConnectionAsync(Stop))
        {
            await using var transaction = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            await using var read = new Npgsql.NpgsqlCommand("INSERT INTO t VALUES (1)", reader, transaction);
            await read.ExecuteNonQueryAsync(Stop);
            await using var cli = StartCli(database, "migrate");
            await database.WhenRunningAsync("CREATE INDEX CONCURRENTLY");
            await Wait.UntilAsync(
                async () => await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'i'") == 1,
                "the index is begun"
            );
            await cli.KillAsync();
            await NoLockIsLeftAsync(database, _aFewSeconds);
        }
        Assert.Equal(
            ["False"],
            await database.RowsAsync("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass")
        );

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(
            ["i|True"],
            await database.RowsAsync(
                "SELECT c.relname, x.indisvalid FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE x.indrelid = 't'::regclass"
            )
        );
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task An_index_without_a_name_asks_and_can_be_resumed(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE t (id int)");
        Folder.Write("1_i.sql", "CREATE INDEX CONCURRENTLY ON t (id);");
        await using (var writer = await database.DataSource.OpenConnectionAsync(Stop))
        {
            await using var transaction = await writer.BeginTransactionAsync(Stop);
            await using var insert = new Npgsql.NpgsqlCommand("INSERT INTO t VALUES (1)", writer, transaction);
            await insert.ExecuteNonQueryAsync(Stop);
            await using var cli = StartCli(database, "migrate");
            await database.WhenRunningAsync("CREATE INDEX CONCURRENTLY");
            await cli.KillAsync();
            await NoLockIsLeftAsync(database, _aFewSeconds);
        }

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("GDW0413", error.Code);
        Assert.Contains("repair --resume", error.Message, StringComparison.Ordinal);
        await Migrator(database).RepairAsync(new(RepairAction.DropInvalidIndex), Stop);
        await Migrator(database).RepairAsync(new(RepairAction.Resume), Stop);
        Assert.Equal(
            ["True"],
            await database.RowsAsync("SELECT indisvalid FROM pg_index WHERE indrelid = 't'::regclass")
        );
    }

    [Theory, EveryServer]
    public async Task A_detaching_that_is_killed_is_finalized(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int) PARTITION BY RANGE (id); CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (9); INSERT INTO t VALUES (1)"
        );
        Folder.Write("1_d.sql", "ALTER TABLE t DETACH PARTITION t1 CONCURRENTLY;");
        await using (var reader = await database.DataSource.OpenConnectionAsync(Stop))
        {
            await using var transaction = await reader.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
            await using var read = new Npgsql.NpgsqlCommand("SELECT count(*) FROM t", reader, transaction);
            await read.ExecuteNonQueryAsync(Stop);
            await using var cli = StartCli(database, "migrate");
            await Wait.UntilAsync(
                async () =>
                    await database.ScalarAsync<long>("SELECT count(*) FROM pg_inherits WHERE inhdetachpending") == 1,
                "the partition is being detached"
            );
            await cli.KillAsync();
            await NoLockIsLeftAsync(database, _aFewSeconds);
        }

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_inherits"));
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task What_a_killed_reindex_left_is_cleared_away(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE t (id int); CREATE INDEX i ON t (id)");
        Folder.Write("1_r.sql", "REINDEX INDEX CONCURRENTLY i;");
        await using (var writer = await database.DataSource.OpenConnectionAsync(Stop))
        {
            await using var transaction = await writer.BeginTransactionAsync(Stop);
            await using var insert = new Npgsql.NpgsqlCommand("INSERT INTO t VALUES (1)", writer, transaction);
            await insert.ExecuteNonQueryAsync(Stop);
            await using var cli = StartCli(database, "migrate");
            await Wait.UntilAsync(
                async () =>
                    await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'i_ccnew'") == 1,
                "the new index is begun"
            );
            await cli.KillAsync();
            await NoLockIsLeftAsync(database, _aFewSeconds);
        }

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(
            ["i|True"],
            await database.RowsAsync(
                "SELECT c.relname, x.indisvalid FROM pg_index x JOIN pg_class c ON c.oid = x.indexrelid WHERE x.indrelid = 't'::regclass"
            )
        );
    }

    [Theory]
    [EveryServer(
        "CREATE INDEX CONCURRENTLY taken ON t (id);",
        "DROP INDEX CONCURRENTLY missing;",
        "ALTER TABLE t DETACH PARTITION other CONCURRENTLY;"
    )]
    public async Task A_statement_that_failed_does_not_count_as_done_the_second_time(Server server, string statement)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            statement.StartsWith("ALTER", StringComparison.Ordinal)
                ? "CREATE TABLE t (id int, n int) PARTITION BY RANGE (id); CREATE TABLE other (id int, n int)"
                : "CREATE TABLE t (id int, n int); CREATE INDEX taken ON t (n)"
        );
        Folder.Write("1_a.sql", statement);

        var first = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));
        var second = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal(first.SqlState, second.SqlState);
        Assert.StartsWith("1|failed|1|0|", Assert.Single(await database.RowsAsync(History)), StringComparison.Ordinal);
    }
}
