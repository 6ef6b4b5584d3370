using System.Buffers;
using System.Text;

namespace Godwit;

/// <summary>Takes secrets out of text that is shown: passwords in SQL, in connection strings and in URLs.</summary>
static class SecretText
{
    const string Mask = "***";

    // Shorter ones are replaced only where they stand in quotes: they may be a part of any word.
    const int ShortestWord = 4;

    static readonly string[] _keywords = ["password", "pwd"];
    static readonly SearchValues<char> _valueEnds = SearchValues.Create(";&\r\n\"' ");
    static readonly SearchValues<char> _urlEnds = SearchValues.Create(" \t\r\n\"'`<>");

    /// <summary>The text with every secret that it or <paramref name="context"/> holds replaced by asterisks.</summary>
    /// <param name="text">What is shown.</param>
    /// <param name="context">The statement that the text is about: a server may quote a part of it.</param>
    public static string Redact(string text, string? context = null)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (context is not null)
            Mark(context, found);
        text = Mark(text, found);
        foreach (var secret in found.SelectMany(s => s.Split('\n')).OrderByDescending(s => s.Length))
        {
            if (secret.Length >= ShortestWord)
                text = text.Replace(secret, Mask, StringComparison.Ordinal);
            else if (secret.Length > 0)
                text = text.Replace($"\"{secret}\"", $"\"{Mask}\"", StringComparison.Ordinal)
                    .Replace($"'{secret}'", $"'{Mask}'", StringComparison.Ordinal);
        }
        return text;
    }

    /// <summary>Replaces secrets where they stand, and collects them.</summary>
    static string Mark(string text, HashSet<string> found)
    {
        if (_keywords.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)))
            text = MarkKeywords(text, found);
        return text.Contains("://", StringComparison.Ordinal) ? MarkUrls(text, found) : text;
    }

    static string MarkKeywords(string text, HashSet<string> found)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        while (NextValue(text, position) is var (end, isSetting))
        {
            var (start, length) = isSetting ? Setting(text, end) : Literal(text, end);
            result.Append(text, position, end - position);
            position = end;
            if (length == 0)
                continue;
            found.Add(text.Substring(start, length));
            result.Append(text, end, start - end).Append(Mask);
            position = start + length;
        }
        return result.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>
    /// Where the value of the next keyword may begin: behind <c>password=</c>, or behind <c>PASSWORD</c>.
    /// </summary>
    static (int Start, bool IsSetting)? NextValue(string text, int position)
    {
        for (var i = position; i < text.Length; i++)
        {
            var rest = text.AsSpan(i);
            if (rest[0] is not ('p' or 'P'))
                continue;
            var length = 0;
            foreach (var word in _keywords)
                length = rest.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? word.Length : length;
            if (length == 0)
                continue;
            var end = i + length;
            while (end < text.Length && char.IsWhiteSpace(text[end]))
                end++;
            if (end < text.Length && text[end] == '=')
                return (end + 1, true);
            if (end < text.Length && text[end] is '\'' or '$' or 'E' or 'e' or 'N' or 'n' or 'U' or 'u')
                return (end, false);
        }
        return null;
    }

    /// <summary>The value of <c>password=…;</c>, quoted or not.</summary>
    static (int Start, int Length) Setting(string text, int start)
    {
        while (start < text.Length && text[start] == ' ')
            start++;
        if (start < text.Length && text[start] is '\'' or '"')
        {
            var close = text.IndexOf(text[start], start + 1);
            return (start + 1, (close < 0 ? text.Length : close) - start - 1);
        }
        var length = text.AsSpan(start).IndexOfAny(_valueEnds);
        return (start, length < 0 ? text.Length - start : length);
    }

    /// <summary>
    /// The content of an SQL string: '…', E'…', N'…', U&amp;'…' or $tag$…$tag$; of one that is cut off, all that is
    /// left.
    /// </summary>
    static (int Start, int Length) Literal(string text, int start)
    {
        var isEscaped = text[start] is 'E' or 'e';
        if (isEscaped || text[start] is 'N' or 'n')
            start++;
        else if (text[start] is 'U' or 'u')
            start += 2;
        if (start >= text.Length)
            return default;
        if (text[start] == '$')
            return DollarQuoted(text, start);
        if (text[start] != '\'')
            return default;
        if (IsInsideString(text, start))
        {
            var close = text.IndexOf("''", start + 2, StringComparison.Ordinal);
            return (start + 2, (close < 0 ? text.Length : close) - start - 2);
        }
        var end = start + 1;
        while (end < text.Length && (text[end] != '\'' || (end + 1 < text.Length && text[end + 1] == '\'')))
            end += text[end] == '\'' || (isEscaped && text[end] == '\\') ? 2 : 1;
        return (start + 1, Math.Min(end, text.Length) - start - 1);
    }

    /// <summary>
    /// The statement is itself in a string, as with EXECUTE: the quotes around the secret are doubled.
    /// </summary>
    static bool IsInsideString(string text, int start) =>
        start + 2 < text.Length
        && text[start + 1] == '\''
        && text[start + 2] is not ('\'' or ';' or ',' or ')')
        && !char.IsWhiteSpace(text[start + 2]);

    static (int Start, int Length) DollarQuoted(string text, int start)
    {
        var tagEnd = text.IndexOf('$', start + 1);
        if (tagEnd < 0)
            return default;
        var tag = text[start..(tagEnd + 1)];
        var close = text.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
        return (tagEnd + 1, (close < 0 ? text.Length : close) - tagEnd - 1);
    }

    /// <summary><c>scheme://user:password@</c>.</summary>
    static string MarkUrls(string text, HashSet<string> found)
    {
        var position = 0;
        while (text.IndexOf("://", position, StringComparison.Ordinal) is var scheme and >= 0)
        {
            position = scheme + 3;
            var length = text.AsSpan(position).IndexOfAny(_urlEnds);
            var url = length < 0 ? text[position..] : text.Substring(position, length);
            var colon = url.IndexOf(':');
            var at = url.LastIndexOf('@');
            if (colon < 0 || at <= colon + 1)
                continue;
            found.Add(url[(colon + 1)..at]);
            text = string.Concat(text.AsSpan(0, position + colon + 1), Mask, text.AsSpan(position + at));
        }
        return text;
    }
}
