using System.Text;

namespace Godwit;

static class Splitting
{
    public static SqlPieces Split(string text, SqlSyntax syntax) => SqlSplitter.Split(new("a.sql", text), syntax);

    public static void AssertPieces(string text, string pieces, SqlSyntax syntax)
    {
        text = text.Replace('␤', '\n').Replace('␍', '\r');
        var split = Split(text, syntax);
        var actual = string.Join('¦', split.Statements.Select(statement => statement.Sql));
        Assert.Equal(pieces.Replace('␤', '\n').Replace('␍', '\r').Trim(), actual);
        AssertTiles(text, split);
    }

    public static void AssertTiles(string text, SqlPieces split)
    {
        var whole = new StringBuilder();
        foreach (var statement in split.Statements)
        {
            Assert.Equal(whole.Length, statement.FullSpan.Start);
            Assert.InRange(statement.Span.Start, statement.FullSpan.Start, statement.FullSpan.End);
            Assert.InRange(statement.Span.End, statement.Span.Start + 1, statement.FullSpan.End);
            whole.Append(text, statement.FullSpan.Start, statement.FullSpan.Length);
        }
        Assert.Equal(whole.Length, split.Remainder.Start);
        whole.Append(text, split.Remainder.Start, split.Remainder.Length);
        Assert.Equal(text, whole.ToString());
    }
}
