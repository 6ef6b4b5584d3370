namespace Godwit;

/// <summary>Recognises a BEGIN or COMMIT that says nothing more.</summary>
static class TransactionWord
{
    public static bool Is(SqlStatement statement, SqlSyntax syntax)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, syntax);
        if (!tokens.MoveNext() || !(tokens.IsWord("begin") || tokens.IsWord("commit")))
            return false;
        while (tokens.MoveNext())
        {
            if (!tokens.IsWord("transaction") && !tokens.IsWord("work"))
                return false;
        }
        return true;
    }
}
