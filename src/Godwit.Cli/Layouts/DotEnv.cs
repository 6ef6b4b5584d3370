using System.Text;
using System.Text.RegularExpressions;

namespace Godwit.Cli;

/// <summary>
/// The environment as the tools of Node.js see it: variables, and behind them files <c>.env</c> with lines
/// <c>NAME=VALUE</c>.
/// </summary>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="files">Files that may be there; the first that has a variable says it.</param>
/// <remarks>https://github.com/motdotla/dotenv and dotenv-expand</remarks>
sealed partial class DotEnv(Func<string, string?> variable, params ValueList<string> files)
{
    // Values may name other variables, and so in a circle.
    const int MostInsertions = 20;

    readonly Lazy<Dictionary<string, string>[]> _read = new(() => [.. files.Where(File.Exists).Select(Parse)]);

    /// <summary>The environment of a configuration in JavaScript, which may name the file.</summary>
    /// <param name="text">The configuration.</param>
    /// <param name="folder">What paths are relative to.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static DotEnv ReadBy(string text, string folder, Func<string, string?> variable)
    {
        var named = text.Contains("dotenv", StringComparison.Ordinal)
            ? new JavaScriptLiteral(text, static _ => null).FindObject("path")?["path"]
            : null;
        IEnumerable<string> names = named switch
        {
            string one => [one],
            List<object> list => list.OfType<string>(),
            _ => [],
        };
        return new(variable, [.. names.Append(".env").Select(name => Path.GetFullPath(name, folder))]);
    }

    /// <summary>The value of a variable; absent where it is nowhere, or empty.</summary>
    public string? Find(string name) => Find(name, MostInsertions);

    /// <summary>A text with the variables in it, <c>${NAME}</c>, as far as they are known.</summary>
    /// <param name="text">The text.</param>
    /// <param name="change">What is done to each value.</param>
    public string Insert(string text, Func<string, string>? change = null) =>
        Reference()
            .Replace(
                text,
                match =>
                    Find(match.Groups["name"].Value) is not { } value ? match.Value
                    : change is null ? value
                    : change(value)
            );

    string? Find(string name, int insertions)
    {
        if (variable(name) is { Length: > 0 } value)
            return value;
        var line = _read.Value.Select(file => file.GetValueOrDefault(name)).FirstOrDefault(one => one is not null);
        if (string.IsNullOrEmpty(line))
            return null;
        return insertions == 0
            ? null
            : Reference()
                .Replace(line, match => Find(match.Groups["name"].Value, insertions - 1) ?? match.Groups["else"].Value);
    }

    static Dictionary<string, string> Parse(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match line in Line().Matches(File.ReadAllText(path)))
            values[line.Groups["name"].Value] = ValueOf(line.Groups["value"].Value.Trim());
        return values;
    }

    static string ValueOf(string text) =>
        text is ['"' or '\'' or '`', .., var end] && end == text[0]
            ? text[0] == '"'
                ? new StringBuilder(text[1..^1]).Replace("\\n", "\n").Replace("\\r", "\r").ToString()
                : text[1..^1]
            : text;

    // As dotenv has it: a value in quotes may go over lines, and one without ends at the first #.
    [GeneratedRegex(
        """^\s*(?:export\s+)?(?<name>[\w.-]+)(?:\s*=\s*?|:\s+?)(?<value>\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|"""
            + """\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:\#.*)?$""",
        RegexOptions.Multiline
    )]
    private static partial Regex Line();

    [GeneratedRegex("""\$\{(?<name>\w+)(?::-(?<else>[^}]*))?\}""")]
    private static partial Regex Reference();
}
