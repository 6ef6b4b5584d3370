using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Godwit;

/// <summary>
/// A PgBouncer in front of one server, in transaction mode: each transaction may run on another connection.
/// </summary>
sealed class PgBouncer : IAsyncDisposable
{
    // $1 program, $2 its port, $3 the server's port, $4 pool size. The trap that keeps signals from the shell must not
    // reach PgBouncer: an ignored signal stays ignored in a child.
    const string Start = """
        printf '%s\n' '[databases]' "* = host=127.0.0.1 port=$3 user=postgres" '[pgbouncer]' \
            'listen_addr = 127.0.0.1' "listen_port = $2" 'unix_socket_dir =' 'auth_type = any' \
            'pool_mode = transaction' "default_pool_size = $4" 'max_client_conn = 1000' \
            'ignore_startup_parameters = extra_float_digits' "pidfile = $PWD/pgbouncer.pid" \
            "logfile = $PWD/pgbouncer.log" >pgbouncer.ini &&
          "$1" -q -d pgbouncer.ini
        """;

    const string Stop = """
        pid=$(cat pgbouncer.pid) && kill -KILL "$pid"
        while [ -e "/proc/$pid" ]; do sleep 0.02; done
        """;

    readonly ServerProcess _process;

    PgBouncer(ServerProcess process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    /// <summary>
    /// A proxy that keeps at most <paramref name="poolSize"/> connections a database to the server of
    /// <paramref name="database"/>; the calling test is skipped where PgBouncer is not installed.
    /// </summary>
    public static async Task<PgBouncer> StartAsync(TestDatabase database, int poolSize)
    {
        var program = new[] { "/usr/sbin/pgbouncer", "/usr/bin/pgbouncer" }.FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Skip("PgBouncer is not installed (./test.sh installs it)");
        }

        var port = ServerProcess.FreePort();
        var process = await ServerProcess.StartAsync(
            Start,
            Stop,
            program,
            port.ToString(CultureInfo.InvariantCulture),
            database.Server.Port.ToString(CultureInfo.InvariantCulture),
            poolSize.ToString(CultureInfo.InvariantCulture)
        );
        var bouncer = new PgBouncer(process, port);
        await Wait.UntilAsync(bouncer.ListensAsync, "PgBouncer listens");
        return bouncer;
    }

    /// <summary>Through the proxy. Npgsql keeps its hands off the session there, as its manual asks.</summary>
    public string ConnectionString(TestDatabase database) =>
        new NpgsqlConnectionStringBuilder(database.ConnectionString)
        {
            Port = Port,
            NoResetOnClose = true,
        }.ConnectionString;

    public string Url(TestDatabase database) => $"postgres://postgres@127.0.0.1:{Port}/{database.Name}";

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    async Task<bool> ListensAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
