using System.Globalization;

namespace Godwit;

/// <summary>A hot standby of a running server: a copy that follows it and may only be read.</summary>
sealed class Standby : IAsyncDisposable
{
    // $1 programs, $2 libraries or empty, $3 port, $4 port of the primary.
    const string Start = """
        if [ -n "$2" ]; then export LD_LIBRARY_PATH="$2"; fi
          "$1/pg_basebackup" -h 127.0.0.1 -p "$4" -U postgres -D data -R -X stream -c fast --no-sync &&
          printf 'port = %s\nunix_socket_directories = '"'%s'"'\n' "$3" "$PWD" >>data/postgresql.conf &&
          { "$1/pg_ctl" -w -t 50 -D data -l server.log start || { cat server.log; false; }; }
        """;

    const string Stop = """
        "$1/pg_ctl" -w -D data -m immediate stop
        """;

    readonly ServerProcess _process;
    readonly TestDatabase _database;
    readonly int _port;

    Standby(ServerProcess process, TestDatabase database, int port) =>
        (_process, _database, _port) = (process, database, port);

    public string ConnectionString =>
        new Npgsql.NpgsqlConnectionStringBuilder(_database.ConnectionString) { Port = _port }.ConnectionString;

    public string Url => $"postgres://postgres@127.0.0.1:{_port}/{_database.Name}";

    /// <summary>Copies the server of a database and follows it; what was committed before is there.</summary>
    public static async Task<Standby> StartAsync(TestDatabase database)
    {
        var (folder, libraries) = database.Server.Programs;
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "pg_basebackup")), $"There is no pg_basebackup in {folder}");
        var port = ServerProcess.FreePort();
        var process = await ServerProcess.StartAsync(
            Start,
            Stop,
            folder,
            libraries,
            port.ToString(CultureInfo.InvariantCulture),
            database.Server.Port.ToString(CultureInfo.InvariantCulture)
        );
        return new(process, database, port);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
