using System.ComponentModel;

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
        var isWindows = OperatingSystem.IsWindows();
        ChildProcess ended;
        try
        {
            ended = await ChildProcess.RunAsync(
                isWindows ? "cmd.exe" : "/bin/sh",
                [isWindows ? "/c" : "-c", command],
                folder,
                cancellationToken
            );
        }
        catch (Win32Exception e)
        {
            throw Failed($"could not be started: {e.Message}", [], e);
        }
        if (ended.ExitCode != 0)
            throw Failed($"ended with exit code {ended.ExitCode}", ended.ErrorLines.TakeLast(LinesShown), null);
        return [new(Name, SqlFileSource.Decode(ended.Output, Name))];
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
