using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Godwit;

/// <summary>Starts the server of a data folder.</summary>
sealed class PostgreSqlStarter(PostgreSqlInstallation installation, ServerUser user, PostgreSqlDataFolder data)
{
    const string User = "postgres";
    const int Attempts = 5;

    // What is lost in a crash of the machine is made again. Room for the locks of 10,000 tables in one transaction.
    static readonly string[] _settings =
    [
        "fsync=off",
        "full_page_writes=off",
        "synchronous_commit=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        "max_wal_size=4GB",
        "checkpoint_timeout=1h",
        "autovacuum=off",
        "max_connections=50",
        "max_locks_per_transaction=2048",
        "shared_buffers=64MB",
        "huge_pages=off",
        "jit=off",
        "timezone=UTC",
        "lc_messages=C",
        "log_min_messages=warning",
        "log_min_error_statement=panic",
        "logging_collector=off",
    ];

    // Runs the server until its standard input ends, which it does when Godwit is done or has died in whatever way.
    // A server that has only just begun does not listen to signals yet, so that one may not be enough.
    const string Wrapper = """
        log=$1; shift
        exec 3<&0 </dev/null >/dev/null 2>&1
        trap '' INT HUP TERM
        "$@" 3<&- >"$log" 2>&1 &
        server=$!
        { read -r word <&3 && how=INT || how=QUIT; while kill -$how $server; do sleep 1; done; } &
        wait $server
        """;

    // Where it can be had, a session of its own for both: who kills Godwit's process group (a terminal, a build server)
    // must not kill the one that cleans up. Without it, all of them die together.
    const string InOwnSession = """
        command -v setsid >/dev/null && exec setsid /bin/sh -c "$@"
        exec /bin/sh -c "$@"
        """;

    /// <summary>Starts it; <see langword="null"/> where it ends at once, its log says why.</summary>
    /// <param name="socketFolder">Where its socket is; absent: a loopback address.</param>
    /// <param name="socketPort">The number in the name of the socket.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PostgreSqlProcess?> TryStartAsync(
        string? socketFolder,
        int socketPort,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var address = socketFolder is not null
                ? new ScratchAddress(socketFolder, socketPort, User, null)
                : new ScratchAddress(IPAddress.Loopback.ToString(), FreePort(), User, data.Password);
            data.MarkRunning();
            var process = OperatingSystem.IsWindows()
                ? await PostgreSqlProcess
                    .StartByControlAsync(installation, data, Arguments(address), address, cancellationToken)
                    .ConfigureAwait(false)
                : await PostgreSqlProcess
                    .StartAsync(Shell(address), data, address, cancellationToken)
                    .ConfigureAwait(false);
            if (process is not null)
                return process;
            // Another process took the port first, or the backends of a server that was killed are still ending.
            var log = data.LastLinesOfLog();
            if (
                !log.Contains("in use", StringComparison.Ordinal)
                && !log.Contains("could not bind", StringComparison.Ordinal)
            )
                return null;
            await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), cancellationToken).ConfigureAwait(false);
        }
        return null;
    }

    Func<System.Diagnostics.Process> Shell(ScratchAddress address) =>
        () =>
            ServerProgram.Start(
                "/bin/sh",
                [
                    "-c",
                    InOwnSession,
                    "sh",
                    Wrapper,
                    "sh",
                    data.Log,
                    installation["postgres"],
                    "-D",
                    data.Path,
                    .. Arguments(address),
                ],
                installation,
                user.Name
            );

    static List<string> Arguments(ScratchAddress address)
    {
        var isSocket = address.Password is null;
        var port = address.Port.ToString(CultureInfo.InvariantCulture);
        List<string> arguments = ["-p", port, "-h", isSocket ? "" : address.Host];
        if (!OperatingSystem.IsWindows())
            arguments.AddRange(["-k", isSocket ? address.Host : ""]);
        foreach (var setting in _settings)
            arguments.AddRange(["-c", setting]);
        return arguments;
    }

    static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
