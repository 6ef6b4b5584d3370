using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>A server that runs for this process; disposing it stops it and waits for its end.</summary>
sealed class PostgreSqlProcess : IAsyncDisposable
{
    static readonly TimeSpan _longestStart = TimeSpan.FromSeconds(60);
    static readonly TimeSpan _longestStop = TimeSpan.FromSeconds(20);
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(3);

    readonly Func<Task> _stop;

    PostgreSqlProcess(ScratchAddress address, int id, Func<Task> stop) => (Address, Id, _stop) = (address, id, stop);

    /// <summary>Where it listens.</summary>
    public ScratchAddress Address { get; }

    /// <summary>The server's process.</summary>
    public int Id { get; }

    /// <summary>Starts it below a shell that outlives Godwit just long enough to stop it.</summary>
    /// <returns><see langword="null"/> where it ended at once.</returns>
    public static async Task<PostgreSqlProcess?> StartAsync(
        Func<Process> start,
        PostgreSqlDataFolder data,
        ScratchAddress address,
        CancellationToken cancellationToken
    )
    {
        var shell = StartShell(start);
        try
        {
            var started = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(started) < _longestStart)
            {
                if (ReadReady(data) is { } id)
                    return new(address, id, () => StopAsync(shell));
                if (shell.HasExited)
                    break;
                await Task.Delay(_pause, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            await StopAsync(shell).ConfigureAwait(false);
            throw;
        }
        await StopAsync(shell).ConfigureAwait(false);
        return null;
    }

    /// <summary>Starts it through <c>pg_ctl</c>, which on Windows gives up an administrator's rights.</summary>
    /// <returns><see langword="null"/> where it does not start.</returns>
    public static async Task<PostgreSqlProcess?> StartByControlAsync(
        PostgreSqlInstallation installation,
        PostgreSqlDataFolder data,
        IEnumerable<string> arguments,
        ScratchAddress address,
        CancellationToken cancellationToken
    )
    {
        var options = string.Join(' ', arguments.Select(one => one.Length == 0 ? "\"\"" : one));
        var run = await ServerProgram
            .RunAsync(
                installation["pg_ctl"],
                ["start", "-D", data.Path, "-l", data.Log, "-o", options, "-w", "-t", "60"],
                installation,
                user: null,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (run.ExitCode != 0)
            return null;
        return new(
            address,
            ReadReady(data) ?? 0,
            () =>
                ServerProgram.RunAsync(
                    installation["pg_ctl"],
                    ["stop", "-D", data.Path, "-m", "fast", "-w"],
                    installation,
                    user: null,
                    CancellationToken.None
                )
        );
    }

    public async ValueTask DisposeAsync() => await _stop().ConfigureAwait(false);

    static Process StartShell(Func<Process> start)
    {
        try
        {
            return start();
        }
        catch (Win32Exception e)
        {
            throw new ScratchException(
                ScratchErrors.NotStarted,
                $"The scratch server cannot be started: {e.Message}",
                e
            )
            {
                Hint = "Run Godwit as a user without root's rights, or name a server with --scratch.",
            };
        }
    }

    static async Task StopAsync(Process shell)
    {
        using var _ = shell;
        try
        {
            // A word asks for an orderly end; the mere end of the stream, which a killed Godwit leaves, for any.
            await shell.StandardInput.WriteLineAsync("stop").ConfigureAwait(false);
            shell.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
        using var limit = new CancellationTokenSource(_longestStop);
        try
        {
            await shell.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The next command finds it and stops it.
        }
    }

    /// <summary>The process id once the server takes connections.</summary>
    /// <remarks>https://www.postgresql.org/docs/current/storage-file-layout.html: postmaster.pid</remarks>
    static int? ReadReady(PostgreSqlDataFolder data)
    {
        try
        {
            var lines = File.ReadAllLines(data.StateFile);
            return lines.Length >= 8 && lines[7].TrimEnd() == "ready"
                ? int.Parse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture)
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }
}
