namespace Godwit;

/// <summary>The names in statements that the runner has to look at again after they were interrupted.</summary>
/// <param name="Table">The table (of an index), or the partitioned table, as the statement writes it.</param>
/// <param name="Name">
/// The index, or the partition, as the statement writes it; absent for an index without a name.
/// </param>
sealed record PostgreSqlNames(string Table, string? Name)
{
    /// <summary><c>CREATE [UNIQUE] INDEX CONCURRENTLY [IF NOT EXISTS] [name] ON [ONLY] table …</c></summary>
    public static PostgreSqlNames? OfCreatedIndex(SqlStatement statement)
    {
        var tokens = Start(statement);
        if (!SkipTo(ref tokens, "concurrently") || !tokens.MoveNext())
            return null;
        if (tokens.IsWord("if") && !(tokens.MoveNext() && tokens.MoveNext() && tokens.MoveNext()))
            return null;
        string? index = null;
        if (!tokens.IsWord("on"))
            index = ReadName(ref tokens);
        if (!tokens.IsWord("on") || !tokens.MoveNext())
            return null;
        if (tokens.IsWord("only"))
            tokens.MoveNext();
        return new(ReadName(ref tokens), index);
    }

    /// <summary><c>DROP INDEX CONCURRENTLY [IF EXISTS] name</c></summary>
    public static string? OfDroppedIndex(SqlStatement statement)
    {
        var tokens = Start(statement);
        if (!SkipTo(ref tokens, "concurrently") || !tokens.MoveNext())
            return null;
        if (tokens.IsWord("if") && !(tokens.MoveNext() && tokens.MoveNext()))
            return null;
        return ReadName(ref tokens);
    }

    /// <summary><c>ALTER TABLE [IF EXISTS] [ONLY] table DETACH PARTITION name CONCURRENTLY</c></summary>
    public static PostgreSqlNames? OfDetachedPartition(SqlStatement statement)
    {
        var tokens = Start(statement);
        if (!SkipTo(ref tokens, "table") || !tokens.MoveNext())
            return null;
        if (tokens.IsWord("if") && !(tokens.MoveNext() && tokens.MoveNext()))
            return null;
        if (tokens.IsWord("only"))
            tokens.MoveNext();
        var table = ReadName(ref tokens);
        if (!SkipTo(ref tokens, "partition") || !tokens.MoveNext())
            return null;
        return new(table, ReadName(ref tokens));
    }

    /// <summary>True when the keyword stands in the statement outside quotes and comments.</summary>
    public static bool HasKeyword(SqlStatement statement, string keyword)
    {
        var tokens = Start(statement);
        return SkipTo(ref tokens, keyword);
    }

    static SqlTokenizer Start(SqlStatement statement) =>
        new(statement.Script.Text, statement.Span, PostgreSqlStatements.Syntax);

    static bool SkipTo(ref SqlTokenizer tokens, string keyword)
    {
        do
        {
            if (tokens.IsWord(keyword))
                return true;
        } while (tokens.MoveNext());
        return false;
    }

    /// <summary>A name with its qualifiers, as written; the tokens then stand behind it.</summary>
    static string ReadName(ref SqlTokenizer tokens)
    {
        var name = tokens.Text.ToString();
        while (tokens.MoveNext() && tokens.IsSymbol('.') && tokens.MoveNext())
            name += "." + tokens.Text.ToString();
        return name;
    }
}
