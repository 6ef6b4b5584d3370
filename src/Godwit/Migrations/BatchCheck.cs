namespace Godwit;

/// <summary>
/// What a batched statement has to be: one that changes rows between the bounds <c>$1</c> and <c>$2</c>.
/// </summary>
static class BatchCheck
{
    public static void Check(SqlStatement statement, StatementTraits traits, SqlSyntax syntax)
    {
        if (!traits.ChangesRows)
            throw Unsuitable(
                statement,
                statement.Span.Start,
                "the statement behind 'batches' changes no rows.",
                "Put 'batches' before an INSERT, UPDATE or DELETE."
            );
        var (hasLower, hasUpper) = (false, false);
        var tokens = new SqlTokenizer(statement.Script.Text, statement.Span, syntax);
        while (tokens.MoveNext())
        {
            if (tokens.Current.Kind != SqlTokenKind.Parameter)
                continue;
            if (tokens.Text is not ("$1" or "$2"))
                throw Unsuitable(
                    statement,
                    tokens.Current.Start,
                    $"a batched statement has the parameters $1 and $2, not {tokens.Text}.",
                    "Use $1 for the first row of the window and $2 for the first behind it."
                );
            hasLower |= tokens.Text is "$1";
            hasUpper |= tokens.Text is "$2";
        }
        if (!hasLower || !hasUpper)
            throw Unsuitable(
                statement,
                statement.Span.Start,
                $"the batched statement has no {(hasLower ? "$2" : "$1")}, so that every batch would touch more "
                    + $"than its window.",
                "Bound it by the key: `… WHERE key >= $1 AND key < $2`."
            );
    }

    static InvalidMigrationException Unsuitable(SqlStatement statement, int offset, string what, string fix) =>
        ScriptErrors.At(statement.Script, offset, ScriptErrors.UnsuitableBatch, what, fix);
}
