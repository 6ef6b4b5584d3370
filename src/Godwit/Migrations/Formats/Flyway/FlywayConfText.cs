using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>
/// Reads <c>flyway.conf</c> and <c>.sql.conf</c>: Java's properties, with variables of the environment.
/// </summary>
static class FlywayConfText
{
    /// <summary>The values in the order of the file.</summary>
    public static IEnumerable<FlywayValue> Read(string text, string file, Func<string, string?> variable)
    {
        var lines = text.TrimStart('\uFEFF').Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var start = i;
            var line = lines[i].TrimEnd('\r').TrimStart();
            if (line.Length == 0 || line[0] is '#' or '!')
                continue;
            while (IsContinued(line) && i + 1 < lines.Length)
                line = line[..^1] + lines[++i].TrimEnd('\r').TrimStart();
            var place = string.Create(CultureInfo.InvariantCulture, $"{file}:{start + 1}");
            var (key, value) = Split(line);
            yield return new(WithoutPrefix(key), [Expand(Unescape(value), variable)], place);
        }
    }

    static string WithoutPrefix(string key) =>
        key.StartsWith("flyway.", StringComparison.OrdinalIgnoreCase) ? key["flyway.".Length..] : key;

    static bool IsContinued(string line) => (line.Length - line.TrimEnd('\\').Length) % 2 == 1;

    static (string Key, string Value) Split(string line)
    {
        var end = 0;
        while (end < line.Length && line[end] is not ('=' or ':') && !char.IsWhiteSpace(line[end]))
            end += line[end] == '\\' && end + 1 < line.Length ? 2 : 1;
        var value = line[end..].TrimStart();
        if (value.Length > 0 && value[0] is '=' or ':')
            value = value[1..].TrimStart();
        return (Unescape(line[..end]), value);
    }

    static string Unescape(string text)
    {
        if (!text.Contains('\\'))
            return text;
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            i++;
            if (
                text[i] == 'u'
                && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, null, out var code)
            )
            {
                result.Append((char)code);
                i += 4;
                continue;
            }
            result.Append(
                text[i] switch
                {
                    't' => '\t',
                    'n' => '\n',
                    'r' => '\r',
                    'f' => '\f',
                    var other => other,
                }
            );
        }
        return result.ToString();
    }

    /// <summary><c>${NAME}</c> is the variable, and nothing where there is none, as Flyway has it.</summary>
    static string Expand(string text, Func<string, string?> variable)
    {
        var result = new StringBuilder();
        for (var rest = text.AsSpan(); ; )
        {
            var start = rest.IndexOf("${");
            var length = start < 0 ? -1 : rest[start..].IndexOf('}');
            if (length < 0)
                return result.Append(rest).ToString();
            result.Append(rest[..start]).Append(variable(rest.Slice(start + 2, length - 2).ToString()));
            rest = rest[(start + length + 1)..];
        }
    }
}
