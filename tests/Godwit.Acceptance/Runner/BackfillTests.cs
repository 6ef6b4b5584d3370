namespace Godwit;

public sealed class BackfillTests : RunnerTest
{
    [Theory]
    [EveryServer(
        "bigint: (i - 3000) * 1000000007::bigint",
        "int: i + 4",
        "smallint: i",
        "numeric: (i - 20) * 1.5",
        "uuid: md5(i::text)::uuid",
        "text: 'k' || i || E'\\'\\\\ \"é'",
        "varchar(40): 'K' || i",
        "date: DATE '2001-01-01' + i",
        "timestamp: TIMESTAMP '2001-01-01' + i * INTERVAL '1 microsecond'",
        "timestamptz: TIMESTAMPTZ '2001-01-01' - i * INTERVAL '7 hours'"
    )]
    public async Task Every_row_is_reached_once_over_a_key(Server server, string key)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var (type, value) = (key[..key.IndexOf(':')], key[(key.IndexOf(':') + 1)..]);
        await database.ExecuteAsync(
            $"CREATE TABLE t (\"Key\" {type} PRIMARY KEY, n int NOT NULL DEFAULT 0); INSERT INTO t SELECT {value} FROM generate_series(1, 7000) AS i WHERE i % 3 > 0"
        );
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by \"Key\", 5 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE \"Key\" >= $1 AND \"Key\" < $2;"
        );
        var (rows, windows) = (0L, 0);
        var options = new MigrateOptions
        {
            OnEvent = e =>
                (rows, windows) = e is MigrationEvent.BatchCompleted b ? (b.Rows, windows + 1) : (rows, windows),
        };

        await Migrator(database, options).MigrateAsync(Stop);

        Assert.Equal(["1|4667"], await database.RowsAsync("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(4667, rows);
        Assert.True(windows > 1);
    }

    [Theory, EveryServer]
    public async Task Windows_have_the_settings_that_the_migration_made_and_the_row_has_not(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var role = $"owner_{database.Name}";
        await database.ExecuteAsync(
            $"""
            CREATE ROLE {role}; CREATE SCHEMA app AUTHORIZATION {role};
            CREATE TABLE app.t (id int PRIMARY KEY, who text); ALTER TABLE app.t OWNER TO {role};
            INSERT INTO app.t SELECT generate_series(1, 5000);
            """
        );
        Folder.Write(
            "1_fill.sql",
            $"""
            SET search_path = app;
            SET ROLE {role};
            -- godwit: commit
            -- godwit: batches of t by id, 5 ms each, pause 0%
            UPDATE t SET who = current_user WHERE id >= $1 AND id < $2;
            """
        );

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal([$"{role}|5000"], await database.RowsAsync("SELECT who, count(*) FROM app.t GROUP BY who"));
        Assert.Equal(["1|applied|2|2|"], await database.RowsAsync(History));
        await database.ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
    }

    [Theory]
    [EveryServer(
        "by missing|has no column missing",
        "by doc|has no successor",
        "by nullable|have no key",
        "by largest|no value of its type comes after",
        "by notanumber|no value of its type comes after"
    )]
    public async Task A_key_that_cannot_be_walked_is_refused(Server server, string row)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            """
            CREATE TABLE t (id int, doc jsonb NOT NULL, nullable int, largest int NOT NULL, notanumber numeric NOT NULL);
            INSERT INTO t VALUES (1, '{}', 1, 1, 1), (2, '{}', NULL, 2147483647, 'NaN');
            """
        );
        var (by, expected) = (row.Split('|')[0], row.Split('|')[1]);
        Folder.Write(
            "1_fill.sql",
            $"-- godwit: batches of t {by}, 5 ms each, pause 0%\nUPDATE t SET id = id + 1 WHERE {by[3..]} >= $1 AND {by[3..]} < $2;"
        );

        var error = await Assert.ThrowsAsync<InvalidMigrationException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("GDW0409", error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(3, await database.ScalarAsync<long>("SELECT sum(id) FROM t"));
    }

    [Theory, EveryServer("t by id, 5 ms each, pause 0%|id", "t, 5 ms each, pause 0%|ctid")]
    public async Task An_empty_table_has_nothing_to_fill(Server server, string row)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE t (id uuid PRIMARY KEY, n int)");
        var (batches, key) = (row.Split('|')[0], row.Split('|')[1]);
        Folder.Write(
            "1_fill.sql",
            $"-- godwit: batches of {batches}\nUPDATE t SET n = 1 WHERE {key} >= $1 AND {key} < $2;"
        );

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task Rows_that_are_inserted_and_updated_meanwhile_do_not_disturb_it(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int PRIMARY KEY, n int, touched int NOT NULL DEFAULT 0); INSERT INTO t SELECT generate_series(1, 20000)"
        );
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by id, 5 ms each, pause 20%\nUPDATE t SET n = coalesce(n, 0) + 1 WHERE id >= $1 AND id < $2;"
        );
        var begun = new TaskCompletionSource();
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is MigrationEvent.BatchCompleted)
                    begun.TrySetResult();
            },
        };
        var running = Migrator(database, options).MigrateAsync(Stop);
        await Task.WhenAny(begun.Task, running);
        var round = 0;
        while (!running.IsCompleted)
        {
            round++;
            await database.ExecuteAsync(
                $"INSERT INTO t VALUES (20000 + {round}, 1), (-{round}, 1); UPDATE t SET touched = touched + 1 WHERE id % 100 = {round % 100}"
            );
        }

        await running;

        Assert.True(round > 1);
        Assert.Equal(["1"], await database.RowsAsync("SELECT DISTINCT n FROM t"));
    }

    [Theory, EveryServer]
    public async Task A_window_that_fails_is_where_repair_continues(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0 CHECK (id <> 5000 OR n = 0)); INSERT INTO t SELECT generate_series(1, 8000)"
        );
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by id, 2 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE id >= $1 AND id < $2;"
        );

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("23514", error.SqlState);
        Assert.Equal(2, error.Location?.Line);
        Assert.Contains("repair --resume", error.Message, StringComparison.Ordinal);
        Assert.InRange(await database.ScalarAsync<long>("SELECT sum(n) FROM t"), 1, 4999);
        await Assert.ThrowsAsync<HistoryMismatchException>(() => Migrator(database).MigrateAsync(Stop));
        await database.ExecuteAsync("ALTER TABLE t DROP CONSTRAINT t_check");
        Assert.Contains(
            "continue the backfill",
            Assert.Single(await Migrator(database).PlanRepairAsync(new(RepairAction.Resume), Stop)).Description,
            StringComparison.Ordinal
        );
        await Migrator(database).RepairAsync(new(RepairAction.Resume), Stop);
        Assert.Equal(["1|8000"], await database.RowsAsync("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task A_table_that_is_locked_meanwhile_is_waited_for(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int PRIMARY KEY, n int); INSERT INTO t SELECT generate_series(1, 100)"
        );
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by id, 5 ms each, pause 0%\nUPDATE t SET n = 1 WHERE id >= $1 AND id < $2;"
        );
        await using var blocker = await database.DataSource.OpenConnectionAsync(Stop);
        await using var transaction = await blocker.BeginTransactionAsync(Stop);
        await using var take = new Npgsql.NpgsqlCommand("LOCK TABLE t IN ACCESS EXCLUSIVE MODE", blocker, transaction);
        await take.ExecuteNonQueryAsync(Stop);
        var retried = new TaskCompletionSource();
        var options = new MigrateOptions
        {
            LockTimeout = TimeSpan.FromMilliseconds(100),
            OnEvent = e =>
            {
                if (e is MigrationEvent.StepRetrying)
                    retried.TrySetResult();
            },
        };
        var running = Migrator(database, options).MigrateAsync(Stop);
        await Task.WhenAny(retried.Task, running);

        await transaction.RollbackAsync(Stop);

        Assert.Single((await running).Applied);
        Assert.Equal(100, await database.ScalarAsync<long>("SELECT sum(n) FROM t"));
    }

    [Theory, EveryServer]
    public async Task Rows_that_move_to_other_pages_meanwhile_are_kept_in_step_by_a_trigger(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int PRIMARY KEY, s text); INSERT INTO t SELECT generate_series(1, 50000)"
        );
        Folder.Write(
            "1_fill.sql",
            """
            ALTER TABLE t ADD COLUMN n int;
            CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                NEW.n := coalesce(NEW.n, 1);
                RETURN NEW;
            END $$;
            CREATE TRIGGER fill BEFORE INSERT OR UPDATE ON t FOR EACH ROW EXECUTE FUNCTION fill();
            -- godwit: batches of t, 5 ms each, pause 20%
            UPDATE t SET n = 1 WHERE ctid >= $1 AND ctid < $2 AND n IS NULL;
            """
        );
        var begun = new TaskCompletionSource();
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is MigrationEvent.BatchCompleted)
                    begun.TrySetResult();
            },
        };
        var running = Migrator(database, options).MigrateAsync(Stop);
        await Task.WhenAny(begun.Task, running);

        await database.ExecuteAsync("UPDATE t SET s = 'moved' WHERE id % 100 = 0; INSERT INTO t VALUES (0)");

        await running;
        Assert.Equal(["1|50001"], await database.RowsAsync("SELECT n, count(*) FROM t GROUP BY n"));
    }
}
