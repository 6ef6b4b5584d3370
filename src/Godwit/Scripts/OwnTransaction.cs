namespace Godwit;

/// <summary>
/// BEGIN and COMMIT of files that were written for a tool which sends a file as it is. Up to a COMMIT everything is one
/// transaction, whether a BEGIN stands before it or not, as the server takes the statements of one message.
/// </summary>
static class OwnTransaction
{
    /// <summary>What a statement is that says nothing but that.</summary>
    public static TransactionEdge Read(SqlStatement statement, SqlSyntax syntax)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, syntax);
        if (!tokens.MoveNext())
            return TransactionEdge.None;
        var edge =
            tokens.IsWord("begin") || tokens.IsWord("start") ? TransactionEdge.Begin
            : tokens.IsWord("commit") || tokens.IsWord("end") ? TransactionEdge.Commit
            : TransactionEdge.None;
        while (tokens.MoveNext())
        {
            if (
                !(tokens.IsWord("transaction") || tokens.IsWord("work") || tokens.IsWord("immediate"))
                && !(tokens.IsWord("deferred") || tokens.IsWord("exclusive"))
            )
                return TransactionEdge.None;
        }
        return edge;
    }
}

/// <summary>A statement at the edge of a transaction.</summary>
enum TransactionEdge
{
    /// <summary>It is none.</summary>
    None,

    /// <summary>BEGIN.</summary>
    Begin,

    /// <summary>COMMIT.</summary>
    Commit,
}
