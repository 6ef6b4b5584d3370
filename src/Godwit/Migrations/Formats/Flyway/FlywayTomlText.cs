using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>
/// Reads <c>flyway.toml</c>: tables, dotted keys, strings of all four kinds, lists and inline tables. Dates are taken
/// as the text they are.
/// </summary>
/// <remarks>toml.io, version 1.0.0.</remarks>
sealed class FlywayTomlText(string text, string file)
{
    readonly List<FlywayValue> _values = [];
    string _table = "";
    int _at = text.StartsWith('\uFEFF') ? 1 : 0;

    /// <summary>The values in the order of the file, with the names of their tables before the keys.</summary>
    /// <exception cref="InvalidMigrationFolderException">The text is not TOML.</exception>
    public static IReadOnlyList<FlywayValue> Read(string text, string file) => new FlywayTomlText(text, file).Read();

    char Current => _at < text.Length ? text[_at] : '\0';

    List<FlywayValue> Read()
    {
        while (true)
        {
            PassBlanks(lineEnds: true);
            if (_at >= text.Length)
                return _values;
            if (Current == '[')
                ReadTable();
            else
                ReadPair(_table);
            PassBlanks(lineEnds: false);
            if (_at < text.Length && Current is not ('\n' or '\r'))
                throw Invalid($"'{Current}' does not belong behind the value.");
        }
    }

    void ReadTable()
    {
        var brackets = text.AsSpan(_at).StartsWith("[[") ? 2 : 1;
        _at += brackets;
        _table = ReadKey() + ".";
        for (var i = 0; i < brackets; i++)
            Expect(']');
    }

    void ReadPair(string table)
    {
        var line = Line();
        var key = table + ReadKey();
        Expect('=');
        PassBlanks(lineEnds: false);
        if (Current == '{')
            ReadInlineTable(key + ".");
        else
            _values.Add(new(key, ReadItems(), $"{file}:{line}"));
    }

    void ReadInlineTable(string table)
    {
        _at++;
        while (true)
        {
            PassBlanks(lineEnds: true);
            if (Current == '}')
                break;
            ReadPair(table);
            PassBlanks(lineEnds: true);
            if (Current == ',')
                _at++;
            else if (Current != '}')
                throw Invalid("an inline table is not closed.");
        }
        _at++;
    }

    string ReadKey()
    {
        var key = new StringBuilder();
        while (true)
        {
            PassBlanks(lineEnds: false);
            key.Append(Current is '"' or '\'' ? ReadString() : ReadBare());
            PassBlanks(lineEnds: false);
            if (Current != '.')
                return key.ToString();
            key.Append('.');
            _at++;
        }
    }

    string ReadBare()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Current) || Current is '_' or '-')
            _at++;
        return _at > start ? text[start.._at] : throw Invalid("a key is missing.");
    }

    ValueList<string> ReadItems()
    {
        if (Current != '[')
            return [ReadScalar()];
        _at++;
        var items = new List<string>();
        while (true)
        {
            PassBlanks(lineEnds: true);
            if (Current == ']')
                break;
            items.AddRange(ReadItems());
            PassBlanks(lineEnds: true);
            if (Current == ',')
                _at++;
            else if (Current != ']')
                throw Invalid("a list is not closed.");
        }
        _at++;
        return items.ToValueList();
    }

    string ReadScalar()
    {
        if (Current is '"' or '\'')
            return ReadString();
        var start = _at;
        while (_at < text.Length && Current is not (',' or ']' or '}' or '#' or '\n' or '\r'))
            _at++;
        var value = text[start.._at].Trim();
        return value.Length > 0 && value.All(c => char.IsAsciiLetterOrDigit(c) || "+-_.: ".Contains(c))
            ? value
            : throw Invalid("a value is missing, or a text stands without quotes.");
    }

    string ReadString()
    {
        var quote = Current;
        var isLong = text.AsSpan(_at).StartsWith(new string(quote, 3));
        var end = new string(quote, isLong ? 3 : 1);
        _at += end.Length;
        if (isLong && Current == '\r')
            _at++;
        if (isLong && Current == '\n')
            _at++;
        var result = new StringBuilder();
        while (!text.AsSpan(_at).StartsWith(end))
        {
            if (_at >= text.Length || (!isLong && Current is '\n' or '\r'))
                throw Invalid("a text is not closed.");
            if (quote == '"' && Current == '\\')
                ReadEscape(result);
            else
                result.Append(text[_at++]);
        }
        _at += end.Length;
        return result.ToString();
    }

    void ReadEscape(StringBuilder result)
    {
        _at++;
        var escape = Current;
        _at++;
        if (escape is 'u' or 'U')
        {
            var length = escape == 'u' ? 4 : 8;
            if (
                _at + length > text.Length
                || !int.TryParse(text.AsSpan(_at, length), NumberStyles.HexNumber, null, out var code)
                || !Rune.IsValid(code)
            )
                throw Invalid("an escape is not a character.");
            result.Append(new Rune(code).ToString());
            _at += length;
            return;
        }
        if (escape is ' ' or '\t' or '\n' or '\r')
        {
            // A backslash at the end of a line joins it with the next.
            while (_at < text.Length && char.IsWhiteSpace(Current))
                _at++;
            return;
        }
        result.Append(
            escape switch
            {
                'b' => '\b',
                't' => '\t',
                'n' => '\n',
                'f' => '\f',
                'r' => '\r',
                '"' or '\\' => escape,
                _ => throw Invalid(
                    $"'\\{escape}' is no escape; write a path with two backslashes or in single quotes."
                ),
            }
        );
    }

    void Expect(char expected)
    {
        PassBlanks(lineEnds: false);
        if (Current != expected)
            throw Invalid($"'{expected}' is missing.");
        _at++;
    }

    void PassBlanks(bool lineEnds)
    {
        while (_at < text.Length)
        {
            if (Current == '#')
                while (_at < text.Length && Current != '\n')
                    _at++;
            else if (Current is ' ' or '\t' || (lineEnds && Current is '\n' or '\r'))
                _at++;
            else
                return;
        }
    }

    int Line() => text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1;

    InvalidMigrationFolderException Invalid(string what) =>
        FlywayErrors.Folder(
            FlywayErrors.Configuration,
            $"{file}:{Line()}: {what}",
            "Correct the file; nothing was changed."
        );
}
