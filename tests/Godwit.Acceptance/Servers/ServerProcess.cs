using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Godwit;

/// <summary>
/// A server program in a temporary folder of its own. A small shell starts it, waits until its standard input ends,
/// which it does when this process is done with it or has died in whatever way, then stops it and deletes the folder.
/// </summary>
sealed class ServerProcess : IAsyncDisposable
{
    static readonly TimeSpan _limit = TimeSpan.FromSeconds(60);

    readonly Process _shell;

    ServerProcess(Process shell, string folder) => (_shell, Folder) = (shell, folder);

    /// <summary>Under root, owned by the unprivileged user that the server runs as.</summary>
    public string Folder { get; }

    /// <summary>
    /// Runs <paramref name="start"/>, then waits, then runs <paramref name="stop"/>: both are shell commands in the
    /// new folder, with <paramref name="arguments"/> as $1, $2 and so on. Both run as nobody when this process is root.
    /// </summary>
    public static async Task<ServerProcess> StartAsync(string start, string stop, params string[] arguments)
    {
        var folder = Path.Combine(FolderForData(), $"godwit-{Guid.NewGuid():N}"[..19]);
        // Its own session: Ctrl-C in a terminal must reach the tests, which then end their servers in order.
        string[] command = ["setsid", .. AsUnprivileged(), "sh", "-c", Script(start, stop), "sh", folder, .. arguments];
        var shell = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                WorkingDirectory = "/",
            }
        )!; // Start returns null only with UseShellExecute
        var server = new ServerProcess(shell, folder);
        var output = new List<string>();
        using var limit = new CancellationTokenSource(_limit);
        while (await shell.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == "started")
            {
                return server;
            }

            output.Add(line);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException($"The server did not start:\n{string.Join('\n', output)}");
    }

    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        using var limit = new CancellationTokenSource(_limit);
        await _shell.WaitForExitAsync(limit.Token);
        _shell.Dispose();
    }

    /// <summary>A port nobody listens on now; another process may still take it first, so starters try again.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The prefix of a command that gives up root: PostgreSQL and PgBouncer refuse to run as root.</summary>
    public static string[] AsUnprivileged() =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : [];

    static string Script(string start, string stop) =>
        $$"""
            trap '' INT TERM HUP
            folder=$1; shift
            mkdir -m 700 "$folder" && cd "$folder" || exit 1
            if { {{start}}
            } >start.log 2>&1 </dev/null; then
              echo started
              cat >/dev/null
            else
              cat start.log; echo failed
            fi
            { {{stop}}
            } >/dev/null 2>&1 </dev/null
            cd /; rm -rf "$folder"
            """;

    // test.sh names a folder in memory: thousands of databases come and go. A socket's path has room for 107 characters.
    static string FolderForData() =>
        Environment.GetEnvironmentVariable("GODWIT_TEST_DATA")
        ?? (Path.GetTempPath() is { Length: < 60 } path ? path : "/tmp");
}
