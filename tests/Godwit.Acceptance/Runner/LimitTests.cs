using Npgsql;

namespace Godwit;

/// <summary>Timeouts of a role or a migration end the migration's statements, and none of Godwit's own.</summary>
public sealed class LimitTests : RunnerTest
{
    // Longer than every timeout of these tests.
    const string SlowHistory = """
        CREATE FUNCTION public.wait() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_catalog.pg_sleep(1.2); RETURN NEW; END $$;
        CREATE TRIGGER slow BEFORE INSERT OR UPDATE ON godwit_history FOR EACH ROW EXECUTE FUNCTION public.wait();
        """;

    [Theory]
    [EveryServer(
        "SET statement_timeout = 1000;\n-- godwit: commit\nSELECT 1;",
        "SET LOCAL statement_timeout = 1000;",
        "-- godwit: statement-timeout 1s\nSELECT 1;",
        "SET idle_in_transaction_session_timeout = 1;",
        "-- godwit: statement-timeout 1s\nCREATE INDEX CONCURRENTLY i ON t (id);",
        "SET statement_timeout = 1000;\nCREATE INDEX CONCURRENTLY i ON t (id);\nSELECT 1;",
        "-- godwit: statement-timeout 1s\n-- godwit: batches of t by id, 200 ms each\n"
            + "UPDATE t SET n = n + 1 WHERE id >= $1 AND id < $2;"
    )]
    public async Task The_history_is_written_however_short_the_timeouts_of_a_migration_are(Server server, string sql)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE t (id int PRIMARY KEY, n int);\nINSERT INTO t VALUES (1, 0), (2, 0);");
        await Migrator(database).MigrateAsync(Stop);
        await database.ExecuteAsync(SlowHistory);
        Folder.Write("2_b.sql", sql);
        var retries = new List<string>();
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is MigrationEvent.StepRetrying or MigrationEvent.Reconnecting)
                    retries.Add(e.ToString()!);
            },
        };

        var result = await Migrator(database, options).MigrateAsync(Stop);

        Assert.Single(result.Applied);
        Assert.Empty(retries);
        Assert.Equal(["applied"], await database.RowsAsync("SELECT DISTINCT state FROM godwit_history"));
    }

    [Theory, EveryServer]
    public async Task A_millisecond_for_every_statement_stops_only_the_migrations(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        for (var i = 1; i <= 10; i++)
            Folder.Write($"{i}_m.sql", $"CREATE TABLE t{i} (id int);\nSET statement_timeout = 1;");
        Folder.Write("11_m.sql", "-- godwit: statement-timeout 1ms\nSELECT pg_sleep(5);");

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("57014", error.SqlState);
        Assert.Contains("11_m.sql:2:1: ", error.Message, StringComparison.Ordinal);
        Assert.Equal(10, await database.ScalarAsync<long>("SELECT count(*) FROM godwit_history"));
    }

    [Theory, EveryServer]
    public async Task The_timeout_of_a_role_is_not_that_of_a_run(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE t (id int);");
        await Migrator(database).MigrateAsync(Stop);
        await database.ExecuteAsync(SlowHistory);
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET statement_timeout = '1s'");
        database.DataSource.Clear();
        Folder.Write("2_b.sql", "CREATE TABLE b AS SELECT pg_sleep(1.2)::text;\nRESET statement_timeout;");
        Folder.Write("3_c.sql", "CREATE INDEX CONCURRENTLY i ON t (id);");
        await using var other = new NpgsqlConnection(database.ConnectionString);
        await other.OpenAsync(Stop);
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE godwit_history", other);
        await command.ExecuteNonQueryAsync(Stop);

        var running = Migrator(database).MigrateAsync(Stop);
        await Wait.UntilAsync(
            async () =>
                await database.ScalarAsync<long>(
                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' "
                        + "AND datname = current_database() AND clock_timestamp() - query_start > '1200ms'"
                ) == 1,
            "the run reads the history for longer than the timeout"
        );
        command.CommandText = "COMMIT";
        await command.ExecuteNonQueryAsync(Stop);

        Assert.Equal(2, (await running).Applied.Count);
    }

    [Theory, EveryServer("INSERT INTO t VALUES (1);", "CREATE INDEX CONCURRENTLY i ON t (id);")]
    public async Task A_cancelled_statement_of_godwits_own_is_sent_again(Server server, string sql)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE t (id int);");
        await Migrator(database).MigrateAsync(Stop);
        await database.ExecuteAsync(
            """
            CREATE SEQUENCE writes;
            CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN PERFORM pg_sleep(CASE WHEN nextval('writes') = 1 THEN 600 ELSE 0 END); RETURN NEW; END $$;
            CREATE TRIGGER slow BEFORE INSERT ON godwit_history FOR EACH ROW EXECUTE FUNCTION wait();
            """
        );
        Folder.Write("2_b.sql", sql);
        var running = Migrator(database).MigrateAsync(Stop);
        var backend = await database.WhenRunningAsync("INSERT INTO \"public\".\"godwit_history\"");

        await database.ExecuteAsync($"SELECT pg_cancel_backend({backend})");

        Assert.Single((await running).Applied);
        Assert.Equal(["1|applied|1|1|", "2|applied|1|1|"], await database.RowsAsync(History));
    }
}
