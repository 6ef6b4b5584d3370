using System.Data.Common;

namespace Godwit;

/// <summary>
/// Scratch databases on a server that Godwit starts for itself and stops at the end; on a second one where two states
/// create roles of the same names.
/// </summary>
sealed class PostgreSqlPrivateServer : ScratchServer
{
    readonly PostgreSqlScratchOptions _options;
    readonly PostgreSqlInstallation _installation;
    readonly ServerCache _cache;
    readonly List<(PostgreSqlCluster Cluster, PostgreSqlScratchServer Server)> _running = [];

    PostgreSqlPrivateServer(PostgreSqlScratchOptions options, PostgreSqlInstallation installation, ServerCache cache) =>
        (_options, _installation, _cache) = (options, installation, cache);

    public override Dialect Dialect => PostgreSqlDialect.Instance;

    public override int Version => First.Version;

    public override ValueList<string> Provided =>
        _running.SelectMany(one => one.Server.Provided).Distinct().Order(StringComparer.Ordinal).ToValueList();

    /// <summary>The first server's cluster, for tests.</summary>
    internal PostgreSqlCluster Cluster => _running[0].Cluster;

    PostgreSqlScratchServer First => _running[0].Server;

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
            await search.FindAsync(options.Programs, options.FindMajorAsync, cancellationToken).ConfigureAwait(false)
            ?? throw PostgreSqlScratchFailures.NotFound(
                search,
                options.FindMajorAsync is { } find ? await find(cancellationToken).ConfigureAwait(false) : null
            );
        try
        {
            var cache = ServerCache.Open(options.CacheFolder, user);
            installation = await cache.ReachableAsync(installation, cancellationToken).ConfigureAwait(false);
            var server = new PostgreSqlPrivateServer(options, installation, cache);
            await server.StartAnotherAsync(cancellationToken).ConfigureAwait(false);
            return server;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw PostgreSqlScratchFailures.UnusableCache(options, e);
        }
    }

    public override Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken) =>
        First.CreateAsync(cancellationToken);

    public override async Task<ScratchDatabase?> CreateApartAsync(
        DbException error,
        CancellationToken cancellationToken
    )
    {
        if (PostgreSqlScratchRoles.Colliding(error) is not { } role)
            return null;
        foreach (var (_, server) in _running)
        {
            await server.ForgetRolesAsync(cancellationToken).ConfigureAwait(false);
            if (!await server.Roles.ExistsAsync(role, cancellationToken).ConfigureAwait(false))
                return await server.CreateAsync(cancellationToken).ConfigureAwait(false);
        }
        var another = await StartAnotherAsync(cancellationToken).ConfigureAwait(false);
        await another.ForgetRolesAsync(cancellationToken).ConfigureAwait(false);
        return await another.CreateAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task<ScratchDatabase> CloneAsync(ScratchDatabase original, CancellationToken cancellationToken) =>
        ServerOf(original).CloneAsync(original, cancellationToken);

    public override Task<KeptDatabase?> OpenKeptAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) => First.OpenKeptAsync(keys, cancellationToken);

    public override Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken) =>
        ServerOf(database).KeepAsync(database, key, cancellationToken);

    public override async ValueTask DisposeAsync()
    {
        foreach (var (cluster, server) in _running)
        {
            await server.DisposeAsync().ConfigureAwait(false);
            await cluster.DisposeAsync().ConfigureAwait(false);
        }
    }

    static PostgreSqlScratchServer ServerOf(ScratchDatabase database) => ((PostgreSqlScratchDatabase)database).Server;

    async Task<PostgreSqlScratchServer> StartAnotherAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await TryStartAnotherAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // Its data folder is damaged and was given up: the next is made anew.
        }
        try
        {
            return await TryStartAnotherAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e)
        {
            throw PostgreSqlScratchFailures.NotReached(e);
        }
    }

    async Task<PostgreSqlScratchServer> TryStartAnotherAsync(CancellationToken cancellationToken)
    {
        var cluster = await PostgreSqlCluster
            .StartAsync(
                _installation,
                _cache.User,
                _cache.FolderOf(_installation),
                _options.IsOnSocket,
                cancellationToken
            )
            .ConfigureAwait(false);
        try
        {
            var server = await PostgreSqlScratchServer
                .ConnectAsync(
                    name => _options.Open(cluster.Address, name),
                    "postgres",
                    isPrivate: true,
                    cancellationToken
                )
                .ConfigureAwait(false);
            _running.Add((cluster, server));
            return server;
        }
        catch (Exception e)
        {
            if (e is DbException)
                cluster.GiveUp();
            await cluster.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
