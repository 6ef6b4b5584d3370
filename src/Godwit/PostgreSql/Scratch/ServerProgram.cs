using System.ComponentModel;
using System.Diagnostics;

namespace Godwit;

/// <summary>How a program ended, and what it said.</summary>
sealed record ProgramRun(int ExitCode, string Output, string Error);

/// <summary>Runs programs of a server's installation, as another user where that is wanted.</summary>
static class ServerProgram
{
    const int CannotStart = 127;

    /// <summary>Runs a program to its end. One that cannot be started ends with 127.</summary>
    public static async Task<ProgramRun> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        PostgreSqlInstallation installation,
        string? user,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var process = Start(program, arguments, installation, user);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
            return new(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (Win32Exception e)
        {
            return new(CannotStart, "", e.Message);
        }
    }

    /// <summary>Starts a program; its streams are the caller's.</summary>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static Process Start(
        string program,
        IReadOnlyList<string> arguments,
        PostgreSqlInstallation installation,
        string? user
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            // The user may have no right to be in the caller's folder.
            WorkingDirectory = Path.GetPathRoot(Environment.SystemDirectory) is { Length: > 0 } root ? root : "/",
        };
        if (user is not null)
            start.UserName = user;
        // PGDATA, PGPORT, PGOPTIONS and their like are meant for other servers.
        foreach (
            var name in start.Environment.Keys.Where(one => one.StartsWith("PG", StringComparison.Ordinal)).ToList()
        )
            start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";
        if (installation.Libraries is { } libraries)
        {
            var variable = OperatingSystem.IsMacOS() ? "DYLD_LIBRARY_PATH" : "LD_LIBRARY_PATH";
            start.Environment[variable] = libraries;
        }
        return Process.Start(start) ?? throw new Win32Exception($"{program} could not be started.");
    }
}
