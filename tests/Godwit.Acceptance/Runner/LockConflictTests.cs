using Npgsql;

namespace Godwit;

public sealed class LockConflictTests : RunnerTest
{
    [Theory, EveryServer]
    public async Task A_step_that_loses_a_deadlock_runs_again(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE a (id int); CREATE TABLE b (id int); CREATE TABLE log (n int)");
        // The server looks for a deadlock once, so long after the wait has begun: the other session is in it by then.
        Folder.Write(
            "1_a.sql",
            """
            SET LOCAL deadlock_timeout = '2s';
            INSERT INTO log VALUES (1);
            LOCK TABLE a IN ACCESS EXCLUSIVE MODE;
            LOCK TABLE b IN ACCESS EXCLUSIVE MODE;
            """
        );
        await using var other = await database.DataSource.OpenConnectionAsync(Stop);
        await RunAsync(other, "SET deadlock_timeout = '1h'; BEGIN; LOCK TABLE b IN ACCESS EXCLUSIVE MODE");
        var retries = new List<string>();
        var running = Migrator(
                database,
                new()
                {
                    LockTimeout = TimeSpan.FromMinutes(1),
                    OnEvent = e =>
                    {
                        if (e is MigrationEvent.StepRetrying retry)
                            retries.Add(retry.Reason);
                    },
                }
            )
            .MigrateAsync(Stop);
        await database.WhenRunningAsync("LOCK TABLE b");

        await RunAsync(other, "LOCK TABLE a IN ACCESS EXCLUSIVE MODE");
        await RunAsync(other, "COMMIT");
        var result = await running;

        Assert.Equal("deadlock detected", Assert.Single(retries));
        Assert.Single(result.Applied);
        Assert.Equal(["1"], await database.RowsAsync("SELECT count(*) FROM log"));
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task The_limits_of_a_step_are_those_of_its_directives_and_no_others(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        const string note =
            "INSERT INTO seen SELECT current_setting('lock_timeout'), current_setting('statement_timeout');\n";
        Folder.Write("1_a.sql", "CREATE TABLE seen (l text, s text, id int GENERATED ALWAYS AS IDENTITY);\n" + note);
        Folder.Write(
            "2_b.sql",
            $"{note}-- godwit: commit\n-- godwit: lock-timeout 150ms\n{note}-- godwit: commit\n{note}"
        );
        Folder.Write("3_c.sql", note);
        Folder.Write("4_d.sql", $"-- godwit: statement-timeout 5s\n{note}");
        Folder.Write("5_e.sql", $"{note}SET lock_timeout = '7s';\n-- godwit: commit\n{note}");
        Folder.Write("6_f.sql", note);
        Folder.Write("7_g.sql", note);

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(
            ["3s|0", "3s|0", "150ms|0", "150ms|0", "3s|0", "3s|5s", "3s|0", "7s|0", "3s|0", "3s|0"],
            await database.RowsAsync("SELECT l, s FROM seen ORDER BY id")
        );
    }

    [Theory, EveryServer]
    public async Task The_lock_timeout_directive_bounds_the_wait(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE a (id int)");
        Folder.Write("1_a.sql", "-- godwit: lock-timeout 150ms\nALTER TABLE a ADD COLUMN x int;");
        await using var other = await database.DataSource.OpenConnectionAsync(Stop);
        await RunAsync(other, "BEGIN; LOCK TABLE a");
        var options = new MigrateOptions { LockTimeout = TimeSpan.FromHours(1), Retries = 0 };

        // With the hour of the options it would not come back.
        var error = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            Migrator(database, options).MigrateAsync(Stop).WaitAsync(TimeSpan.FromMinutes(1), Stop)
        );

        Assert.Equal("GDW0403", error.Code);
        Assert.Contains($"blocked by process {other.ProcessID}", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Another_roles_building_of_the_index_is_waited_for(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var (owners, builder, runner) = ($"o_{database.Name}", $"b_{database.Name}", $"r_{database.Name}");
        await database.ExecuteAsync(
            $"""
            CREATE ROLE {owners}; CREATE ROLE {builder} LOGIN IN ROLE {owners}; CREATE ROLE {runner} LOGIN IN ROLE {owners};
            GRANT ALL ON SCHEMA public TO {owners};
            CREATE TABLE t (id int); ALTER TABLE t OWNER TO {owners};
            """
        );
        Folder.Write("1_i.sql", "CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (id);");
        await using var writer = await database.DataSource.OpenConnectionAsync(Stop);
        await RunAsync(writer, "BEGIN; INSERT INTO t VALUES (1)");
        await using var building = await OpenAsync(database, builder);
        var built = RunAsync(building, "CREATE INDEX CONCURRENTLY i ON t (id)");
        await Wait.UntilAsync(
            async () => await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname = 'i'") == 1,
            "the index is begun"
        );
        var before = await database.ScalarAsync<uint>("SELECT 'i'::regclass::oid");
        await using var source = NpgsqlDataSource.Create(ConnectionString(database, runner));
        var running = Migrator(source).MigrateAsync(Stop);
        await Wait.UntilAsync(
            async () =>
                await database.ScalarAsync<long>(
                    $"SELECT count(*) FROM pg_stat_activity WHERE usename = '{runner}' AND query LIKE '%indisvalid%'"
                ) == 1,
            "the runner looks at the index"
        );

        await RunAsync(writer, "COMMIT");
        await built;
        var result = await running;

        Assert.Single(result.Applied);
        Assert.Equal(before, await database.ScalarAsync<uint>("SELECT 'i'::regclass::oid"));
        await database.ExecuteAsync(
            $"DROP OWNED BY {owners}, {builder}, {runner}; DROP ROLE {owners}, {builder}, {runner}"
        );
    }

    static string ConnectionString(TestDatabase database, string role) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role }.ConnectionString;

    static async Task<NpgsqlConnection> OpenAsync(TestDatabase database, string role)
    {
        var connection = new NpgsqlConnection(ConnectionString(database, role) + ";Pooling=false");
        await connection.OpenAsync(Stop);
        return connection;
    }

    static async Task RunAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(Stop);
    }
}
