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
    readonly ReadOnlySpan<byte> _charClasses;
    readonly SqlSyntax _syntax;
    int _escapeStringEnd = -1;

    public SqlTokenizer(string text, SourceSpan span, SqlSyntax syntax)
    {
        _text = text.AsSpan(0, span.End);
        _syntax = syntax;
        _charClasses = syntax.CharClasses;
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
        while ((uint)start < (uint)_text.Length && (ClassAt(start) == CharClass.Space || IsBlankInBlanks(start)))
            start++;
        if (start >= _text.Length)
        {
            Current = new(SqlTokenKind.Symbol, _text.Length, _text.Length);
            return false;
        }
        Current = ClassAt(start) switch
        {
            CharClass.Word => Word(start),
            CharClass.Digit => Number(start),
            CharClass.String => ContinuesEscapeString(start) ? EscapeString(start, start + 1) : String(start, start),
            CharClass.Identifier => Quoted(SqlTokenKind.QuotedIdentifier, start, start, _text[start]),
            CharClass.Bracket => Quoted(SqlTokenKind.QuotedIdentifier, start, start, ']'),
            CharClass.Dollar => Dollar(start),
            CharClass.Parameter => NamedParameter(start),
            CharClass.Minus when CharAt(start + 1) == '-' => LineComment(start),
            CharClass.Slash when CharAt(start + 1) == '*' => BlockComment(start),
            CharClass.Dot when char.IsAsciiDigit(CharAt(start + 1)) => Number(start),
            CharClass.Backslash => new(SqlTokenKind.ClientCommand, start, WordEnd(start + 1)),
            _ => new(SqlTokenKind.Symbol, start, start + 1),
        };
        return true;
    }

    readonly char CharAt(int index) => (uint)index < (uint)_text.Length ? _text[index] : '\0';

    readonly CharClass ClassAt(int index)
    {
        var c = _text[index];
        if (c < _charClasses.Length)
            return (CharClass)_charClasses[c];
        return c == '\uFEFF' && _syntax.HasSqliteBlanks ? CharClass.Space : CharClass.Word;
    }

    /// <summary>To SQLite a vertical tab is a blank behind a blank, and a mistake anywhere else.</summary>
    readonly bool IsBlankInBlanks(int index) => _text[index] == '\v' && index > Current.End && _syntax.HasSqliteBlanks;

    readonly bool IsWordPart(int index)
    {
        if ((uint)index >= (uint)_text.Length)
            return false;
        var c = _text[index];
        return c >= _charClasses.Length || c == '$' || (CharClass)_charClasses[c] is CharClass.Word or CharClass.Digit;
    }

    readonly int WordEnd(int index)
    {
        while (IsWordPart(index))
            index++;
        return index;
    }

    SqlToken Word(int start)
    {
        var next = CharAt(start + 1);
        if (_syntax.HasStringPrefixes && next is '\'' or '&')
        {
            switch (_text[start])
            {
                case 'e' or 'E' when next == '\'':
                    return EscapeString(start, start + 2);
                case 'b' or 'B' or 'x' or 'X' or 'n' or 'N' when next == '\'':
                    return String(start, start + 1);
                case 'u' or 'U' when next == '&' && CharAt(start + 2) == '\'':
                    return String(start, start + 2);
                case 'u' or 'U' when next == '&' && CharAt(start + 2) == '"':
                    return Quoted(SqlTokenKind.QuotedIdentifier, start, start + 2, '"');
            }
        }
        return new(SqlTokenKind.Word, start, WordEnd(start + 1));
    }

    readonly SqlToken Number(int start)
    {
        var end = Digits(start);
        if (CharAt(end) == '.' && CharAt(end + 1) != '.')
            end = Digits(end + 1);
        if (CharAt(end) is 'e' or 'E')
        {
            var exponent = CharAt(end + 1) is '+' or '-' ? end + 2 : end + 1;
            if (char.IsAsciiDigit(CharAt(exponent)))
                end = Digits(exponent);
        }
        return new(SqlTokenKind.Number, start, end);
    }

    readonly int Digits(int index)
    {
        while (char.IsAsciiDigit(CharAt(index)) || (CharAt(index) == '_' && char.IsAsciiDigit(CharAt(index + 1))))
            index++;
        return index;
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
            if (close == ']' || CharAt(i + 1) != close)
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
            if (_text[i] == '\'' && CharAt(i + 1) != '\'')
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
            if (_text[i] == '-' && CharAt(i + 1) == '-')
                i += _text[i..].IndexOfAny(LineEnds);
            else if (ClassAt(i) != CharClass.Space)
                return false;
            hasLineEnd |= LineEnds.Contains(_text[i++]);
        }
        return hasLineEnd;
    }

    SqlToken Dollar(int start)
    {
        var i = start + 1;
        if (char.IsAsciiDigit(CharAt(i)))
        {
            while (char.IsAsciiDigit(CharAt(i)))
                i++;
            return new(SqlTokenKind.Parameter, start, i);
        }
        while (CharAt(i) != '$' && IsWordPart(i))
            i++;
        if (CharAt(i) != '$')
            return new(SqlTokenKind.Symbol, start, start + 1);
        var delimiter = _text[start..(i + 1)];
        var length = _text[(i + 1)..].IndexOf(delimiter);
        return length < 0
            ? Unterminated(SqlTokenKind.String, start)
            : new(SqlTokenKind.String, start, i + 1 + length + delimiter.Length);
    }

    /// <summary>
    /// <c>?1</c>, <c>:a</c> and Tcl's <c>$a::b(c)</c>, whose parentheses may hold anything but blanks.
    /// </summary>
    readonly SqlToken NamedParameter(int start)
    {
        var i = start + 1;
        if (_text[start] == '?')
            return new(SqlTokenKind.Parameter, start, Digits(i));
        var hasName = false;
        while (IsWordPart(i) || (CharAt(i) == ':' && CharAt(i + 1) == ':'))
        {
            hasName |= _text[i] != ':';
            i += _text[i] == ':' ? 2 : 1;
        }
        if (hasName && CharAt(i) == '(')
        {
            while (++i < _text.Length && _text[i] != ')' && ClassAt(i) != CharClass.Space) { }
            i += CharAt(i) == ')' ? 1 : 0;
        }
        return new(hasName ? SqlTokenKind.Parameter : SqlTokenKind.Symbol, start, i);
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
            var change = (_text[i], CharAt(i + 1)) switch
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
