using System.Buffers;
using System.Text;

namespace Godwit.Cli;

/// <summary>Takes passwords out of text that is about to be shown: SQL, URLs, connection strings.</summary>
static class Redaction
{
    const string Mask = "***";

    static readonly SearchValues<char> ValueEnds = SearchValues.Create(";&\r\n\"' ");
    static readonly SearchValues<char> UrlEnds = SearchValues.Create(" \t\r\n\"'`<>");

    /// <summary>
    /// Replaces what follows <c>PASSWORD '</c> in SQL, <c>password=</c> in connection strings and <c>user:</c> in URLs.
    /// A password found in SQL is replaced wherever else the text repeats it, as servers quote what they do not understand.
    /// </summary>
    public static string Apply(string text)
    {
        if (
            !text.Contains("pass", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("pwd", StringComparison.OrdinalIgnoreCase)
            && !text.Contains("://", StringComparison.Ordinal)
        )
            return text;
        var found = new HashSet<string>(StringComparer.Ordinal);
        text = Keywords(text, found);
        text = Urls(text, found);
        foreach (var secret in found.Where(s => s.Length >= 4).OrderByDescending(s => s.Length))
            text = text.Replace(secret, Mask, StringComparison.Ordinal);
        return text;
    }

    static string Keywords(string text, HashSet<string> found)
    {
        var result = new StringBuilder(text.Length);
        var position = 0;
        while (NextKeyword(text, position) is var (end, kind))
        {
            var (start, length) = kind == '=' ? SettingValue(text, end) : Literal(text, end);
            if (length == 0)
            {
                result.Append(text, position, end - position);
                position = end;
                continue;
            }
            found.Add(text.Substring(start, length));
            result.Append(text, position, start - position).Append(Mask);
            position = start + length;
        }
        return result.Append(text, position, text.Length - position).ToString();
    }

    /// <summary>The end of the next <c>password</c>, <c>pwd</c> or <c>passphrase</c>, and what follows: <c>=</c> or a literal.</summary>
    static (int End, char Kind)? NextKeyword(string text, int position)
    {
        (int End, char Kind)? nearest = null;
        foreach (var word in new[] { "password", "pwd" })
        {
            for (
                var i = text.IndexOf(word, position, StringComparison.OrdinalIgnoreCase);
                i >= 0;
                i = text.IndexOf(word, i + 1, StringComparison.OrdinalIgnoreCase)
            )
            {
                var end = i + word.Length;
                while (end < text.Length && text[end] is ' ' or '\t' or '\r' or '\n')
                    end++;
                if (end >= text.Length)
                    break;
                if (nearest is { } known && known.End <= end)
                    break;
                if (text[end] is '=')
                    nearest = (end + 1, '=');
                else if (text[end] is '\'' or '$' or 'E' or 'e' or 'U' or 'u')
                    nearest = (end, '\'');
                else
                    continue;
                break;
            }
        }
        return nearest;
    }

    /// <summary>The value of <c>password=…;</c>, quoted or not.</summary>
    static (int Start, int Length) SettingValue(string text, int start)
    {
        while (start < text.Length && text[start] == ' ')
            start++;
        if (start < text.Length && text[start] is '\'' or '"')
        {
            var close = text.IndexOf(text[start], start + 1);
            return (start + 1, (close < 0 ? text.Length : close) - start - 1);
        }
        var end = text.AsSpan(start).IndexOfAny(ValueEnds);
        return (start, end < 0 ? text.Length - start : end);
    }

    /// <summary>The content of an SQL string literal: '…', E'…', U&amp;'…' or $tag$…$tag$.</summary>
    static (int Start, int Length) Literal(string text, int start)
    {
        var isEscaped = text[start] is 'E' or 'e';
        if (isEscaped)
            start++;
        else if (text[start] is 'U' or 'u')
            start += 2;
        if (start >= text.Length)
            return default;
        if (text[start] == '$')
        {
            var tagEnd = text.IndexOf('$', start + 1);
            if (tagEnd < 0)
                return default;
            var tag = text[start..(tagEnd + 1)];
            var close = text.IndexOf(tag, tagEnd + 1, StringComparison.Ordinal);
            return (tagEnd + 1, (close < 0 ? text.Length : close) - tagEnd - 1);
        }
        if (text[start] != '\'')
            return default;
        var end = start + 1;
        while (end < text.Length && (text[end] != '\'' || (end + 1 < text.Length && text[end + 1] == '\'')))
            end += text[end] == '\'' || (isEscaped && text[end] == '\\') ? 2 : 1;
        return (start + 1, Math.Min(end, text.Length) - start - 1);
    }

    /// <summary><c>scheme://user:password@</c>.</summary>
    static string Urls(string text, HashSet<string> found)
    {
        var position = 0;
        while (text.IndexOf("://", position, StringComparison.Ordinal) is var scheme and >= 0)
        {
            position = scheme + 3;
            var length = text.AsSpan(position).IndexOfAny(UrlEnds);
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
