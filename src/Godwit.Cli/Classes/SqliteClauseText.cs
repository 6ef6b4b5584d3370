namespace Godwit.Cli;

/// <summary>Clauses of SQLite's statements as someone wrote them; what the catalog compares is in lower case.</summary>
static class SqliteClauseText
{
    /// <summary>The keys of an index, at the commas that stand in no parentheses.</summary>
    public static IEnumerable<string> Split(string keys)
    {
        var tokens = new SqliteTokens(keys);
        var (start, depth) = (0, 0);
        for (var i = 0; i <= tokens.Count; i++)
        {
            if (i < tokens.Count && (depth > 0 || !tokens.IsSymbol(i, ',')))
            {
                depth += tokens.IsSymbol(i, '(') ? 1 : 0;
                depth -= tokens.IsSymbol(i, ')') ? 1 : 0;
                continue;
            }
            yield return tokens.Source(start, i);
            start = i + 1;
        }
    }

    /// <summary>The name of a constraint, where it has one: the catalog describes the others.</summary>
    public static string? NameOf(SchemaObject constraint) =>
        new SqliteTokens(constraint.Source ?? "").IsWord(0, "constraint") ? constraint.Name.Name : null;

    /// <summary>The expression behind a word in the definition of a column.</summary>
    public static string ClauseOf(SchemaObject column, string word)
    {
        var tokens = new SqliteTokens(column.Source ?? "");
        var at = 1;
        while (!tokens.IsWord(at, word))
            at = tokens.IsSymbol(at, '(') ? tokens.Behind(at) : at + 1;
        if (tokens.IsSymbol(++at, '('))
            return tokens.Source(at + 1, tokens.Behind(at) - 1);
        var isSigned = tokens.IsSymbol(at, '-') || tokens.IsSymbol(at, '+');
        // x'0F' are two tokens. A name is a string here, and the catalog has it as one.
        var isBlob = tokens.IsWord(at, "x") && tokens.Touches(at + 1);
        return tokens[at].Kind != SqlTokenKind.String && !isBlob && column["default"] is ['\'', ..] and var text
            ? text
            : tokens.Source(at, at + (isSigned || isBlob ? 2 : 1));
    }

    /// <summary>The condition of a partial index.</summary>
    public static string? WhereOf(SchemaObject index)
    {
        var tokens = new SqliteTokens(index.Source ?? "");
        var at = 0;
        while (index.Has("where") && !tokens.IsWord(at, "where"))
            at = tokens.IsSymbol(at, '(') ? tokens.Behind(at) : at + 1;
        return index.Has("where") ? tokens.Source(at + 1, tokens.Count) : null;
    }

    /// <summary>The condition of a check.</summary>
    public static string ConditionOf(SchemaObject check)
    {
        var tokens = new SqliteTokens(check.Source ?? "");
        var at = tokens.IsWord(0, "constraint") ? 2 : 0;
        return tokens.Source(at + 2, tokens.Count - 1);
    }
}
