using System.Data.Common;
using Npgsql;

namespace Godwit;

/// <summary>Scratch servers for tests.</summary>
static class TestScratch
{
    /// <summary>
    /// Scratch databases on one of the servers that the tests share, as <c>--scratch</c> would; the calling test is
    /// skipped where the server is absent.
    /// </summary>
    public static async Task<ScratchServer> OnAsync(Server server)
    {
        var running = await PostgreSqlServer.GetAsync(server);
        return await PostgreSqlScratchServer.ConnectAsync(
            name => Open(running.ConnectionString(name)),
            "postgres",
            isPrivate: false,
            CancellationToken.None
        );
    }

    /// <summary>A server of Godwit's own, from the programs of one of the tests' servers.</summary>
    public static async Task<PostgreSqlPrivateServer> StartAsync(
        Server server,
        string cacheFolder,
        Func<PostgreSqlScratchOptions, PostgreSqlScratchOptions>? change = null
    )
    {
        var programs = PostgreSqlBinaries.Find(server, out var reason);
        Assert.SkipWhen(programs is null, reason);
        var options = new PostgreSqlScratchOptions
        {
            Open = Open,
            CacheFolder = cacheFolder,
            Variable = Environment.GetEnvironmentVariable,
            Programs = programs!.Folder, // skipped where it is null
        };
        return await PostgreSqlPrivateServer.StartAsync(change?.Invoke(options) ?? options, CancellationToken.None);
    }

    /// <summary>The driver's part of a scratch server.</summary>
    public static DbDataSource Open(ScratchAddress server, string database) =>
        Open(
            new NpgsqlConnectionStringBuilder
            {
                Host = server.Host,
                Port = server.Port,
                Username = server.User,
                Password = server.Password,
                Database = database,
            }.ConnectionString
        );

    // As the command line does it: pooled, and without a query for the types of each database.
    static NpgsqlDataSource Open(string connectionString) =>
        new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(connectionString)
            {
                IncludeFailedBatchedCommand = true,
                CommandTimeout = 0,
            }.ConnectionString
        )
            .ConfigureTypeLoading(loading => loading.EnableTypeLoading(false))
            .Build();
}
