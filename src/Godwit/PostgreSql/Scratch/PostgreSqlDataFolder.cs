using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Godwit;

/// <summary>
/// The data folder in a slot: made once, used again by later commands, and made anew whenever it is in doubt, since all
/// that it holds can be had again.
/// </summary>
sealed class PostgreSqlDataFolder(ServerSlot slot, PostgreSqlInstallation installation, ServerUser user)
{
    // Part of what data folders are made for: a change of how they are made replaces those that exist.
    const string Layout = "1";

    static readonly TimeSpan _longestStop = TimeSpan.FromSeconds(5);
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);

    /// <summary>The data folder.</summary>
    public string Path => In("data");

    /// <summary>Where the server writes what happens to it.</summary>
    public string Log => In("server.log");

    /// <summary>The file in which a running server says how far it is.</summary>
    public string StateFile => System.IO.Path.Combine(Path, "postmaster.pid");

    /// <summary>The superuser's password; sockets do without.</summary>
    public string Password => File.ReadAllText(In("password"));

    /// <summary>Where the socket was that did not fit into the slot; for the next run to delete.</summary>
    public string SocketFile => In("socket");

    // What ALTER SYSTEM of an earlier schema wrote.
    string SystemSettings => System.IO.Path.Combine(Path, "postgresql.auto.conf");

    string MarkerFile => In("version");

    string RunningFile => In("running");

    string Marker => $"{Layout}\n{installation.Version}\n{installation.Folder}\n";

    /// <summary>Leaves a data folder on which a server can be started.</summary>
    /// <exception cref="ScratchException">initdb failed.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await StopLeftoverAsync(cancellationToken).ConfigureAwait(false);
        if (!IsUsable())
            await MakeAsync(cancellationToken).ConfigureAwait(false);
        else if (File.Exists(SystemSettings))
            File.Delete(SystemSettings);
    }

    /// <summary>Deletes what there is and makes a new one.</summary>
    /// <exception cref="ScratchException">initdb failed.</exception>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (Directory.Exists(slot.Folder))
            Directory.Delete(slot.Folder, recursive: true);
        await user.CreateFolderAsync(slot.Folder, cancellationToken).ConfigureAwait(false);
        // The folder is the server's user's alone, so that the file in it need not be.
        await File.WriteAllTextAsync(In("password"), RandomNumberGenerator.GetHexString(32), cancellationToken)
            .ConfigureAwait(false);
        var run = await ServerProgram
            .RunAsync(installation["initdb"], Arguments(), installation, user.Name, cancellationToken)
            .ConfigureAwait(false);
        if (run.ExitCode != 0)
            throw new ScratchException(
                ScratchErrors.NotStarted,
                $"{installation["initdb"]} ended with exit code {run.ExitCode}:\n{LastLines(run.Error + run.Output)}"
            )
            {
                Hint = "Name other programs with --postgres-bin, or a server with --scratch.",
            };
        await File.WriteAllTextAsync(MarkerFile, Marker, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Notes that a server runs. Its data survives its death, but not the machine's, because nothing is flushed.
    /// </summary>
    public void MarkRunning() => File.WriteAllText(RunningFile, BootId());

    public void MarkStopped() => File.Delete(RunningFile);

    /// <summary>It is made anew when it is needed again.</summary>
    public void GiveUp() => File.Delete(MarkerFile);

    /// <summary>The end of the server's log, for errors.</summary>
    public string LastLinesOfLog() => File.Exists(Log) ? LastLines(File.ReadAllText(Log)) : "it wrote no log.";

    List<string> Arguments()
    {
        List<string> arguments =
        [
            $"--pgdata={Path}",
            "--username=postgres",
            $"--pwfile={In("password")}",
            "--auth-local=trust",
            "--auth-host=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ];
        if (installation.Major >= 14)
            arguments.Add("--no-instructions");
        if (installation.Major >= 18) // on by default since then; nothing here outlives a doubt
            arguments.Add("--no-data-checksums");
        return arguments;
    }

    bool IsUsable()
    {
        if (!File.Exists(MarkerFile) || File.ReadAllText(MarkerFile) != Marker)
            return false;
        return !File.Exists(RunningFile) || File.ReadAllText(RunningFile) == BootId();
    }

    /// <summary>
    /// A server whose Godwit was killed ends by itself; one that has not yet is waited for, then stopped.
    /// </summary>
    async Task StopLeftoverAsync(CancellationToken cancellationToken)
    {
        if (ReadServerId() is { } id && IsServer(id))
        {
            if (OperatingSystem.IsWindows() || !await EndsAsync(id, cancellationToken).ConfigureAwait(false))
                await ServerProgram
                    .RunAsync(
                        installation["pg_ctl"],
                        ["stop", "-D", Path, "-m", "immediate", "-w"],
                        installation,
                        user.Name,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
        }
        // Its number may have gone to another process since: the server would refuse to start.
        if (File.Exists(StateFile))
            File.Delete(StateFile);
        if (
            File.Exists(SocketFile)
            && await File.ReadAllTextAsync(SocketFile, cancellationToken).ConfigureAwait(false) is var socket
        )
            DeleteSocketFolder(socket);
    }

    /// <summary>Deletes the folder of a socket that did not fit into the slot.</summary>
    public void DeleteSocketFolder(string folder)
    {
        File.Delete(SocketFile);
        if (
            Directory.Exists(folder)
            && System.IO.Path.GetFileName(folder).StartsWith("godwit-", StringComparison.Ordinal)
        )
            Directory.Delete(folder, recursive: true);
    }

    int? ReadServerId() =>
        File.Exists(StateFile)
        && int.TryParse(
            File.ReadLines(StateFile).FirstOrDefault(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var id
        )
            ? id
            : null;

    static async Task<bool> EndsAsync(int id, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (IsServer(id))
        {
            if (TimeProvider.System.GetElapsedTime(started) > _longestStop)
                return false;
            await Task.Delay(_pause, cancellationToken).ConfigureAwait(false);
        }
        return true;
    }

    static bool IsServer(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited && process.ProcessName.StartsWith("postgres", StringComparison.Ordinal);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    static string BootId()
    {
        const string file = "/proc/sys/kernel/random/boot_id";
        return File.Exists(file) ? File.ReadAllText(file).Trim() : "";
    }

    static string LastLines(string text) =>
        string.Join(
            '\n',
            text.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(8).Select(one => "  " + one)
        );

    string In(string name) => System.IO.Path.Combine(slot.Folder, name);
}
