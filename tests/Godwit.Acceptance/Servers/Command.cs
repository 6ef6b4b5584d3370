using System.Diagnostics;

namespace Godwit;

/// <summary>Runs a program to its end.</summary>
static class Command
{
    public sealed record Outcome(int ExitCode, string Output, string Error);

    public static Task<Outcome> RunAsync(params string[] command) => RunInAsync(null, command);

    /// <summary>In another folder than this process is in.</summary>
    public static async Task<Outcome> RunInAsync(string? folder, params string[] command)
    {
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = folder,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // Start returns null only with UseShellExecute
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await error);
    }

    /// <summary>The standard output of a program that must succeed.</summary>
    public static async Task<string> RequireAsync(params string[] command)
    {
        var (exitCode, output, error) = await RunAsync(command);
        Assert.True(exitCode == 0, $"{string.Join(' ', command)} ended with {exitCode}:\n{output}{error}");
        return output;
    }
}
