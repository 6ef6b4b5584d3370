using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Godwit.Cli;

/// <summary>Where scratch databases come from, as configured.</summary>
static class ScratchConnection
{
    // Whoever does not answer by then is not waited for: the newest server will do.
    const int SecondsForTheVersion = 3;

    /// <summary>Opens the scratch server: that of <c>scratch</c>, else one of Godwit's own.</summary>
    /// <param name="run">The configuration and the environment.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="findMajor">Asks the database that the command is about for its major version.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ScratchException">There is none to be had; says where it looked and what to do.</exception>
    public static async Task<ScratchServer> OpenAsync(
        Invocation run,
        Dialect dialect,
        Func<Task<int?>> findMajor,
        CancellationToken cancellationToken
    )
    {
        var beginning = run.Settings.Prisma?.ShadowScript;
        var server = await OpenEmptyAsync(run, dialect, findMajor, cancellationToken);
        return beginning is null ? server : new PreparedScratchServer(server, beginning);
    }

    static async Task<ScratchServer> OpenEmptyAsync(
        Invocation run,
        Dialect dialect,
        Func<Task<int?>> findMajor,
        CancellationToken cancellationToken
    )
    {
        var cache = CacheFolder.Locate(run.Shell.Variable);
        if (dialect == Dialect.Sqlite)
        {
            var configured = FindTarget(run) as DatabaseTarget.Sqlite;
            return await SqliteScratchServer.OpenAsync(name => OpenSqlite(name, configured), cache, cancellationToken);
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
                FindMajorAsync = _ => findMajor(),
            },
            cancellationToken
        );
    }

    /// <summary>
    /// The configured database, whose settings or version scratch databases have. It need not be there: a command that
    /// works on scratch alone does not ask for <c>${DATABASE_URL}</c>.
    /// </summary>
    static DatabaseTarget? FindTarget(Invocation run)
    {
        try
        {
            return run.Settings.FindUrl() is { } url ? run.TargetOf(url) : null;
        }
        catch (CommandException)
        {
            return null;
        }
    }

    /// <summary>
    /// The major version of the PostgreSQL server of a database, or of the configured one; absent where nobody answers.
    /// </summary>
    public static async Task<int?> FindMajorAsync(
        Invocation run,
        DatabaseTarget? target,
        CancellationToken cancellationToken
    )
    {
        if ((target ?? FindTarget(run)) is not DatabaseTarget.PostgreSql postgres)
            return null;
        try
        {
            await using var server = Database.PostgreSql(
                new(postgres.Settings.ConnectionString) { Timeout = SecondsForTheVersion }
            );
            await using var connection = await server.OpenConnectionAsync(cancellationToken);
            return connection.PostgreSqlVersion.Major;
        }
        catch (DbException e)
        {
            run.Report.Detail($"the version of the database's server is not known: {e.Message}");
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
                name => Pooled(new(target.Settings.ConnectionString) { Database = name }),
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
        Pooled(
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

    // Whatever the URL says: each use of a session begins as a new one does.
    static NpgsqlDataSource Pooled(NpgsqlConnectionStringBuilder settings)
    {
        (settings.Pooling, settings.NoResetOnClose, settings.MinPoolSize) = (true, false, 0);
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
