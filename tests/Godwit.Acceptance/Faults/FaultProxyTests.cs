using Npgsql;

namespace Godwit;

public class FaultProxyTests
{
    [Theory, EveryServer]
    public async Task A_commit_whose_answer_is_lost_is_carried_out(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await database.ExecuteAsync("CREATE TABLE t (id int)");
        proxy.Fault = new Fault.CutAtText(Direction.ToClient, "COMMIT", PassOn: false);

        await using var client = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        await using var connection = await client.OpenConnectionAsync();
        await Assert.ThrowsAsync<NpgsqlException>(() =>
            RunAsync(connection, "BEGIN", "INSERT INTO t VALUES (1)", "COMMIT")
        );

        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM t"));
    }

    [Theory, EveryServer]
    public async Task A_commit_that_does_not_arrive_is_not_carried_out(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await database.ExecuteAsync("CREATE TABLE t (id int)");
        proxy.Fault = new Fault.CutAtText(Direction.ToServer, "COMMIT", PassOn: false, Only: 1);

        await using var client = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        await using var connection = await client.OpenConnectionAsync();
        await RunAsync(connection, "BEGIN", "INSERT INTO t VALUES (1)");
        await Assert.ThrowsAsync<NpgsqlException>(() => RunAsync(connection, "COMMIT"));
        await using var again = await client.OpenConnectionAsync();
        await RunAsync(again, "BEGIN", "INSERT INTO t VALUES (2)", "COMMIT");

        Assert.Equal(["2"], await database.RowsAsync("SELECT id FROM t"));
    }

    [Theory, EveryServer(0L, 1L, 40L, 120L)]
    public async Task A_connection_is_cut_at_the_byte(Server server, long bytes)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        proxy.Fault = new Fault.CutAfterBytes(Direction.ToServer, bytes);

        await using var client = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        await Assert.ThrowsAnyAsync<NpgsqlException>(async () =>
        {
            await using var connection = await client.OpenConnectionAsync();
            await RunAsync(connection, "SELECT 'a text that is longer than what may pass here, whatever goes before'");
        });

        Assert.Equal(bytes * proxy.Connections, proxy.Traffic.BytesToServer); // a driver may try twice
    }

    [Theory, EveryServer]
    public async Task A_silent_network_answers_when_it_is_back(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var client = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        await using var connection = await client.OpenConnectionAsync();

        proxy.Fault = new Fault.Silence();
        var before = proxy.Traffic.BytesToServer;
        var query = RunAsync(connection, "SELECT 1");
        Assert.False(query.IsCompleted);
        Assert.Equal(before, proxy.Traffic.BytesToServer);

        proxy.Fault = new Fault.Drip(TimeSpan.FromMilliseconds(1));
        await query;
    }

    [Theory, EveryServer]
    public async Task Cutting_breaks_the_open_connections_and_lets_new_ones_in(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var client = NpgsqlDataSource.Create(proxy.ConnectionString(database) + ";Pooling=false");
        await using var connection = await client.OpenConnectionAsync();

        proxy.CutAll();

        await Assert.ThrowsAsync<NpgsqlException>(() => RunAsync(connection, "SELECT 1"));
        await using var next = await client.OpenConnectionAsync();
        await RunAsync(next, "SELECT 1");
        Assert.Equal(2, proxy.Connections);
    }

    [Theory, EveryServer]
    public async Task Round_trips_are_counted(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var client = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        await using var connection = await client.OpenConnectionAsync();
        var before = proxy.Traffic.RoundTrips;

        await RunAsync(connection, "SELECT 1", "SELECT 2", "SELECT 3");
        await RunAsync(connection, "SELECT 4");

        Assert.Equal(2, proxy.Traffic.RoundTrips - before);
    }

    static async Task RunAsync(NpgsqlConnection connection, params string[] statements)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in statements)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand(sql));
        }

        await batch.ExecuteNonQueryAsync();
    }
}
