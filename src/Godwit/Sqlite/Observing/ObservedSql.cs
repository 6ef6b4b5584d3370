namespace Godwit;

/// <summary>Stored SQL as the observer compares it: lower case, without quotes, comments and layout.</summary>
sealed class ObservedSql
{
    readonly List<string> _texts = [];
    readonly List<bool> _areBare = [];

    public ObservedSql(string sql, string? self = null)
    {
        var tokens = new SqlTokenizer(sql, new(0, sql.Length), SqliteStatements.Syntax);
        var (start, end) = (-1, -1);
        while (tokens.MoveNext())
        {
            var isSymbol = tokens.Current.Kind == SqlTokenKind.Symbol;
            var text = TextOf(tokens);
            // || and the like are two characters of one operator; blanks between them would be a mistake.
            if (isSymbol && end == tokens.Current.Start && start >= 0 && IsOperator(_texts[^1], text[0]))
                _texts[^1] += text;
            else
                Add(text, tokens.Current.Kind == SqlTokenKind.Word);
            (start, end) = (isSymbol ? tokens.Current.Start : -1, tokens.Current.End);
            RemoveSelf(self);
        }
    }

    public int Count => _texts.Count;

    public string this[int index] => index < Count ? _texts[index] : "";

    /// <summary>True for a word without quotes: the only ones that can be keywords.</summary>
    public bool IsBare(int index, string word) =>
        index >= 0 && index < Count && _areBare[index] && _texts[index] == word;

    public bool IsBare(int index) => index < Count && _areBare[index];

    public string Join(int from, int to) => string.Join(' ', _texts.Skip(from).Take(to - from));

    /// <summary>The index behind the closing parenthesis.</summary>
    public int Behind(int open)
    {
        var depth = 0;
        for (var i = open; i < Count; i++)
        {
            depth += _texts[i] == "(" ? 1 : 0;
            depth -= _texts[i] == ")" ? 1 : 0;
            if (depth == 0)
                return i + 1;
        }
        return Count;
    }

    void Add(string text, bool isBare)
    {
        _texts.Add(text);
        _areBare.Add(isBare);
    }

    // In the definition of a table, its own name before a column says nothing.
    void RemoveSelf(string? self)
    {
        if (
            self is null
            || Count < 3
            || _texts[^2] != "."
            || !_texts[^3].Equals(self, StringComparison.OrdinalIgnoreCase)
        )
            return;
        _texts.RemoveRange(Count - 3, 2);
        _areBare.RemoveRange(_areBare.Count - 3, 2);
    }

    static string TextOf(in SqlTokenizer tokens) =>
        tokens.Current.Kind switch
        {
            SqlTokenKind.Word or SqlTokenKind.Number => Fold(tokens.Text.ToString()),
            SqlTokenKind.QuotedIdentifier => Fold(SqliteStatements.Syntax.NameOf(tokens.Text)),
            _ => tokens.Text.ToString(),
        };

    static string Fold(string text) =>
        string.Create(
            text.Length,
            text,
            static (folded, source) =>
            {
                for (var i = 0; i < source.Length; i++)
                    folded[i] = char.IsAsciiLetter(source[i]) ? char.ToLowerInvariant(source[i]) : source[i];
            }
        );

    static bool IsOperator(string first, char second) =>
        (first, second) switch
        {
            ("|", '|') or ("<", '=' or '>' or '<') or (">", '=' or '>') or ("!" or "=", '=') => true,
            ("-" or "->", '>') => true,
            _ => false,
        };
}
