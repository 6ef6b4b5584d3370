using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Godwit.Cli;

/// <summary>A program that is run to its end; cancelling ends it, and what it has started.</summary>
/// <param name="ExitCode">What it ended with.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
sealed record ChildProcess(int ExitCode, byte[] Output, string Error)
{
    // Killed processes are gone at once; a machine may be busy.
    static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>The lines of the standard error that are not empty.</summary>
    public IEnumerable<string> ErrorLines => LinesOf(Error);

    /// <summary>The lines of the standard output that are not empty.</summary>
    public IEnumerable<string> OutputLines => LinesOf(Encoding.UTF8.GetString(Output));

    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">What it is given.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="input">Its standard input: one that asks gets no answer instead of the terminal.</param>
    /// <exception cref="Win32Exception">It cannot be started.</exception>
    public static async Task<ChildProcess> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        CancellationToken cancellationToken,
        string input = ""
    )
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new Win32Exception($"{program} could not be started.");
        try
        {
            return await ReadAsync(process, input, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            using var limit = new CancellationTokenSource(_patience);
            await process.WaitForExitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    static async Task<ChildProcess> ReadAsync(Process process, string input, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        var read = process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
        await WriteAsync(process, input, cancellationToken);
        await read;
        var said = await error;
        await process.WaitForExitAsync(cancellationToken);
        return new(process.ExitCode, output.ToArray(), said);
    }

    static async Task WriteAsync(Process process, string input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended, or closed its input, before it had read all: its exit code tells.
        }
    }

    static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0);
}
