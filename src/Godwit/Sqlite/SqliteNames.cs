namespace Godwit;

/// <summary>The names in the two statements by which a table rebuild is recognised.</summary>
static class SqliteNames
{
    /// <summary>The table of <c>DROP TABLE [IF EXISTS] [schema.]name</c>; absent for any other statement.</summary>
    public static string? OfDroppedTable(SqlStatement statement)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, SqliteStatements.Syntax);
        if (!Next(ref tokens, "drop") || !Next(ref tokens, "table") || !tokens.MoveNext())
            return null;
        if (tokens.IsWord("if") && !(tokens.MoveNext() && tokens.MoveNext()))
            return null;
        return ReadLastName(ref tokens);
    }

    /// <summary>
    /// The new name of <c>ALTER TABLE [schema.]name RENAME TO name</c>; absent for any other statement.
    /// </summary>
    public static string? OfRenamedTo(SqlStatement statement)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, SqliteStatements.Syntax);
        if (!Next(ref tokens, "alter") || !Next(ref tokens, "table") || !tokens.MoveNext())
            return null;
        ReadLastName(ref tokens);
        return tokens.IsWord("rename") && Next(ref tokens, "to") && tokens.MoveNext() ? Name(tokens) : null;
    }

    static bool Next(ref SqlTokenizer tokens, string keyword) => tokens.MoveNext() && tokens.IsWord(keyword);

    static string ReadLastName(ref SqlTokenizer tokens)
    {
        var name = Name(tokens);
        while (tokens.MoveNext() && tokens.IsSymbol('.') && tokens.MoveNext())
            name = Name(tokens);
        return name;
    }

    static string Name(in SqlTokenizer tokens) => SqliteStatements.Syntax.NameOf(tokens.Text);
}
