using Npgsql;

namespace Godwit;

public sealed class RunnerTests : IDisposable
{
    const string History =
        "SELECT version, state, steps, steps_applied, coalesce(progress, '') FROM godwit_history ORDER BY version";

    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    Migrator Migrator(TestDatabase database, MigrateOptions? options = null) =>
        new(Dialect.PostgreSql, database.DataSource, _folder.Migrations, options);

    [Theory, EveryServer]
    public async Task Pending_migrations_are_applied_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int PRIMARY KEY);\nCREATE INDEX CONCURRENTLY a_id ON a (id);");
        _folder.Write(
            "2_b.sql",
            "CREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT 2; END;\nSELECT f();"
        );

        var first = await Migrator(database).MigrateAsync(Stop);
        var second = await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(["1", "2"], first.Applied.Select(a => a.Version.Text));
        Assert.Empty(second.Applied);
        Assert.Equal(["1|applied|2|2|", "2|applied|1|1|"], await database.RowsAsync(History));
        Assert.Equal(
            ["t"],
            (
                await database.RowsAsync(
                    "SELECT finished_at >= started_at AND duration_ms >= 0 FROM godwit_history WHERE version = '2'"
                )
            ).Select(r => r == "True" ? "t" : r)
        );
    }

    [Theory, EveryServer]
    public async Task A_failed_migration_leaves_nothing_and_the_error_shows_the_place(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        _folder.Write(
            "2_b.sql",
            "CREATE TABLE b (id int);\n\nALTER TABLE a\n  ADD COLUMN x nope;\nCREATE TABLE c (id int);"
        );

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("42704", error.SqlState);
        Assert.Equal((4, 16), (error.Location?.Line, error.Location?.Column));
        Assert.Contains("  4 |   ADD COLUMN x nope;\n    |                ^", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname IN ('b', 'c')"));
    }

    [Theory, EveryServer]
    public async Task An_invalid_index_is_dropped_and_built_anew(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);");
        _folder.Write("2_i.sql", "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_id ON a (id);");

        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        var status = await Migrator(database).GetStatusAsync(Stop);
        Assert.Equal(MigrationCondition.Failed, status.Migrations[1].State);
        await database.ExecuteAsync("DELETE FROM a; INSERT INTO a VALUES (1)");
        await Migrator(database).MigrateAsync(Stop);
        Assert.Equal(["2|applied|1|1|"], (await database.RowsAsync(History)).Skip(1));
        Assert.True(
            await database.ScalarAsync<bool>("SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass")
        );
    }

    [Theory, EveryServer]
    public async Task Nothing_pending_is_one_statement_and_one_connection(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server, logStatements: true);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        await Migrator(database).MigrateAsync(Stop);
        var before = (await database.StatementsAsync()).Count;
        var counters = await database.CountersAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);

        await new Migrator(Dialect.PostgreSql, source, _folder.Migrations).MigrateAsync(Stop);

        var sent = (await database.StatementsAsync())
            .Skip(before)
            .Select(s => s.Sql)
            .Where(s => !s.Contains("pg_type"));
        Assert.StartsWith("SELECT version", Assert.Single(sent), StringComparison.Ordinal);
        source.Clear();
        Assert.Equal(1, (await database.CountersAsync()).Sessions - counters.Sessions);
    }

    [Theory, EveryServer]
    public async Task A_role_that_may_only_read_the_history_can_start(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        await Migrator(database).MigrateAsync(Stop);
        var role = $"reader_{database.Name}";
        await database.ExecuteAsync(
            $"CREATE ROLE {role} LOGIN; GRANT SELECT ON godwit_history TO {role}; ALTER ROLE {role} SET default_transaction_read_only = on"
        );
        var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ConnectionString
        );
        await using (source)
        {
            var migrator = new Migrator(Dialect.PostgreSql, source, _folder.Migrations);

            Assert.Equal(1, (await migrator.MigrateAsync(Stop)).AlreadyApplied);

            _folder.Write("2_b.sql", "CREATE TABLE b (id int);");
            var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => migrator.MigrateAsync(Stop));
            Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
        }
        await database.ExecuteAsync($"DROP OWNED BY {role}; DROP ROLE {role}");
    }

    [Theory, EveryServer]
    public async Task A_step_gives_up_its_place_in_the_lock_queue_and_names_who_blocks_it(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        await Migrator(database).MigrateAsync(Stop);
        _folder.Write("2_b.sql", "ALTER TABLE a ADD COLUMN x int;");
        await using var blocker = await database.DataSource.OpenConnectionAsync(Stop);
        await using var begin = new NpgsqlCommand("BEGIN; SELECT * FROM a; SELECT pg_backend_pid()", blocker);
        await begin.ExecuteNonQueryAsync(Stop);
        var retries = 0;
        var options = new MigrateOptions
        {
            LockTimeout = TimeSpan.FromMilliseconds(300),
            Retries = 1,
            OnEvent = e => retries += e is MigrationEvent.StepRetrying ? 1 : 0,
        };

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            Migrator(database, options).MigrateAsync(Stop)
        );

        Assert.Equal(1, retries);
        Assert.Equal("GDW0403", error.Code);
        Assert.Contains($"blocked by process {blocker.ProcessID}", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task Cancelling_ends_the_statement_and_the_next_run_continues(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);\n-- godwit: commit\nSELECT pg_sleep(600);");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = Migrator(database).MigrateAsync(cancel.Token);
        await database.WhenRunningAsync("pg_sleep(600)");

        await cancel.CancelAsync();

        var error = await Assert.ThrowsAsync<MigrationCanceledException>(() => running);
        Assert.Contains("1 of its 2 steps", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1|running|2|1|"], await database.RowsAsync(History));
        Assert.Equal(
            0,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            )
        );
    }

    [Theory, EveryServer]
    public async Task A_backfill_walks_pages_without_a_key_and_partitions_too(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write(
            "1_a.sql",
            """
            CREATE TABLE t (a int, n int NOT NULL DEFAULT 0) PARTITION BY RANGE (a);
            CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (0) TO (30000);
            CREATE TABLE t2 PARTITION OF t DEFAULT;
            INSERT INTO t (a) SELECT i FROM generate_series(1, 40000) AS i;
            """
        );
        _folder.Write(
            "2_fill.sql",
            "-- godwit: batches of t, 10 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE ctid >= $1 AND ctid < $2 AND n = 0;"
        );
        _folder.Write(
            "3_key.sql",
            "-- godwit: batches of t by a, 10 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE a >= $1 AND a < $2;"
        );
        var rows = 0L;
        var options = new MigrateOptions { OnEvent = e => rows = e is MigrationEvent.BatchCompleted b ? b.Rows : rows };

        await Migrator(database, options).MigrateAsync(Stop);

        Assert.Equal(["2|40000"], await database.RowsAsync("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(40000, rows);
    }

    [Theory, EveryServer]
    public async Task Settings_of_one_migration_do_not_reach_the_next_and_carry_over_its_own_steps(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        _folder.Write(
            "1_a.sql",
            "CREATE SCHEMA app;\nSET search_path = app;\nCREATE TABLE a (id int);\n-- godwit: commit\nCREATE TABLE b (id int);"
        );
        _folder.Write("2_b.sql", "CREATE TABLE c (id int);\nSET ROLE pg_monitor;");
        _folder.Write("3_c.sql", "CREATE TABLE d AS SELECT current_user::text AS u;");

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(
            ["app|a", "app|b", "public|c", "public|d"],
            await database.RowsAsync(
                "SELECT schemaname, tablename FROM pg_tables WHERE tablename IN ('a', 'b', 'c', 'd') ORDER BY 2"
            )
        );
        Assert.Equal(["postgres"], await database.RowsAsync("SELECT u FROM d"));
    }

    [Theory, EveryServer]
    public async Task A_hundred_starters_apply_each_migration_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        for (var i = 1; i <= 20; i++)
            _folder.Write($"{i}_m.sql", $"CREATE TABLE t{i} (id int); INSERT INTO t{i} VALUES (1);");
        _folder.Write("21_i.sql", "CREATE INDEX CONCURRENTLY i ON t1 (id);");

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(async _ =>
                {
                    // Each may have two connections, and waits in vain for a third.
                    var one = database.ConnectionString + ";Maximum Pool Size=2;Timeout=120";
                    await using var source = NpgsqlDataSource.Create(one);
                    return await new Migrator(Dialect.PostgreSql, source, _folder.Migrations).MigrateAsync(Stop);
                })
        );

        Assert.Equal(21, results.Sum(r => r.Applied.Count));
    }

    [Theory, EveryServer]
    public async Task Behind_a_transaction_pool_steps_are_exactly_once_and_stand_alone_steps_are_refused(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var bouncer = await PgBouncer.StartAsync(database, poolSize: 2);
        for (var i = 1; i <= 20; i++)
            _folder.Write($"{i}_m.sql", $"CREATE TABLE t{i} (id int); INSERT INTO t{i} VALUES (1);");

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(async _ =>
                {
                    await using var source = NpgsqlDataSource.Create(bouncer.ConnectionString(database));
                    return await new Migrator(Dialect.PostgreSql, source, _folder.Migrations).MigrateAsync(Stop);
                })
        );

        Assert.Equal(20, results.Sum(r => r.Applied.Count));
        _folder.Write("21_i.sql", "CREATE INDEX CONCURRENTLY i ON t1 (id);");
        await using var pooled = NpgsqlDataSource.Create(bouncer.ConnectionString(database));
        var error = await Assert.ThrowsAsync<InvalidMigrationException>(() =>
            new Migrator(Dialect.PostgreSql, pooled, _folder.Migrations).MigrateAsync(Stop)
        );
        Assert.Equal("GDW0406", error.Code);
        Assert.Equal(20, await database.ScalarAsync<long>("SELECT count(*) FROM godwit_history"));
    }
}
