using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Godwit.Cli;

/// <summary>Where scratch databases come from, as configured.</summary>
static class ScratchConnection
{
    /// <summary>Opens the scratch server: that of <c>scratch</c>, else one of Godwit's own.</summary>
    /// <param name="run">The configuration and the environment.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="major">The major version of the target's server, where it is known.</param>
    /// <exception cref="ScratchException">There is none to be had; says where it looked and what to do.</exception>
    public static async Task<ScratchServer> OpenAsync(
        Invocation run,
        Dialect dialect,
        CancellationToken cancellationToken,
        int? major = null
    )
    {
        var cache = CacheFolder.Locate(run.Shell.Variable);
        if (dialect == Dialect.Sqlite)
        {
            var target = FindTarget(run);
            return await SqliteScratchServer.OpenAsync(name => OpenSqlite(name, target), cache, cancellationToken);
        }
        if (run.Settings.Find(ConfigurationKey.Scratch) is { } named)
            return await ConnectAsync(named, dialect, run.Shell, cancellationToken);
        return await PostgreSqlPrivateServer.StartAsync(
            new()
            {
                Open = OpenPostgreSql,
                CacheFolder = cache,
                Variable = run.Shell.Variable,
                Programs = run.Settings.Find(ConfigurationKey.PostgresBin) is { } programs
                    ? Settings.FullPath(programs)
                    : null,
                Major = major,
            },
            cancellationToken
        );
    }

    /// <summary>
    /// The configured database, whose settings scratch databases have. It is not touched and need not be there: a
    /// command that works on scratch alone does not ask for <c>${DATABASE_URL}</c>.
    /// </summary>
    static DatabaseTarget.Sqlite? FindTarget(Invocation run)
    {
        try
        {
            return run.Settings.FindUrl() is { } url ? run.TargetOf(url) as DatabaseTarget.Sqlite : null;
        }
        catch (CommandException)
        {
            return null;
        }
    }

    static async Task<ScratchServer> ConnectAsync(
        ConfigurationValue value,
        Dialect dialect,
        Shell shell,
        CancellationToken cancellationToken
    )
    {
        if (DatabaseUrl.Parse(value, dialect, shell.Display) is not DatabaseTarget.PostgreSql target)
            throw CommandException.InvalidValue(value, $"'{value.Key.Name}' is not the URL of a PostgreSQL server.");
        var database = target.Settings.Database is { Length: > 0 } chosen ? chosen : "postgres";
        try
        {
            return await PostgreSqlScratchServer.ConnectAsync(
                name => Unpooled(new(target.Settings.ConnectionString) { Database = name }),
                database,
                isPrivate: false,
                cancellationToken
            );
        }
        catch (DbException e)
        {
            throw ConnectionErrors.Describe(target, ScratchErrors.Unusable, "the scratch server cannot be used", e);
        }
    }

    static NpgsqlDataSource OpenPostgreSql(ScratchAddress server, string database) =>
        Unpooled(
            new()
            {
                Host = server.Host,
                Port = server.Port,
                Username = server.User,
                Password = server.Password,
                Database = database,
                ApplicationName = "godwit",
                CommandTimeout = 0,
                IncludeFailedBatchedCommand = true,
                // The user's password file and client certificates are for other servers.
                SslMode = SslMode.Disable,
                GssEncryptionMode = GssEncryptionMode.Disable,
            }
        );

    // A database with idle connections can be neither copied nor dropped.
    static NpgsqlDataSource Unpooled(NpgsqlConnectionStringBuilder settings)
    {
        settings.Pooling = false;
        return Database.PostgreSql(settings);
    }

    /// <summary>Foreign keys and the like are as on the real database.</summary>
    static DbDataSource OpenSqlite(string name, DatabaseTarget.Sqlite? target)
    {
        var settings = new SqliteConnectionStringBuilder(target?.Settings.ConnectionString)
        {
            DataSource = name,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Cache = SqliteCacheMode.Default,
            Pooling = false,
            Password = "",
        };
        return SqliteFactory.Instance.CreateDataSource(settings.ConnectionString);
    }
}
