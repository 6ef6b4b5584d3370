namespace Godwit;

/// <summary>Reads what stands behind <c>DEFAULT</c>.</summary>
sealed class SqliteDefault
{
    static readonly SqliteNormalForm _strings = new(new HashSet<string>(), "");

    readonly SqliteTokens _tokens;

    /// <param name="tokens">The definition of a table.</param>
    /// <param name="from">Where the value begins.</param>
    /// <param name="end">Where the column ends.</param>
    public SqliteDefault(SqliteTokens tokens, int from, int end)
    {
        _tokens = tokens;
        var isInParentheses = tokens.IsSymbol(from, '(');
        Behind = isInParentheses ? tokens.Behind(from) : BehindLiteral(from, end);
        var (first, last) = isInParentheses ? (from + 1, Behind - 1) : (from, Behind);
        Text = last - first == 1 ? Literal(first) : _strings.Write(tokens, first, last);
    }

    /// <summary>Where it ends.</summary>
    public int Behind { get; }

    /// <summary>The value in one form; <c>null</c> for none.</summary>
    public string Text { get; }

    int BehindLiteral(int from, int end)
    {
        var behind = from + (_tokens.IsSymbol(from, '-') || _tokens.IsSymbol(from, '+') ? 2 : 1);
        // A blob: x'0F' are two tokens.
        var isBlob = behind < end && _tokens[behind].Kind == SqlTokenKind.String && _tokens.Touches(behind);
        return isBlob ? behind + 1 : behind;
    }

    // A default refers to no column: a lone name is a string.
    string Literal(int index) =>
        _tokens[index].Kind switch
        {
            SqlTokenKind.QuotedIdentifier => SqliteNormalForm.Quote(_tokens.NameAt(index)),
            SqlTokenKind.Word => WordLiteral(_tokens.NameAt(index)),
            _ => _strings.Write(_tokens, index, index + 1),
        };

    static string WordLiteral(string word) =>
        SqliteNormalForm.Lower(word) switch
        {
            "null" or "true" or "false" => SqliteNormalForm.Lower(word),
            "current_time" or "current_date" or "current_timestamp" => SqliteNormalForm.Lower(word),
            _ => SqliteNormalForm.Quote(word),
        };
}
