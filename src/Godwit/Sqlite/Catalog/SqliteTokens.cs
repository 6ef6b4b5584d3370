namespace Godwit;

/// <summary>The tokens of a statement or expression that SQLite has accepted, comments left out.</summary>
sealed class SqliteTokens
{
    readonly List<SqlToken> _tokens = [];

    public SqliteTokens(string text)
    {
        Text = text;
        var tokens = new SqlTokenizer(text, new(0, text.Length), SqliteStatements.Syntax);
        while (tokens.MoveNext())
            _tokens.Add(tokens.Current);
    }

    /// <summary>The text that was taken apart.</summary>
    public string Text { get; }

    public int Count => _tokens.Count;

    public SqlToken this[int index] => _tokens[index];

    public ReadOnlySpan<char> TextOf(int index) => Text.AsSpan(_tokens[index].Start.._tokens[index].End);

    /// <summary>True for this keyword, whatever its case; false behind the last token.</summary>
    public bool IsWord(int index, ReadOnlySpan<char> keyword) =>
        index < Count
        && _tokens[index].Kind == SqlTokenKind.Word
        && System.Text.Ascii.EqualsIgnoreCase(TextOf(index), keyword);

    public bool IsSymbol(int index, char symbol) =>
        index < Count && _tokens[index].Kind == SqlTokenKind.Symbol && Text[_tokens[index].Start] == symbol;

    /// <summary>True for two words next to each other.</summary>
    public bool AreWords(int index, ReadOnlySpan<char> first, ReadOnlySpan<char> second) =>
        IsWord(index, first) && IsWord(index + 1, second);

    /// <summary>The name that a token stands for; SQLite takes strings for names where only a name can be.</summary>
    public string NameAt(int index)
    {
        var text = TextOf(index);
        return _tokens[index].Kind == SqlTokenKind.String
            ? text[1..^1].ToString().Replace("''", "'", StringComparison.Ordinal)
            : SqliteStatements.Syntax.NameOf(text);
    }

    /// <summary>True for a token that can be a name.</summary>
    public bool IsName(int index) =>
        index < Count
        && _tokens[index].Kind is SqlTokenKind.Word or SqlTokenKind.QuotedIdentifier or SqlTokenKind.String;

    /// <summary>True where nothing stands between a token and the one before it.</summary>
    public bool Touches(int index) => index > 0 && _tokens[index - 1].End == _tokens[index].Start;

    /// <summary>The index behind the parenthesis that closes the one at an index.</summary>
    public int Behind(int open)
    {
        var depth = 0;
        for (var i = open; i < Count; i++)
        {
            if (IsSymbol(i, '('))
                depth++;
            else if (IsSymbol(i, ')') && --depth == 0)
                return i + 1;
        }
        return Count;
    }

    /// <summary>The text from one token up to another, as it is written.</summary>
    public string Source(int from, int to) => from >= to ? "" : Text[_tokens[from].Start.._tokens[to - 1].End];

    /// <summary>Everything that may be a name in it; more rather than less.</summary>
    public HashSet<string> Names()
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < Count; i++)
        {
            if (IsName(i))
                names.Add(NameAt(i));
        }
        return names;
    }
}
