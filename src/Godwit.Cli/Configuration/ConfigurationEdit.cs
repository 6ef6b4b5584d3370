using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Godwit.Cli;

/// <summary>
/// Changes single keys in the text of <c>godwit.json</c> and leaves every other character as it is. What was written is
/// marked by a comment, which keeps the value that it replaced, so that it can be taken back.
/// </summary>
static partial class ConfigurationEdit
{
    /// <summary>The text of a file that has nothing in it.</summary>
    public const string Empty = "{\n}\n";

    const string Written = ", /* godwit adopt */";

    static readonly JsonReaderOptions _reading = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    static readonly JsonDocumentOptions _parsing = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    sealed record Member(string Name, int Start, int ValueStart, int ValueEnd);

    /// <summary>The value of a key as it stands in the text; absent where the key is not there.</summary>
    public static string? Find(string text, string key) =>
        Members(text).Members.Find(one => one.Name == key) is { } member
            ? text[member.ValueStart..member.ValueEnd]
            : null;

    /// <summary>The strings of a value that is one, or a list of them.</summary>
    public static ValueList<string> Strings(string json)
    {
        using var value = JsonDocument.Parse(json, _parsing);
        return value.RootElement.ValueKind == JsonValueKind.Array
            ? value.RootElement.EnumerateArray().Select(one => one.GetString() ?? "").ToValueList()
            : [value.RootElement.GetString() ?? ""];
    }

    /// <summary>Gives a key a value, in the place where it stands, else as the first of all.</summary>
    public static string Set(string text, string key, string json)
    {
        var (open, members) = Members(text);
        if (members.Find(one => one.Name == key) is not { } member)
            return text.Insert(open, $"{LineEnd(text)}  \"{key}\": {json}{Written}");
        var before = text[member.ValueStart..member.ValueEnd].Replace("*/", "*\\/", StringComparison.Ordinal);
        return text[..member.ValueStart] + $"{json} /* godwit adopt, before: {before} */" + text[member.ValueEnd..];
    }

    /// <summary>Takes back the last change of each key.</summary>
    public static string Undo(string text)
    {
        foreach (var member in Enumerable.Reverse(Members(text).Members))
        {
            var behind = text[member.ValueEnd..];
            if (Replaced().Match(behind) is { Success: true } replaced)
            {
                var before = replaced.Groups["before"].Value.Replace("*\\/", "*/", StringComparison.Ordinal);
                text = text[..member.ValueStart] + before + behind[replaced.Length..];
            }
            else if (behind.StartsWith(Written, StringComparison.Ordinal))
                text = WithoutLine(text[..member.Start]) + behind[Written.Length..];
        }
        return text;
    }

    static string WithoutLine(string before)
    {
        var line = before.TrimEnd(' ', '\t');
        return line.EndsWith("\r\n", StringComparison.Ordinal) ? line[..^2]
            : line.EndsWith('\n') ? line[..^1]
            : before;
    }

    static string LineEnd(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    /// <summary>Where the object opens, and what is in it.</summary>
    static (int Open, List<Member> Members) Members(string text)
    {
        var mark = text.StartsWith('\uFEFF') ? 1 : 0;
        var utf8 = Encoding.UTF8.GetBytes(text[mark..]);
        var json = new Utf8JsonReader(utf8, _reading);
        var members = new List<Member>();
        json.Read();
        var open = At(json.BytesConsumed);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var (name, start) = (json.GetString() ?? "", At(json.TokenStartIndex));
            json.Read();
            var valueStart = At(json.TokenStartIndex);
            json.Skip();
            members.Add(new(name, start, valueStart, At(json.BytesConsumed)));
        }
        return (open, members);

        int At(long bytes) => mark + Encoding.UTF8.GetCharCount(utf8, 0, (int)bytes);
    }

    [GeneratedRegex(@"\A /\* godwit adopt, before: (?<before>.*?) \*/", RegexOptions.Singleline)]
    private static partial Regex Replaced();
}
