using System.Globalization;
using System.Text.RegularExpressions;
using Npgsql;

namespace Godwit.Benchmarks;

/// <summary>
/// A PostgreSQL server of its own with default settings, so durable; a line prefix lets its log be counted.
/// </summary>
sealed class PostgreSqlEngine : IBenchmarkEngine, IAsyncDisposable
{
    // $1 programs, $2 port.
    const string Start = """
        "$1/initdb" -D data -U postgres -A trust --locale=C --encoding=UTF8 >/dev/null &&
          printf '%s\n' "port = $2" "listen_addresses = '127.0.0.1'" "unix_socket_directories = '$PWD'" \
            "log_line_prefix = '%p|%d|'" "lc_messages = 'C'" >>data/postgresql.conf &&
          "$1/pg_ctl" -w -t 50 -D data -l server.log start
        """;

    const string Stop = """
        "$1/pg_ctl" -w -D data -m immediate stop
        """;

    readonly ServerProcess _process;
    readonly NpgsqlDataSource _admin;
    int _databases;
    int _runs;

    PostgreSqlEngine(ServerProcess process, string programs, int port)
    {
        (_process, Programs, Port) = (process, programs, port);
        _admin = NpgsqlDataSource.Create(ConnectionString("postgres", port));
    }

    public string Name => "PostgreSQL";

    public string Programs { get; }

    public int Port { get; }

    public static async Task<PostgreSqlEngine> StartAsync(string programs)
    {
        var port = ServerProcess.FreePort();
        var process = await ServerProcess.StartAsync(
            Start,
            Stop,
            programs,
            port.ToString(CultureInfo.InvariantCulture)
        );
        return new(process, programs, port);
    }

    public async Task<string> ReadVersionAsync()
    {
        await using var command = _admin.CreateCommand("SHOW server_version");
        return (string)(await command.ExecuteScalarAsync())!; // a setting that every server has
    }

    public async Task<string> CreateAsync()
    {
        var name = $"bench{_databases++}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        return name;
    }

    public string FreshConnectionString(string database) =>
        $"{ConnectionString(database, Port)};Application Name=run{_runs++}";

    /// <summary>
    /// As <see cref="FreshConnectionString"/>, through a port that counts, and with each statement in the log.
    /// </summary>
    public string CountedConnectionString(string database, int port) =>
        $"{ConnectionString(database, port)};Application Name=run{_runs++};Options=-c log_statement=all";

    public string Url(string database) => $"postgres://postgres@127.0.0.1:{Port}/{database}?sslmode=disable";

    public async Task CloseConnectionsAsync()
    {
        NpgsqlConnection.ClearAllPools();
        while (await CountConnectionsAsync() > 0)
            await Task.Delay(5);
    }

    public Task DropAsync(string database) => ExecuteAsync($"DROP DATABASE {database} WITH (FORCE)");

    /// <summary>Commits and connections of a database so far; exact once its connections are closed.</summary>
    public async Task<(long Commits, long Connections)> ReadStatisticsAsync(string database)
    {
        await using var command = _admin.CreateCommand(
            "SELECT xact_commit, sessions FROM pg_stat_database WHERE datname = $1"
        );
        command.Parameters.AddWithValue(database);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Keeps autovacuum from adding its own commits, or lets it work again.</summary>
    public async Task SetAutovacuumAsync(bool isOn)
    {
        await ExecuteAsync($"ALTER SYSTEM SET autovacuum = {(isOn ? "on" : "off")}");
        await ExecuteAsync("SELECT pg_reload_conf()");
        while (!isOn && await IsVacuumingAsync())
            await Task.Delay(20);
    }

    /// <summary>Statements that the log of the server tells of a database.</summary>
    public async Task<int> CountStatementsAsync(string database)
    {
        await using var file = new FileStream(
            Path.Combine(_process.Folder, "server.log"),
            FileMode.Open,
            FileAccess.Read,
            FileShare.ReadWrite
        );
        using var reader = new StreamReader(file);
        return Regex.Count(
            await reader.ReadToEndAsync(),
            $@"^\d+\|{database}\|LOG:  (statement|execute [^:\n]*): ",
            RegexOptions.Multiline
        );
    }

    public async ValueTask DisposeAsync()
    {
        await _admin.DisposeAsync();
        await _process.DisposeAsync();
    }

    static string ConnectionString(string database, int port) =>
        $"Host=127.0.0.1;Port={port};Username=postgres;Database={database};Timeout=30;Command Timeout=0";

    async Task<bool> IsVacuumingAsync()
    {
        await using var command = _admin.CreateCommand(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE backend_type LIKE 'autovacuum%')"
        );
        return (bool)(await command.ExecuteScalarAsync())!; // EXISTS is never null
    }

    async Task<long> CountConnectionsAsync()
    {
        await using var command = _admin.CreateCommand(
            """
            SELECT count(*) FROM pg_stat_activity
            WHERE backend_type = 'client backend' AND datname <> 'postgres'
            """
        );
        return (long)(await command.ExecuteScalarAsync())!; // count is never null
    }

    async Task ExecuteAsync(string sql)
    {
        await using var command = _admin.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
