namespace Godwit.Cli;

/// <summary>What <c>dotnet ef</c> printed. Each line of its own begins with the kind of line that it is.</summary>
sealed class EfOutput(ChildProcess ended)
{
    const string Verbose = "verbose:";
    const string Error = "error:";
    const string Result = "data:";

    static readonly string[] _kinds = [Verbose, Error, Result, "info:", "warn:"];

    readonly ValueList<string> _lines = ended.OutputLines.Concat(ended.ErrorLines).ToValueList();

    /// <summary>True where <c>dotnet ef</c> ran, whether it failed or not.</summary>
    public bool HasRun => Of(Verbose).Any();

    /// <summary>What was wrong.</summary>
    public ValueList<string> Errors => Of(Error).ToValueList();

    /// <summary>The result, where it is not a file.</summary>
    public string Data => string.Join('\n', Of(Result));

    /// <summary>The words of others: the SDK, the application.</summary>
    public IEnumerable<string> Others =>
        _lines.Where(line => !_kinds.Any(kind => line.StartsWith(kind, StringComparison.Ordinal)));

    /// <summary>What stands between two texts, in each line of the log that has both.</summary>
    public ValueList<string> Between(string before, string after) =>
        Of(Verbose)
            .Select(line => line.Split(before, 2))
            .Where(parts => parts is [_, var rest] && rest.Contains(after, StringComparison.Ordinal))
            .Select(parts => parts[1].Split(after, 2)[0])
            .Distinct(StringComparer.Ordinal)
            .ToValueList();

    IEnumerable<string> Of(string kind) =>
        _lines
            .Where(line => line.StartsWith(kind, StringComparison.Ordinal))
            .Select(line => line[kind.Length..].Trim());
}
