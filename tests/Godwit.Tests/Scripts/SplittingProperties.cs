using CsCheck;

namespace Godwit;

public class SplittingProperties
{
    static readonly Gen<SqlSyntax> Syntax = Gen.OneOf<SqlSyntax>(Dialect.PostgreSql.Syntax, Dialect.Sqlite.Syntax);

    /// <summary>Pieces of SQL that mean something to a lexer, so that random texts reach its corners.</summary>
    static readonly Gen<string> Tricky = Gen.OneOf(
            Gen.OneOf<string>(SqlFragments.All),
            Gen.Char.Select(c => c.ToString())
        )
        .Array[0, 15]
        .Select(string.Concat);

    [Fact]
    public void Any_text_is_split_into_pieces_that_are_the_text_or_refused_at_a_place_in_it() =>
        Gen.Select(Gen.OneOf(Tricky, Gen.String), Syntax)
            .Sample(
                (text, syntax) =>
                {
                    try
                    {
                        Splitting.AssertTiles(text, Splitting.Split(text, syntax));
                    }
                    catch (InvalidMigrationException error)
                    {
                        Assert.NotNull(error.Location);
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void Any_text_is_a_migration_or_refused_at_a_place_in_it() =>
        Gen.Select(Tricky, Gen.OneOf<Dialect>(Dialect.PostgreSql, Dialect.Sqlite))
            .Sample(
                (text, dialect) =>
                {
                    try
                    {
                        MigrationScript.Parse(new("a.sql", text), dialect);
                    }
                    catch (InvalidMigrationException error)
                    {
                        Assert.NotNull(error.Location);
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void A_statement_is_split_into_itself() =>
        Gen.Select(Tricky, Syntax)
            .Sample(
                (text, syntax) =>
                {
                    foreach (var statement in StatementsOf(text, syntax))
                    {
                        var again = Assert.Single(Splitting.Split(statement.Sql, syntax).Statements);
                        Assert.Equal(statement.Sql, again.Sql);
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void Statements_put_together_again_are_split_alike() =>
        Gen.Select(Tricky, Syntax)
            .Sample(
                (text, syntax) =>
                {
                    // To SQLite `/*` as the very end of a text is no comment, hence the line end.
                    var sql = StatementsOf(text + "\n", syntax).Select(statement => statement.Sql).ToArray();
                    var again = StatementsOf(string.Concat(sql.Select(one => one + "\n;")), syntax);
                    // The last statement may be open: a parenthesis, or a body that lacks its END.
                    Assert.Equal(sql.SkipLast(1), again.SkipLast(1).Select(statement => statement.Sql));
                },
                iter: 20_000
            );

    [Theory]
    [InlineData("/*", "*/", "select 1")]
    [InlineData("(", ")", "1")]
    [InlineData("case when 1 = 1 then ", " end", "1")]
    [InlineData("begin atomic ", "; end", "select 1")]
    public void Nesting_is_as_deep_as_it_likes(string open, string close, string inside)
    {
        const int Depth = 100_000;
        var text =
            string.Concat(Enumerable.Repeat(open, Depth))
            + inside
            + string.Concat(Enumerable.Repeat(close, Depth))
            + " x";
        foreach (var prefix in (string[])["", "create function f() "])
        {
            var split = Splitting.Split(prefix + text + ";", Dialect.PostgreSql.Syntax);
            Splitting.AssertTiles(prefix + text + ";", split);
        }
    }

    [Fact]
    public void A_line_of_ten_million_characters_is_one_statement()
    {
        var text = $"insert into t values {string.Concat(Enumerable.Repeat("(1, 'it''s', $1, now()),", 420_000))} (1);";
        foreach (var syntax in (SqlSyntax[])[Dialect.PostgreSql.Syntax, Dialect.Sqlite.Syntax])
            Assert.Equal(text.Length - 1, Assert.Single(Splitting.Split(text, syntax).Statements).Span.Length);
    }

    [Fact]
    public void Two_hundred_thousand_statements_are_two_hundred_thousand_pieces()
    {
        var text = string.Concat(Enumerable.Repeat("insert into t values (1, 'a;b');\n", 200_000));
        foreach (var syntax in (SqlSyntax[])[Dialect.PostgreSql.Syntax, Dialect.Sqlite.Syntax])
            Assert.Equal(200_000, Splitting.Split(text, syntax).Statements.Count);
    }

    static ValueList<SqlStatement> StatementsOf(string text, SqlSyntax syntax)
    {
        try
        {
            return Splitting.Split(text, syntax).Statements;
        }
        catch (InvalidMigrationException)
        {
            return [];
        }
    }
}
