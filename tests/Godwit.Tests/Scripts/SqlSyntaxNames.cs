namespace Godwit;

public class SqlSyntaxNames
{
    [Theory]
    [InlineData("a", "\"a\"")]
    [InlineData("A b", "\"A b\"")]
    [InlineData("a\"b\"", "\"a\"\"b\"\"\"")]
    [InlineData("`[ä]`", "\"`[ä]`\"")]
    public void A_quoted_name_is_read_back_unchanged(string name, string quoted)
    {
        foreach (var syntax in (SqlSyntax[])[Dialect.PostgreSql.Syntax, Dialect.Sqlite.Syntax])
        {
            Assert.Equal(quoted, syntax.QuoteIdentifier(name));
            Assert.Equal(name, syntax.NameOf(quoted));
        }
    }

    [Theory]
    [InlineData("ABCÄ", "abcÄ", "ABCÄ")]
    [InlineData("`a``b`", null, "a`b")]
    [InlineData("[a]", null, "a")]
    [InlineData("U&\"d\\0061t\\+000061 \\\\ \"\"x\\zz\"", "data \\ \"x\\zz", null)]
    [InlineData("u&\"\\+110000\\00\"", "\\+110000\\00", null)]
    [InlineData("U&\"\\+01F426\"", "🐦", null)]
    public void A_name_is_read_as_the_engine_reads_it(string text, string? postgreSql, string? sqlite)
    {
        if (postgreSql is not null)
            Assert.Equal(postgreSql, Dialect.PostgreSql.Syntax.NameOf(text));
        if (sqlite is not null)
            Assert.Equal(sqlite, Dialect.Sqlite.Syntax.NameOf(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public void A_name_that_no_engine_takes_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => Dialect.PostgreSql.Syntax.QuoteIdentifier(name));
}
