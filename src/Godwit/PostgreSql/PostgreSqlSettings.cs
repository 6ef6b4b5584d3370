namespace Godwit;

/// <summary>Statements that change the session's settings: SET, RESET, DISCARD and set_config.</summary>
static class PostgreSqlSettings
{
    const string StandardStrings = "standard_conforming_strings";

    static readonly StatementTraits ChangesSession = new() { IsSessionSetting = true };

    /// <summary>A migration cannot turn the standard reading of strings off.</summary>
    public static readonly StatementTraits NonstandardStrings = new()
    {
        Refusal = new(
            ScriptErrors.NonstandardStrings,
            $"{StandardStrings} cannot be turned off: Godwit reads a backslash in '…' as a backslash, as the SQL "
                + $"standard says.",
            "Delete the statement, and write strings with backslash escapes as E'…'."
        ),
    };

    /// <summary>Takes the first keyword in lower case, and the tokens standing on it.</summary>
    public static StatementTraits Classify(scoped ReadOnlySpan<char> keyword, ref SqlTokenizer tokens) =>
        keyword switch
        {
            "set" => Set(ref tokens),
            "reset" => ChangesSession,
            "discard" => Discard(ref tokens),
            _ => Select(ref tokens),
        };

    /// <summary>True when the setting is named and given a value that means off.</summary>
    public static bool TurnsOffStandardStrings(ref SqlTokenizer tokens)
    {
        while (tokens.MoveNext())
        {
            if (PostgreSqlOptions.IsName(StandardStrings, tokens))
                return PostgreSqlOptions.IsOffValue(tokens);
        }
        return false;
    }

    static StatementTraits Set(ref SqlTokenizer tokens)
    {
        var ahead = tokens;
        if (TurnsOffStandardStrings(ref ahead))
            return NonstandardStrings;
        tokens.MoveNext();
        if (tokens.IsWord("transaction"))
            return new() { OpensTransaction = true };
        // These last until the transaction ends.
        var isLocal = tokens.IsWord("local") || tokens.IsWord("constraints");
        return isLocal ? new() : ChangesSession;
    }

    static StatementTraits Discard(ref SqlTokenizer tokens) =>
        tokens.MoveNext() && tokens.IsWord("all")
            ? ReleasesLock("DISCARD ALL", "Use RESET ALL, DISCARD PLANS, DISCARD SEQUENCES or DISCARD TEMP.")
            : new();

    static StatementTraits ReleasesLock(string what, string advice) =>
        new()
        {
            Refusal = new(
                ScriptErrors.ReleasesLock,
                $"{what} cannot stand in a migration: it releases the lock that keeps other runs away.",
                advice
            ),
        };

    /// <summary><c>SELECT [pg_catalog.]set_config(name, value, false)</c> is a SET.</summary>
    static StatementTraits Select(ref SqlTokenizer tokens)
    {
        tokens.MoveNext();
        if (PostgreSqlOptions.IsName("pg_catalog", tokens) && tokens.MoveNext() && tokens.IsSymbol('.'))
            tokens.MoveNext();
        if (PostgreSqlOptions.IsName("pg_advisory_unlock_all", tokens))
            return ReleasesLock("pg_advisory_unlock_all()", "Use pg_advisory_unlock with the key of your own lock.");
        if (!PostgreSqlOptions.IsName("set_config", tokens) || !tokens.MoveNext() || !tokens.IsSymbol('('))
            return new();
        var (argument, depth, isLocal) = (1, 1, false);
        var (isStandardStrings, isOff) = (false, false);
        while (depth > 0 && tokens.MoveNext())
        {
            if (tokens.IsSymbol('(') || tokens.IsSymbol(')'))
                depth += tokens.IsSymbol('(') ? 1 : -1;
            else if (tokens.IsSymbol(',') && depth == 1)
            {
                argument++;
                isOff |= argument == 2 && PostgreSqlOptions.IsOffValue(tokens);
            }
            else if (argument == 1 && tokens.Text is ['\'', .. var name, '\''])
                isStandardStrings = name.Equals(StandardStrings, StringComparison.OrdinalIgnoreCase);
            else if (argument == 3)
                isLocal = tokens.IsWord("true");
        }
        if (isStandardStrings && isOff)
            return NonstandardStrings;
        return isLocal ? new() : ChangesSession;
    }
}
