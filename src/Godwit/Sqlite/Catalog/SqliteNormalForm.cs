using System.Text;

namespace Godwit;

/// <summary>
/// Writes SQL so that what means the same to SQLite is the same text: no comments, one kind of blanks, lower case,
/// quotes only around names that need them. For comparing, not for running.
/// </summary>
/// <param name="known">
/// The names that can be meant. SQLite takes <c>"x"</c> for a string where no name x is to be found.
/// </param>
/// <param name="self">The only table that can be meant; its name before a column says nothing.</param>
sealed class SqliteNormalForm(IReadOnlySet<string> known, string? self = null)
{
    static readonly string[] _operators = ["||", "<=", ">=", "<>", "!=", "==", "<<", ">>", "->", "->>"];

    static readonly HashSet<string> _keywordsBeforeParenthesis =
    [
        "all",
        "and",
        "as",
        "between",
        "by",
        "case",
        "check",
        "collate",
        "distinct",
        "else",
        "except",
        "exists",
        "from",
        "having",
        "in",
        "intersect",
        "is",
        "join",
        "like",
        "limit",
        "not",
        "of",
        "on",
        "or",
        "over",
        "returning",
        "select",
        "set",
        "then",
        "union",
        "using",
        "values",
        "when",
        "where",
    ];

    /// <summary>The normal form of some tokens.</summary>
    public string Write(SqliteTokens tokens, int from, int to)
    {
        var text = new StringBuilder();
        var before = "";
        for (var i = from; i < to; i++)
        {
            if (IsSelf(tokens, i))
            {
                i++;
                continue;
            }
            var piece = PieceOf(tokens, i);
            if (tokens.Touches(i) && Array.IndexOf(_operators, before + piece) >= 0)
            {
                text.Append(piece);
                before += piece;
                continue;
            }
            if (text.Length > 0 && IsApart(tokens, i, before, piece))
                text.Append(' ');
            text.Append(piece);
            // A sign behind an operator, or at the beginning, is part of the number.
            before = piece is "-" or "+" && (before.Length == 0 || IsOperatorOrComma(before)) ? "." : piece;
        }
        return text.ToString();
    }

    /// <summary>The normal form of a whole text.</summary>
    public string Write(string text)
    {
        var tokens = new SqliteTokens(text);
        return Write(tokens, 0, tokens.Count);
    }

    /// <summary>The normal form of the columns of an index: ASC says nothing.</summary>
    public string WriteKey(SqliteTokens tokens, int from, int to)
    {
        var parts = new List<string>();
        var (start, depth) = (from, 0);
        for (var i = from; i <= to; i++)
        {
            depth += i < to && tokens.IsSymbol(i, '(') ? 1 : 0;
            depth -= i < to && tokens.IsSymbol(i, ')') ? 1 : 0;
            if (i < to && (depth > 0 || !tokens.IsSymbol(i, ',')))
                continue;
            parts.Add(Write(tokens, start, i - 1 > start && tokens.IsWord(i - 1, "asc") ? i - 1 : i));
            start = i + 1;
        }
        return string.Join(", ", parts);
    }

    /// <summary>A name as it is compared: ASCII letters in lower case, in quotes where it needs them.</summary>
    public static string Name(string name)
    {
        var lower = Lower(name);
        return IsPlain(lower) ? lower : SqliteStatements.Syntax.QuoteIdentifier(lower);
    }

    /// <summary>SQLite knows no case but that of ASCII.</summary>
    public static string Lower(ReadOnlySpan<char> text)
    {
        var lower = new char[text.Length];
        for (var i = 0; i < text.Length; i++)
            lower[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | ' ') : text[i];
        return new(lower);
    }

    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static bool IsPlain(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_' && c != '$' && c < '\u0080')
                return false;
        }
        return name.Length > 0 && !char.IsAsciiDigit(name[0]) && name[0] != '$';
    }

    bool IsSelf(SqliteTokens tokens, int index) =>
        self is not null
        && tokens.IsSymbol(index + 1, '.')
        && !(index > 0 && tokens.IsSymbol(index - 1, '.'))
        && tokens.IsName(index)
        && tokens.NameAt(index).Equals(self, StringComparison.OrdinalIgnoreCase);

    string PieceOf(SqliteTokens tokens, int index)
    {
        var text = tokens.TextOf(index);
        return tokens[index].Kind switch
        {
            SqlTokenKind.Word => Lower(text),
            SqlTokenKind.Number => Lower(text),
            SqlTokenKind.QuotedIdentifier when text[0] != '"' => Name(tokens.NameAt(index)),
            SqlTokenKind.QuotedIdentifier => NameOrString(tokens.NameAt(index)),
            _ => text.ToString(),
        };
    }

    string NameOrString(string name) =>
        known.Contains(name) ? Name(name)
        : self is not null ? Quote(name)
        : SqliteStatements.Syntax.QuoteIdentifier(name.Length == 0 ? " " : name);

    static bool IsApart(SqliteTokens tokens, int index, string before, string piece) =>
        piece switch
        {
            "," or ")" or "." or ";" => false,
            _ when before is "(" or "." => false,
            "(" => !IsCalled(before),
            _ when before is "x" && tokens[index].Kind == SqlTokenKind.String => !tokens.Touches(index),
            _ => true,
        };

    static bool IsCalled(string before) =>
        before.Length > 0
        && (char.IsLetterOrDigit(before[0]) || before[0] is '_' or '"')
        && !_keywordsBeforeParenthesis.Contains(before);

    static bool IsOperatorOrComma(string before) =>
        !char.IsLetterOrDigit(before[^1]) && before[^1] is not (')' or '"' or '\'' or '_');
}
