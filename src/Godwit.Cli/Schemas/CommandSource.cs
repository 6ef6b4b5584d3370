using System.ComponentModel;
using System.Diagnostics;

namespace Godwit.Cli;

/// <summary>A command of the shell that prints SQL on its standard output.</summary>
/// <param name="command">As it was configured; the shell replaces variables in it.</param>
/// <param name="folder">Where it runs.</param>
sealed class CommandSource(string command, string folder) : SchemaSource
{
    const int LinesShown = 10;

    public override string Name => $"`{command}`";

    public override async Task<ValueList<SqlScript>> ReadAsync(CancellationToken cancellationToken)
    {
        using var process = Start();
        var error = new Queue<string>();
        process.ErrorDataReceived += (_, line) => Keep(error, line.Data);
        process.BeginErrorReadLine();
        using var output = new MemoryStream();
        try
        {
            await process.StandardOutput.BaseStream.CopyToAsync(output, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
        if (process.ExitCode != 0)
            throw Failed($"ended with exit code {process.ExitCode}", error, null);
        return [new(Name, SqlFileSource.Decode(output.GetBuffer().AsSpan(0, (int)output.Length), Name))];
    }

    Process Start()
    {
        var isWindows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(isWindows ? "cmd.exe" : "/bin/sh", [isWindows ? "/c" : "-c", command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var process = Process.Start(start) ?? throw new Win32Exception($"{start.FileName} could not be started.");
            // A command that asks gets no answer instead of the terminal.
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception e)
        {
            throw Failed($"could not be started: {e.Message}", [], e);
        }
    }

    static void Keep(Queue<string> lines, string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        lines.Enqueue(line);
        if (lines.Count > LinesShown)
            lines.Dequeue();
    }

    SchemaSourceException Failed(string what, IEnumerable<string> lines, Exception? error)
    {
        var said = string.Concat(lines.Select(line => $"\n  {line}"));
        return new(
            SchemaErrors.Command,
            SecretText.Redact($"The schema source {Name} {what}. Nothing was changed.{said}"),
            error
        )
        {
            Hint = $"Run the command by hand in {folder}.",
        };
    }
}
