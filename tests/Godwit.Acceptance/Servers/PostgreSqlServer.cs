using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Godwit;

/// <summary>
/// A running PostgreSQL server: one per version and test process, started when the first test asks for it.
/// </summary>
sealed class PostgreSqlServer : IAsyncDisposable
{
    // Durability is off: what a test kills is the client or a backend, never the machine.
    const string Settings = """
        listen_addresses = '127.0.0.1'
        max_connections = 300
        shared_buffers = 64MB
        fsync = off
        full_page_writes = off
        autovacuum = off
        allow_in_place_tablespaces = on
        timezone = 'UTC'
        lc_messages = 'C'
        log_connections = on
        log_disconnections = on
        log_line_prefix = '%m|%p|%d|%a|'
        """;

    // $1 programs, $2 libraries or empty, $3 port, $4 settings. Programs that the unprivileged user cannot reach,
    // because the checkout is in a private folder, come in through the copy that the caller made.
    const string Start = """
        if [ -n "$2" ]; then export LD_LIBRARY_PATH="$2"; fi
          "$1/initdb" -D data -U postgres -A trust --no-sync --locale=C --encoding=UTF8 >/dev/null &&
          printf '%s\nport = %s\nunix_socket_directories = '"'%s'"'\n' "$4" "$3" "$PWD" >>data/postgresql.conf &&
          { "$1/pg_ctl" -w -t 50 -D data -l server.log start || { cat server.log; false; }; }
        """;

    const string Stop = """
        "$1/pg_ctl" -w -D data -m immediate stop
        """;

    static readonly ConcurrentDictionary<Server, Lazy<Task<PostgreSqlServer>>> _started = new();

    readonly ServerProcess _process;
    readonly string? _copy;

    PostgreSqlServer(ServerProcess process, string? copy, int port, (string Folder, string Libraries) programs)
    {
        (_process, _copy, Port, Programs) = (process, copy, port, programs);
        Admin = NpgsqlDataSource.Create(ConnectionString("postgres") + ";Maximum Pool Size=8");
    }

    public int Port { get; }

    /// <summary>Where its programs can be run from by the unprivileged user; the libraries may be empty.</summary>
    public (string Folder, string Libraries) Programs { get; }

    /// <summary>Connections to the database `postgres`, for what must not be counted as a test's own.</summary>
    public NpgsqlDataSource Admin { get; }

    public int MajorVersion { get; private set; }

    public string LogFile => Path.Combine(_process.Folder, "server.log");

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Include Error Detail=true;Timeout=30";

    /// <summary>The running server; the calling test is skipped where its programs are absent.</summary>
    public static async Task<PostgreSqlServer> GetAsync(Server server)
    {
        var binaries = PostgreSqlBinaries.Find(server, out var reason);
        Assert.SkipWhen(binaries is null, reason);
        return await _started.GetOrAdd(server, _ => new(() => StartAsync(binaries!))).Value; // skipped above where null
    }

    public static async Task StopAllAsync()
    {
        foreach (var started in _started.Values.Where(one => one.IsValueCreated))
        {
            await (await started.Value).DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Admin.DisposeAsync();
        await _process.DisposeAsync();
        if (_copy is not null)
        {
            Directory.Delete(_copy, recursive: true);
        }
    }

    static async Task<PostgreSqlServer> StartAsync(PostgreSqlBinaries binaries)
    {
        var copy = await CopyIfUnreachableAsync(binaries);
        var folder = copy is null ? binaries.Folder : Path.Combine(copy, "bin");
        var libraries = binaries.Libraries is null ? "" : Path.GetFullPath(Path.Combine(folder, "..", "lib"));
        for (var attempt = 1; ; attempt++)
        {
            var port = ServerProcess.FreePort();
            try
            {
                var text = port.ToString(CultureInfo.InvariantCulture);
                var process = await ServerProcess.StartAsync(Start, Stop, folder, libraries, text, Settings);
                var server = new PostgreSqlServer(process, copy, port, (folder, libraries));
                await using var command = server.Admin.CreateCommand("SELECT current_setting('server_version_num')");
                var number = (string)(await command.ExecuteScalarAsync())!; // a setting that every server has
                server.MajorVersion = int.Parse(number, CultureInfo.InvariantCulture) / 10_000;
                // For the cases; in a folder that is the server's own.
                await using var create = server.Admin.CreateCommand("CREATE TABLESPACE fast LOCATION ''");
                await create.ExecuteNonQueryAsync();
                return server;
            }
            catch (InvalidOperationException taken)
                when (attempt < 5 && taken.Message.Contains("Address already in use", StringComparison.Ordinal))
            {
                // Another process took the port between our look and the server's bind.
            }
        }
    }

    // Hard links, where the file system has them, make the copy free.
    static async Task<string?> CopyIfUnreachableAsync(PostgreSqlBinaries binaries)
    {
        string[] look = [.. ServerProcess.AsUnprivileged(), "test", "-x", Path.Combine(binaries.Folder, "postgres")];
        if ((await Command.RunAsync(look)).ExitCode == 0)
        {
            return null;
        }

        var copy = Directory.CreateTempSubdirectory("godwit-pg-").FullName;
        var source = Path.GetFullPath(Path.Combine(binaries.Folder, ".."));
        await Command.RequireAsync(
            "sh",
            "-c",
            """cp -al "$1/." "$2" 2>/dev/null || cp -a "$1/." "$2"; chmod -R a+rX "$2" """,
            "sh",
            source,
            copy
        );
        return copy;
    }
}
