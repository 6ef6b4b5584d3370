using System.Globalization;
using System.Text;

namespace Godwit.Cli;

/// <summary>
/// Reads the object literal of a configuration in JavaScript or TypeScript, without running it: strings, numbers, true
/// and false, lists, objects, and <c>process.env.NAME</c>. Everything else is opaque.
/// </summary>
/// <param name="text">The file.</param>
/// <param name="variable">Reads an environment variable.</param>
sealed class JavaScriptLiteral(string text, Func<string, string?> variable)
{
    /// <summary>Stands for a value that only running the file would tell.</summary>
    public static readonly object Opaque = new();

    int _at;

    /// <summary>The first object in the file that has a certain key; absent: there is none.</summary>
    public Dictionary<string, object>? FindObject(string key)
    {
        for (_at = 0; _at < text.Length; )
        {
            SkipBlanks();
            if (_at >= text.Length)
                break;
            if (text[_at] == '{')
            {
                var start = _at;
                if (TryReadObject() is { } found && found.ContainsKey(key))
                    return found;
                _at = start + 1;
            }
            else if (IsQuote(text[_at]))
                ReadString();
            else
                _at++;
        }
        return null;
    }

    Dictionary<string, object>? TryReadObject()
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        _at++;
        while (true)
        {
            SkipBlanks();
            if (_at >= text.Length)
                return null;
            if (text[_at] == '}')
            {
                _at++;
                return values;
            }
            var name = IsQuote(text[_at]) ? ReadString() as string : ReadWord();
            SkipBlanks();
            if (string.IsNullOrEmpty(name) || _at >= text.Length || text[_at] is not (':' or ',' or '}'))
            {
                // A spread, a method, a computed name.
                SkipValue();
            }
            else if (text[_at] == ':')
            {
                _at++;
                values[name] = ReadValue();
            }
            else
                values[name] = Opaque;
            SkipBlanks();
            if (_at < text.Length && text[_at] == ',')
                _at++;
            else if (_at >= text.Length || text[_at] != '}')
                return null;
        }
    }

    object ReadValue()
    {
        SkipBlanks();
        var start = _at;
        object value = _at >= text.Length ? Opaque : ReadPlain(text[_at]);
        if (value is EnvironmentVariable { Name: var name })
            value = Fallback(name);
        SkipBlanks();
        SkipAssertion();
        SkipBlanks();
        if (_at < text.Length && text[_at] is ',' or '}' or ']')
            return value;
        _at = start;
        SkipValue();
        return Opaque;
    }

    object ReadPlain(char first)
    {
        if (IsQuote(first))
            return ReadString();
        if (first == '{')
            return TryReadObject() ?? Opaque;
        if (first == '[')
            return ReadList();
        return ReadWord() switch
        {
            "true" => true,
            "false" => false,
            "process" => ReadVariable(),
            var word when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
                number,
            _ => Opaque,
        };
    }

    object ReadList()
    {
        var list = new List<object>();
        _at++;
        while (true)
        {
            SkipBlanks();
            if (_at >= text.Length)
                return Opaque;
            if (text[_at] == ']')
            {
                _at++;
                return list;
            }
            list.Add(ReadValue());
            SkipBlanks();
            if (_at < text.Length && text[_at] == ',')
                _at++;
        }
    }

    object ReadVariable()
    {
        if (!Take(".env"))
            return Opaque;
        if (Take("."))
            return new EnvironmentVariable(ReadWord());
        return Take("[") && ReadString() is string name && Take("]") ? new EnvironmentVariable(name) : Opaque;
    }

    // process.env.URL ?? "…", process.env.URL || "…"; an unset variable stays a reference, so that errors name it.
    string Fallback(string name)
    {
        SkipBlanks();
        SkipAssertion();
        SkipBlanks();
        if ((Take("??") || Take("||")) && ReadValue() is string { Length: > 0 } other)
            return string.IsNullOrEmpty(variable(name)) ? other : $"${{{name}}}";
        return $"${{{name}}}";
    }

    // What only the type checker reads.
    void SkipAssertion()
    {
        Take("!");
        SkipBlanks();
        foreach (var word in new[] { "as ", "satisfies " })
        {
            if (!Take(word))
                continue;
            SkipBlanks();
            ReadWord();
        }
    }

    object ReadString()
    {
        var quote = text[_at++];
        var value = new StringBuilder();
        var isOpaque = false;
        for (; _at < text.Length && text[_at] != quote; _at++)
        {
            if (text[_at] == '\\' && _at + 1 < text.Length)
                value.Append(text[++_at] == 'n' ? '\n' : text[_at]);
            else
            {
                isOpaque |= quote == '`' && text[_at] == '$' && _at + 1 < text.Length && text[_at + 1] == '{';
                value.Append(text[_at]);
            }
        }
        _at++;
        return isOpaque ? Opaque : value.ToString();
    }

    string ReadWord()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
            _at++;
        return text[start.._at];
    }

    void SkipValue()
    {
        for (var depth = 0; _at < text.Length; )
        {
            SkipBlanks();
            if (_at >= text.Length || (depth == 0 && text[_at] is ',' or '}' or ']'))
                return;
            if (IsQuote(text[_at]))
            {
                ReadString();
                continue;
            }
            depth += text[_at] switch
            {
                '{' or '(' or '[' => 1,
                '}' or ')' or ']' => -1,
                _ => 0,
            };
            _at++;
        }
    }

    bool Take(string expected)
    {
        if (string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
            return false;
        _at += expected.Length;
        return true;
    }

    void SkipBlanks()
    {
        while (_at < text.Length)
        {
            if (char.IsWhiteSpace(text[_at]))
                _at++;
            else if (Take("//"))
                _at = End("\n");
            else if (Take("/*"))
                _at = End("*/");
            else
                return;
        }
    }

    int End(string mark) =>
        text.IndexOf(mark, _at, StringComparison.Ordinal) is >= 0 and var at ? at + mark.Length : text.Length;

    static bool IsQuote(char c) => c is '\'' or '"' or '`';

    sealed record EnvironmentVariable(string Name);
}
