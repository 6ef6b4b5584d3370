using System.Buffers;
using System.Text;

namespace Godwit;

/// <summary>
/// Takes SQL text apart, token by token, in one pass and without recursion. It never fails: see <see
/// cref="IsUnterminated"/>.
/// </summary>
ref struct SqlTokenizer
{
    static readonly SearchValues<char> LineEnds = SearchValues.Create('\n', '\r');
    static readonly SearchValues<char> QuoteOrBackslash = SearchValues.Create('\'', '\\');
    static readonly SearchValues<char> CommentMarks = SearchValues.Create('*', '/');

    readonly ReadOnlySpan<char> _text;
    readonly SqlCharacters _characters;
    readonly SqlSyntax _syntax;
    int _escapeStringEnd = -1;

    public SqlTokenizer(string text, SourceSpan span, SqlSyntax syntax)
    {
        _text = text.AsSpan(0, span.End);
        _syntax = syntax;
        _characters = new(_text, syntax);
        Current = new(SqlTokenKind.Symbol, span.Start, span.Start);
    }

    /// <summary>The token that <see cref="MoveNext"/> found.</summary>
    public SqlToken Current { get; private set; }

    /// <summary>The current token is a quote or comment that the text ends in.</summary>
    public bool IsUnterminated { get; private set; }

    /// <summary>There is no current token: the last move found none.</summary>
    public readonly bool IsAtEnd => Current.Start >= _text.Length;

    /// <summary>The text of the current token.</summary>
    public readonly ReadOnlySpan<char> Text => _text[Current.Start..Current.End];

    /// <summary>True for this keyword, whatever its case.</summary>
    public readonly bool IsWord(ReadOnlySpan<char> keyword) =>
        Current.Kind == SqlTokenKind.Word && Ascii.EqualsIgnoreCase(Text, keyword);

    public readonly bool IsSymbol(char symbol) =>
        Current.Kind == SqlTokenKind.Symbol && Current.End > Current.Start && _text[Current.Start] == symbol;

    /// <summary>Goes to the next token that is not a comment.</summary>
    public bool MoveNext()
    {
        while (MoveNextOrComment())
        {
            if (!Current.IsComment)
                return true;
        }
        return false;
    }

    /// <summary>Goes to the next token; false, and an empty token, at the end.</summary>
    public bool MoveNextOrComment()
    {
        var start = Current.End;
        while (
            (uint)start < (uint)_text.Length
            && (_characters.ClassAt(start) == CharClass.Space || IsBlankInBlanks(start))
        )
            start++;
        if (start >= _text.Length)
        {
            Current = new(SqlTokenKind.Symbol, _text.Length, _text.Length);
            return false;
        }
        Current = _characters.ClassAt(start) switch
        {
            CharClass.Word => Word(start),
            CharClass.Digit => new(SqlTokenKind.Number, start, _characters.NumberEnd(start)),
            CharClass.String => ContinuesEscapeString(start) ? EscapeString(start, start + 1) : String(start, start),
            CharClass.Identifier => Quoted(SqlTokenKind.QuotedIdentifier, start, start, _text[start]),
            CharClass.Bracket => Quoted(SqlTokenKind.QuotedIdentifier, start, start, ']'),
            CharClass.Dollar => Dollar(start),
            CharClass.Parameter => NamedParameter(start),
            CharClass.Minus when _characters.At(start + 1) == '-' => LineComment(start),
            CharClass.Slash when _characters.At(start + 1) == '*' => BlockComment(start),
            CharClass.Dot when char.IsAsciiDigit(_characters.At(start + 1)) => new(
                SqlTokenKind.Number,
                start,
                _characters.NumberEnd(start)
            ),
            CharClass.Backslash => new(SqlTokenKind.ClientCommand, start, _characters.WordEnd(start + 1)),
            _ => new(SqlTokenKind.Symbol, start, start + 1),
        };
        return true;
    }

    /// <summary>To SQLite a vertical tab is a blank behind a blank, and a mistake anywhere else.</summary>
    readonly bool IsBlankInBlanks(int index) => _text[index] == '\v' && index > Current.End && _syntax.HasSqliteBlanks;

    SqlToken Word(int start)
    {
        var next = _characters.At(start + 1);
        if (_syntax.HasStringPrefixes && next is '\'' or '&')
        {
            switch (_text[start])
            {
                case 'e' or 'E' when next == '\'':
                    return EscapeString(start, start + 2);
                case 'b' or 'B' or 'x' or 'X' or 'n' or 'N' when next == '\'':
                    return String(start, start + 1);
                case 'u' or 'U' when next == '&' && _characters.At(start + 2) == '\'':
                    return String(start, start + 2);
                case 'u' or 'U' when next == '&' && _characters.At(start + 2) == '"':
                    return Quoted(SqlTokenKind.QuotedIdentifier, start, start + 2, '"');
            }
        }
        return new(SqlTokenKind.Word, start, _characters.WordEnd(start + 1));
    }

    SqlToken String(int start, int quote) => Quoted(SqlTokenKind.String, start, quote, '\'');

    SqlToken Quoted(SqlTokenKind kind, int start, int quote, char close)
    {
        for (var i = quote + 1; ; i += 2)
        {
            var found = _text[i..].IndexOf(close);
            if (found < 0)
                return Unterminated(kind, start);
            i += found;
            if (close == ']' || _characters.At(i + 1) != close)
                return new(kind, start, i + 1);
        }
    }

    SqlToken EscapeString(int start, int inside)
    {
        for (var i = inside; i <= _text.Length; i += 2)
        {
            var found = _text[i..].IndexOfAny(QuoteOrBackslash);
            if (found < 0)
                break;
            i += found;
            if (_text[i] == '\'' && _characters.At(i + 1) != '\'')
            {
                _escapeStringEnd = i + 1;
                return new(SqlTokenKind.String, start, i + 1);
            }
        }
        return Unterminated(SqlTokenKind.String, start);
    }

    /// <summary>
    /// After <c>E'a'</c>, a quote behind blanks and <c>--</c> comments with a line end continues it, backslash escapes
    /// included.
    /// </summary>
    bool ContinuesEscapeString(int quote)
    {
        if (_escapeStringEnd < 0)
            return false;
        var (i, hasLineEnd) = (_escapeStringEnd, false);
        _escapeStringEnd = -1;
        while (i < quote)
        {
            if (_text[i] == '-' && _characters.At(i + 1) == '-')
                i += _text[i..].IndexOfAny(LineEnds);
            else if (_characters.ClassAt(i) != CharClass.Space)
                return false;
            hasLineEnd |= LineEnds.Contains(_text[i++]);
        }
        return hasLineEnd;
    }

    SqlToken Dollar(int start)
    {
        var i = start + 1;
        if (char.IsAsciiDigit(_characters.At(i)))
        {
            while (char.IsAsciiDigit(_characters.At(i)))
                i++;
            return new(SqlTokenKind.Parameter, start, i);
        }
        while (_characters.At(i) != '$' && _characters.IsWordPart(i))
            i++;
        if (_characters.At(i) != '$')
            return new(SqlTokenKind.Symbol, start, start + 1);
        var delimiter = _text[start..(i + 1)];
        var length = _text[(i + 1)..].IndexOf(delimiter);
        return length < 0
            ? Unterminated(SqlTokenKind.String, start)
            : new(SqlTokenKind.String, start, i + 1 + length + delimiter.Length);
    }

    readonly SqlToken NamedParameter(int start)
    {
        var end = _characters.ParameterEnd(start, out var hasName);
        return new(hasName ? SqlTokenKind.Parameter : SqlTokenKind.Symbol, start, end);
    }

    readonly SqlToken LineComment(int start)
    {
        var rest = _text[start..];
        var length = _syntax.EndsCommentAtCarriageReturn ? rest.IndexOfAny(LineEnds) : rest.IndexOf('\n');
        return new(SqlTokenKind.LineComment, start, length < 0 ? _text.Length : start + length);
    }

    SqlToken BlockComment(int start)
    {
        if (!_syntax.HasNestedComments)
        {
            // SQLite lets a comment run to the end of the text; a text that ends in `/*` ends in two operators.
            var length = _text[(start + 2)..].IndexOf("*/");
            return start + 2 == _text.Length
                ? new(SqlTokenKind.Symbol, start, start + 1)
                : new(SqlTokenKind.BlockComment, start, length < 0 ? _text.Length : start + 2 + length + 2);
        }
        var depth = 1;
        for (var i = start + 2; ; )
        {
            var found = _text[i..].IndexOfAny(CommentMarks);
            if (found < 0)
                return Unterminated(SqlTokenKind.BlockComment, start);
            i += found;
            var change = (_text[i], _characters.At(i + 1)) switch
            {
                ('/', '*') => 1,
                ('*', '/') => -1,
                _ => 0,
            };
            i += change == 0 ? 1 : 2;
            depth += change;
            if (depth == 0)
                return new(SqlTokenKind.BlockComment, start, i);
        }
    }

    SqlToken Unterminated(SqlTokenKind kind, int start)
    {
        IsUnterminated = true;
        return new(kind, start, _text.Length);
    }
}
