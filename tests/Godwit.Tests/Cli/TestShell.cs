using Godwit.Cli;

namespace Godwit;

/// <summary>A folder of its own, captured streams, an environment of its own, and a calendar that stands still.</summary>
sealed class TestShell : IDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 14, 45, 0, TimeSpan.Zero);

    public TestShell() => Folder = Directory.CreateTempSubdirectory("godwit-cli-").FullName;

    public string Folder { get; }

    public Dictionary<string, string> Variables { get; } = [];

    public bool IsTerminal { get; init; }

    public string PathOf(string relative) => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(relative))!);
        File.WriteAllText(PathOf(relative), text);
    }

    /// <summary>Takes everything out of the folder.</summary>
    public void Clear()
    {
        Directory.Delete(Folder, recursive: true);
        Directory.CreateDirectory(Folder);
    }

    /// <summary>The surroundings as a command sees them, in a folder below this one.</summary>
    public Shell Open(TextWriter output, TextWriter error, string below = "", TextReader? input = null) =>
        new()
        {
            Out = output,
            Error = error,
            In = input ?? TextReader.Null,
            IsOutTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            IsInTerminal = input is not null,
            Variable = Variables.GetValueOrDefault,
            Variables = () => Variables,
            Folder = Path.Combine(Folder, below).TrimEnd('/'),
            Clock = new StillCalendar(),
        };

    public async Task<CommandOutput> RunAsync(params string[] arguments)
    {
        using var interruption = new Interruption();
        return await RunAsync(interruption, arguments);
    }

    public async Task<CommandOutput> RunAsync(Interruption interruption, params string[] arguments)
    {
        using StringWriter output = new(),
            error = new();
        var exitCode = await Program.RunAsync(arguments, Open(output, error), interruption);
        return new(exitCode, output.ToString(), error.ToString());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Always the same time of day; timers and durations are real, so that waits end.</summary>
    sealed class StillCalendar : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}

sealed record CommandOutput(int ExitCode, string Out, string Error);
