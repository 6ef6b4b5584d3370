using System.Text;

namespace Godwit;

/// <summary>
/// Divides what <c>dotnet ef migrations script</c> prints into migrations.
/// Each ends with the statement that writes its row into the history, or takes it out of it.
/// </summary>
static class EntityFrameworkScript
{
    // Schema and table may have other names; the columns do not.
    const string Key = "\"MigrationId\"";

    /// <summary>The migrations, in order.</summary>
    /// <param name="up">The script from nothing to the newest migration.</param>
    /// <param name="down">The script from the newest one to nothing; absent: there is none.</param>
    /// <param name="dialect">How they are split.</param>
    /// <exception cref="InvalidMigrationException">A script cannot be split.</exception>
    public static ValueList<ForeignFile> Read(SqlScript up, SqlScript? down, Dialect dialect)
    {
        var back = down is null ? [] : Divide(down, dialect).ToDictionary(one => one.Id, one => one.Text);
        return Divide(up, dialect)
            .Select(one =>
            {
                var (version, name) = ForeignFile.Split(one.Id);
                return new ForeignFile(one.Id, version, name, up.Name, one.Text, back.GetValueOrDefault(one.Id));
            })
            .ToValueList();
    }

    static List<(string Id, string Text)> Divide(SqlScript script, Dialect dialect)
    {
        var parts = new List<(string Id, string Text)>();
        var text = new StringBuilder();
        var reader = new SqlStatementReader(script, dialect.Syntax);
        var directives = new List<SourceSpan>();
        while (reader.Read(directives) is { } statement)
        {
            if (IdOf(statement) is { } id)
            {
                parts.Add((id, text.ToString()));
                text.Clear();
            }
            else if (!CreatesTable(statement) && !(text.Length == 0 && IsCommit(statement, dialect)))
                text.Append(script.Text, statement.FullSpan.Start, statement.FullSpan.Length);
        }
        return parts.ConvertAll(part => (part.Id, new NativeText(new(script.Name, part.Text), dialect).Up));
    }

    // The COMMIT behind the row ends the transaction of the migration before.
    static bool IsCommit(SqlStatement statement, Dialect dialect) =>
        OwnTransaction.Read(statement, dialect.Syntax) == TransactionEdge.Commit;

    static bool CreatesTable(SqlStatement statement) =>
        statement.Sql.StartsWith("CREATE TABLE IF NOT EXISTS ", StringComparison.Ordinal)
        && statement.Sql.Contains(Key, StringComparison.Ordinal);

    static string? IdOf(SqlStatement statement)
    {
        var isRow =
            statement.Sql.StartsWith("INSERT INTO ", StringComparison.Ordinal)
            || statement.Sql.StartsWith("DELETE FROM ", StringComparison.Ordinal);
        return
            isRow
            && statement.Sql.Contains(Key, StringComparison.Ordinal)
            && statement.Sql.Split('\'') is [_, var id, ..]
            ? id
            : null;
    }
}
