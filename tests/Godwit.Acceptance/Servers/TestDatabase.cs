using System.Globalization;
using Npgsql;

namespace Godwit;

/// <summary>An empty database of its own for one test, dropped with everything connected to it at the end.</summary>
sealed class TestDatabase : IAsyncDisposable
{
    static int _count;

    readonly PostgreSqlServer _server;

    TestDatabase(PostgreSqlServer server, string name)
    {
        (_server, Name) = (server, name);
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    public string Name { get; }

    public NpgsqlDataSource DataSource { get; }

    public string ConnectionString => _server.ConnectionString(Name);

    /// <summary>The form that the command line takes.</summary>
    public string Url => $"postgres://postgres@127.0.0.1:{_server.Port}/{Name}";

    /// <summary>The form that psql takes.</summary>
    public string ConnectionUri => $"postgresql://postgres@127.0.0.1:{_server.Port}/{Name}";

    public PostgreSqlServer Server => _server;

    /// <summary>
    /// A new database on <paramref name="server"/>; the calling test is skipped where that is absent. With
    /// <paramref name="logStatements"/>, <see cref="StatementsAsync"/> tells what was sent to it.
    /// </summary>
    public static async Task<TestDatabase> CreateAsync(Server server, bool logStatements = false)
    {
        var running = await PostgreSqlServer.GetAsync(server);
        var number = Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture);
        var database = new TestDatabase(running, $"test_{number}");
        await database.OnServerAsync($"CREATE DATABASE {database.Name}");
        if (logStatements)
        {
            await database.OnServerAsync($"ALTER DATABASE {database.Name} SET log_statement = 'all'");
        }

        return database;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// The first value of the first row; a query without a row, or one that gives NULL, is a failed test.
    /// </summary>
    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return Assert.IsType<T>(await command.ExecuteScalarAsync());
    }

    /// <summary>Every row as text, its columns separated by a bar, NULL as nothing.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(one => Convert.ToString(one, CultureInfo.InvariantCulture))));
        }

        return rows;
    }

    /// <summary>Sessions now connected to this database.</summary>
    public async Task<int> SessionsAsync()
    {
        await using var command = _server.Admin.CreateCommand(
            "SELECT count(*)::int FROM pg_catalog.pg_stat_activity WHERE datname = $1"
        );
        command.Parameters.AddWithValue(Name);
        return (int)(await command.ExecuteScalarAsync())!; // count gives a row
    }

    /// <summary>
    /// Waits until a session of this database runs a statement that contains <paramref name="sql"/>, and gives its
    /// backend's id.
    /// </summary>
    public async Task<int> WhenRunningAsync(string sql)
    {
        int? backend = null;
        await Wait.UntilAsync(
            async () =>
            {
                await using var command = _server.Admin.CreateCommand(
                    "SELECT pid FROM pg_catalog.pg_stat_activity"
                        + " WHERE datname = $1 AND state = 'active' AND strpos(query, $2) > 0 ORDER BY pid LIMIT 1"
                );
                command.Parameters.AddWithValue(Name);
                command.Parameters.AddWithValue(sql);
                backend = (int?)await command.ExecuteScalarAsync();
                return backend is not null;
            },
            $"{Name} runs {sql}"
        );
        return backend!.Value; // the wait ends with a value, or throws
    }

    /// <summary>
    /// What this database has seen since it was made. A session's counts arrive with its end, so every connection must
    /// be closed (pools cleared, processes ended): this waits for that. Each session also begins with a transaction of
    /// the server's own, which is taken off here.
    /// </summary>
    public async Task<DatabaseCounters> CountersAsync()
    {
        DataSource.Clear();
        await Wait.UntilAsync(async () => await SessionsAsync() == 0, $"no session is left on {Name}");
        await using var command = _server.Admin.CreateCommand(
            "SELECT xact_commit - sessions, xact_rollback, sessions FROM pg_catalog.pg_stat_database WHERE datname = $1"
        );
        command.Parameters.AddWithValue(Name);
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return new(reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }

    /// <summary>The statements sent to this database, in the order in which the server took them.</summary>
    public async Task<IReadOnlyList<LoggedStatement>> StatementsAsync() =>
        LoggedStatement.Parse(await File.ReadAllTextAsync(_server.LogFile), Name);

    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await OnServerAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    async Task OnServerAsync(string sql)
    {
        await using var command = _server.Admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Committed and rolled back transactions, and connections made.</summary>
sealed record DatabaseCounters(long Commits, long Rollbacks, long Sessions);
