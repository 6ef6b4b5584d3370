using System.Data.Common;

namespace Godwit;

/// <summary>Scratch databases on a server that Godwit starts for itself and stops at the end.</summary>
sealed class PostgreSqlPrivateServer : ScratchServer
{
    readonly PostgreSqlCluster _cluster;
    readonly PostgreSqlScratchServer _server;

    PostgreSqlPrivateServer(PostgreSqlCluster cluster, PostgreSqlScratchServer server) =>
        (_cluster, _server) = (cluster, server);

    public override Dialect Dialect => _server.Dialect;

    public override int Version => _server.Version;

    public override ValueList<string> Provided => _server.Provided;

    /// <summary>The server's cluster, for tests.</summary>
    internal PostgreSqlCluster Cluster => _cluster;

    /// <summary>Finds server programs and starts one.</summary>
    /// <exception cref="ScratchException">There are no programs, or the server does not start.</exception>
    public static async Task<PostgreSqlPrivateServer> StartAsync(
        PostgreSqlScratchOptions options,
        CancellationToken cancellationToken
    )
    {
        var user = ServerUser.Find();
        var search = new PostgreSqlProgramSearch(options.Variable);
        var installation =
            await search.FindAsync(options.Programs, options.Major, cancellationToken).ConfigureAwait(false)
            ?? throw NotFound(search, options);
        try
        {
            var cache = ServerCache.Open(options.CacheFolder, user);
            installation = await cache.ReachableAsync(installation, cancellationToken).ConfigureAwait(false);
            var cluster = await PostgreSqlCluster
                .StartAsync(installation, user, cache.FolderOf(installation), options.IsOnSocket, cancellationToken)
                .ConfigureAwait(false);
            return await ConnectAsync(cluster, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ScratchException(
                ScratchErrors.Cache,
                $"The cache folder {options.CacheFolder} cannot be used: {e.Message}",
                e
            )
            {
                Hint = $"Name another folder with {CacheFolder.Variable} in the environment.",
            };
        }
    }

    public override Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken) =>
        _server.CreateAsync(cancellationToken);

    public override Task<ScratchDatabase> CloneAsync(ScratchDatabase original, CancellationToken cancellationToken) =>
        _server.CloneAsync(original, cancellationToken);

    public override Task<ScratchDatabase?> OpenKeptAsync(string key, CancellationToken cancellationToken) =>
        _server.OpenKeptAsync(key, cancellationToken);

    public override Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken) =>
        _server.KeepAsync(database, key, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        await _cluster.DisposeAsync().ConfigureAwait(false);
    }

    static async Task<PostgreSqlPrivateServer> ConnectAsync(
        PostgreSqlCluster cluster,
        PostgreSqlScratchOptions options,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var server = await PostgreSqlScratchServer
                .ConnectAsync(
                    name => options.Open(cluster.Address, name),
                    "postgres",
                    isPrivate: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return new(cluster, server);
        }
        catch (DbException e)
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw new ScratchException(
                ScratchErrors.NotStarted,
                $"The scratch server was started and cannot be reached: {e.Message}",
                e
            )
            {
                Hint = "Name a server with --scratch.",
            };
        }
        catch
        {
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    static ScratchException NotFound(PostgreSqlProgramSearch search, PostgreSqlScratchOptions options)
    {
        var isChosen = search.Looked.Count == 1;
        return new(
            ScratchErrors.NoServer,
            isChosen
                ? $"There are no PostgreSQL server programs (postgres, initdb) that run in {search.Looked[0]}."
                : "There is no scratch database to be had: no PostgreSQL server programs (postgres, initdb) were "
                    + $"found. Looked in {string.Join(", ", search.Looked)}."
        )
        {
            Hint =
                $"Install PostgreSQL{(options.Major is { } major ? $" {major}" : "")} on this machine (it need not "
                + "run); or name the folder of its programs with --postgres-bin or "
                + $"{PostgreSqlProgramSearch.Variable}; or name a server on which databases may be created and dropped with --scratch (not production; "
                + "a container will do).",
        };
    }
}
