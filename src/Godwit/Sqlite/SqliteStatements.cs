using System.Text;

namespace Godwit;

/// <summary>What SQLite does with a statement, as far as its tokens tell.</summary>
static class SqliteStatements
{
    const int LongestKeyword = 16;

    public static readonly SqlSyntax Syntax = new()
    {
        HasForeignIdentifierQuotes = true,
        HasNamedParameters = true,
        HasSqliteBlanks = true,
        Blocks = SqlBlockStyle.Triggers,
    };

    static readonly StatementTraits Alone = new() { MustStandAlone = true };
    static readonly StatementTraits Harmless = new() { MayChangeSession = false };
    static readonly StatementTraits Rows = new() { MayChangeSession = false, ChangesRows = true };

    public static StatementTraits Classify(SqlStatement statement)
    {
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, Syntax);
        if (!tokens.MoveNext() || tokens.Current.Kind != SqlTokenKind.Word || tokens.Text.Length > LongestKeyword)
            return new();
        Span<char> buffer = stackalloc char[LongestKeyword];
        Ascii.ToLower(tokens.Text, buffer, out var length);
        ReadOnlySpan<char> keyword = buffer[..length];
        return keyword switch
        {
            "insert" or "update" or "delete" or "replace" => Rows,
            "with" => new() { ChangesRows = HoldsRowChange(ref tokens) },
            "create" => Harmless with { MayChangeSession = MakesTemporary(ref tokens) },
            "alter" or "drop" => Harmless,
            "vacuum" => Alone with { Kind = StatementKind.Vacuum, MayChangeSession = false },
            "attach" or "detach" => Alone with { IsSessionSetting = true },
            "pragma" => SqlitePragmas.Classify(ref tokens),
            "begin" or "commit" or "end" => Refused(keyword),
            "rollback" => RollsBackToSavepoint(ref tokens) ? Harmless : Refused(keyword),
            _ => new(),
        };
    }

    static bool HoldsRowChange(ref SqlTokenizer tokens)
    {
        while (tokens.MoveNext())
        {
            if (
                tokens.IsWord("insert")
                || tokens.IsWord("update")
                || tokens.IsWord("delete")
                || tokens.IsWord("replace")
            )
                return true;
        }
        return false;
    }

    /// <summary>TEMP and TEMPORARY stand before the kind of the object; <c>temp</c> may qualify its name.</summary>
    static bool MakesTemporary(ref SqlTokenizer tokens)
    {
        while (tokens.MoveNext() && !tokens.IsSymbol('('))
        {
            if (IsName("temp", tokens) || tokens.IsWord("temporary"))
                return true;
        }
        return false;
    }

    static StatementTraits Refused(ReadOnlySpan<char> keyword) =>
        new() { Refusal = StatementRefusal.TransactionControl(keyword.ToString().ToUpperInvariant()) };

    static bool RollsBackToSavepoint(ref SqlTokenizer tokens)
    {
        tokens.MoveNext();
        if (tokens.IsWord("transaction"))
            tokens.MoveNext();
        return tokens.IsWord("to");
    }

    /// <summary>True for a word or quoted identifier of this name, whatever its case.</summary>
    static bool IsName(string name, in SqlTokenizer tokens) =>
        tokens.IsWord(name)
        || (
            tokens.Current.Kind == SqlTokenKind.QuotedIdentifier
            && name.Equals(Syntax.NameOf(tokens.Text), StringComparison.OrdinalIgnoreCase)
        );
}
