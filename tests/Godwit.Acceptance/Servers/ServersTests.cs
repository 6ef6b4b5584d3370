using Npgsql;

namespace Godwit;

public class ServersTests
{
    [Theory, EveryServer]
    public async Task A_test_database_is_empty_and_its_own(Server server)
    {
        await using var one = await TestDatabase.CreateAsync(server);
        await using var other = await TestDatabase.CreateAsync(server);

        await one.ExecuteAsync("CREATE TABLE t (id int)");

        Assert.Equal(0, await other.ScalarAsync<long>("SELECT count(*) FROM pg_tables WHERE tablename = 't'"));
    }

    [Theory, EveryServer]
    public async Task Statements_commits_and_connections_are_counted(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server, logStatements: true);
        await database.ExecuteAsync("CREATE TABLE t (id int)");
        await database.ExecuteAsync("INSERT INTO t\nVALUES (1),\n\t(2)");
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            await using var batch = new NpgsqlBatch(connection)
            {
                BatchCommands = { new("BEGIN"), new("DELETE FROM t WHERE id = 1"), new("COMMIT") },
            };
            await batch.ExecuteNonQueryAsync();
        }

        var counters = await database.CountersAsync();

        var statements = await database.StatementsAsync();
        Assert.Equal(
            [
                "CREATE TABLE t (id int)",
                "INSERT INTO t\nVALUES (1),\n\t(2)",
                "BEGIN",
                "DELETE FROM t WHERE id = 1",
                "COMMIT",
            ],
            statements.Select(one => one.Sql).Where(sql => !IsOfDriver(sql))
        );
        Assert.Equal(1, counters.Sessions);
        Assert.Equal(3 + statements.Count(one => IsOfDriver(one.Sql)), counters.Commits);
        Assert.Equal(0, counters.Rollbacks);
    }

    [Theory, EveryServer]
    public async Task PgBouncer_gives_a_session_to_whoever_has_a_transaction(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var bouncer = await PgBouncer.StartAsync(database, poolSize: 2);
        await using var clients = NpgsqlDataSource.Create(bouncer.ConnectionString(database));

        var connections = new List<NpgsqlConnection>();
        for (var number = 0; number < 10; number++)
        {
            connections.Add(await clients.OpenConnectionAsync());
            await using var command = new NpgsqlCommand("SELECT 1", connections[^1]);
            Assert.Equal(1, await command.ExecuteScalarAsync());
        }

        Assert.InRange(await database.SessionsAsync(), 1, 2);
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }
    }

    [Theory, EveryServer]
    public async Task A_running_statement_is_noticed(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT pg_sleep(3600)", connection);
        using var cancel = new CancellationTokenSource();
        var running = command.ExecuteNonQueryAsync(cancel.Token);

        Assert.Equal(connection.ProcessID, await database.WhenRunningAsync("pg_sleep(3600)"));

        await cancel.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => running);
    }

    // Npgsql reads the server's types once, and resets a session that comes out of its pool.
    static bool IsOfDriver(string sql) => sql == "DISCARD ALL" || sql.Contains("pg_type", StringComparison.Ordinal);
}
