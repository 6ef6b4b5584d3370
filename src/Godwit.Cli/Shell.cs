namespace Godwit.Cli;

/// <summary>What surrounds the process: streams, environment, current folder, clock. Tests bring their own.</summary>
sealed class Shell
{
    /// <summary>Standard output: results.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Standard error: everything else.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Standard input, for answers.</summary>
    public TextReader In { get; init; } = TextReader.Null;

    public bool IsOutTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    public bool IsInTerminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>All environment variables.</summary>
    public Func<IEnumerable<KeyValuePair<string, string>>> Variables { get; init; } = static () => [];

    /// <summary>The current folder, a full path.</summary>
    public required string Folder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>False where a question would have nobody to answer it.</summary>
    public bool CanAsk => IsInTerminal && IsErrorTerminal && string.IsNullOrEmpty(Variable("CI"));

    /// <summary>A path as people would type it: relative to the current folder where it is inside.</summary>
    /// <param name="path">The path; a relative one is seen from the current folder.</param>
    public string Display(string path)
    {
        var fullPath = Path.GetFullPath(path, Folder);
        var relative = Path.GetRelativePath(Folder, fullPath);
        return relative.StartsWith("..", StringComparison.Ordinal) ? fullPath : relative;
    }
}
