namespace Godwit;

/// <summary>Splits a script into its statements.</summary>
static class SqlSplitter
{
    /// <summary>All statements of the script, and what is left behind the last.</summary>
    /// <exception cref="InvalidMigrationException">
    /// A quote or comment does not end, or there is a client's command.
    /// </exception>
    public static SqlPieces Split(SqlScript script, SqlSyntax syntax)
    {
        var reader = new SqlStatementReader(script, syntax);
        var statements = new List<SqlStatement>();
        var directives = new List<SourceSpan>();
        while (reader.Read(directives) is { } statement)
            statements.Add(statement);
        var remainder = new SourceSpan(reader.Position, script.Text.Length - reader.Position);
        return new(statements.ToValueList(), remainder, directives.ToValueList());
    }
}

/// <summary>A script taken apart. The full spans of the statements, and the remainder, are the whole text.</summary>
/// <param name="Statements">The statements, in order.</param>
/// <param name="Remainder">Blanks and comments behind the last statement.</param>
/// <param name="Directives">The comments that speak to Godwit, in order, wherever they stand.</param>
sealed record SqlPieces(ValueList<SqlStatement> Statements, SourceSpan Remainder, ValueList<SourceSpan> Directives);
