namespace Godwit;

/// <summary>Words and options ahead in a statement.</summary>
static class PostgreSqlOptions
{
    /// <summary>True when the next token is this word; the tokens then stand on it.</summary>
    public static bool NextIs(ReadOnlySpan<char> word, ref SqlTokenizer tokens) =>
        tokens.MoveNext() && tokens.IsWord(word);

    /// <summary>True when the two words follow each other; the tokens then stand on the second.</summary>
    public static bool Holds(scoped ReadOnlySpan<char> first, scoped ReadOnlySpan<char> second, ref SqlTokenizer tokens)
    {
        var found = false;
        while (tokens.MoveNext())
        {
            if (found && tokens.IsWord(second))
                return true;
            found = tokens.IsWord(first);
        }
        return false;
    }

    /// <summary>True when the option is given as off; the tokens stay where they are.</summary>
    public static bool IsOff(ReadOnlySpan<char> option, ref SqlTokenizer tokens)
    {
        var ahead = tokens;
        while (ahead.MoveNext())
        {
            if (IsName(option, ahead))
                return IsOffValue(ahead);
        }
        return false;
    }

    /// <summary>True when the value behind an option's name, with or without an equals sign, is false.</summary>
    public static bool IsOffValue(SqlTokenizer tokens)
    {
        if (!tokens.MoveNext())
            return false;
        if ((tokens.IsSymbol('=') || tokens.IsWord("to")) && !tokens.MoveNext())
            return false;
        // The server takes any unambiguous beginning of a Boolean's name.
        var value = tokens.Text.Trim('\'').Trim().ToString().ToLowerInvariant();
        return value.Length > 0
            && (
                value is "0" or "of" or "off"
                || "false".StartsWith(value, StringComparison.Ordinal)
                || "no".StartsWith(value, StringComparison.Ordinal)
            );
    }

    /// <summary>True for a word or quoted identifier of this name.</summary>
    public static bool IsName(ReadOnlySpan<char> name, in SqlTokenizer tokens) =>
        tokens.IsWord(name)
        || (
            tokens.Current.Kind == SqlTokenKind.QuotedIdentifier
            && name.SequenceEqual(PostgreSqlStatements.Syntax.NameOf(tokens.Text))
        );
}
