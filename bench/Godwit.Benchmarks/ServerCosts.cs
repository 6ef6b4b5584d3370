using Npgsql;

namespace Godwit.Benchmarks;

/// <summary>What one run made the server do.</summary>
readonly record struct ServerCost(long Statements, long Commits, long Connections, int RoundTrips);

/// <summary>Counts on the server, apart from the timed runs: exact numbers, the same on every machine.</summary>
sealed class ServerCosts(PostgreSqlEngine engine)
{
    /// <summary>A connection that does nothing: what the driver itself asks when it meets a server.</summary>
    public static Contender Connect { get; } =
        new(
            "connect only",
            async connectionString =>
            {
                await using var source = NpgsqlDataSource.Create(connectionString);
                await using var connection = await source.OpenConnectionAsync();
            }
        );

    /// <summary>Applies everything, then runs again with nothing pending.</summary>
    public async Task<(ServerCost Apply, ServerCost NothingPending)> CountAsync(Contender contender)
    {
        await engine.SetAutovacuumAsync(isOn: false);
        var database = await engine.CreateAsync();
        var apply = await CountAsync(contender, database);
        var nothingPending = await CountAsync(contender, database);
        await engine.DropAsync(database);
        await engine.SetAutovacuumAsync(isOn: true);
        return (apply, nothingPending);
    }

    async Task<ServerCost> CountAsync(Contender contender, string database)
    {
        var statements = await engine.CountStatementsAsync(database);
        var before = await engine.ReadStatisticsAsync(database);
        await using var counter = new RoundTripCounter(engine.Port);
        await contender.MigrateAsync(engine.CountedConnectionString(database, counter.Port));
        await engine.CloseConnectionsAsync();
        var after = await engine.ReadStatisticsAsync(database);
        return new(
            await engine.CountStatementsAsync(database) - statements,
            after.Commits - before.Commits,
            after.Connections - before.Connections,
            counter.Count
        );
    }
}
