using System.Globalization;
using System.Text;

namespace Godwit.Cli;

/// <summary>Walks through text in JavaScript or TypeScript: blanks, comments, words, strings.</summary>
/// <param name="text">The text.</param>
abstract class JavaScriptText(string text)
{
    /// <summary>Stands for a value that only running the file would tell.</summary>
    public static readonly object Opaque = new();

    int _at;

    protected int At
    {
        get => _at;
        set => _at = value;
    }

    protected bool IsAtEnd => _at >= text.Length;

    /// <summary>The character here; none at the end.</summary>
    protected char Here => IsAtEnd ? '\0' : text[_at];

    /// <summary>A string, or what is opaque: one into which a value is put that nobody knows.</summary>
    protected object ReadString()
    {
        var quote = text[_at++];
        var value = new StringBuilder();
        var isOpaque = false;
        // A quote without an end, as in a regular expression, is none behind its line.
        while (_at < text.Length && text[_at] != quote && (quote == '`' || text[_at] != '\n'))
        {
            if (quote == '`' && Take("${"))
            {
                var inserted = ReadInserted();
                isOpaque |= inserted is null;
                value.Append(inserted);
                continue;
            }
            value.Append(text[_at] == '\\' && _at + 1 < text.Length ? ReadEscape() : text[_at++]);
        }
        _at++;
        return isOpaque ? Opaque : value.ToString();
    }

    char ReadEscape()
    {
        var letter = text[_at + 1];
        _at += 2;
        var digits = letter switch
        {
            'u' => 4,
            'x' => 2,
            _ => 0,
        };
        if (
            digits == 0
            || _at + digits > text.Length
            || !ushort.TryParse(text.AsSpan(_at, digits), NumberStyles.AllowHexSpecifier, null, out var code)
        )
            return letter switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => letter,
            };
        _at += digits;
        return (char)code;
    }

    /// <summary>What <c>${…}</c> puts into a string, up to its end; absent: nobody knows.</summary>
    protected abstract string? ReadInserted();

    /// <summary>A name or a number; empty where there is none.</summary>
    protected string ReadWord()
    {
        var start = _at;
        while (_at < text.Length && (char.IsLetterOrDigit(text[_at]) || text[_at] is '_' or '$'))
            _at++;
        return text[start.._at];
    }

    /// <summary>Goes to the end of a value, whatever it is.</summary>
    protected void SkipValue()
    {
        for (var depth = 0; _at < text.Length; )
        {
            SkipBlanks();
            if (_at >= text.Length || (depth == 0 && text[_at] is ',' or '}' or ']' or ')'))
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

    /// <summary>Passes over what is expected; false: something else is here.</summary>
    protected bool Take(string expected)
    {
        if (_at >= text.Length || string.CompareOrdinal(text, _at, expected, 0, expected.Length) != 0)
            return false;
        _at += expected.Length;
        return true;
    }

    /// <summary>Passes over blanks and comments.</summary>
    protected void SkipBlanks()
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

    protected static bool IsQuote(char c) => c is '\'' or '"' or '`';
}
