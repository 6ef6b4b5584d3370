namespace Godwit;

public class SqliteSplitting
{
    // Pieces are separated by `¦`; `␤` stands for LF, `␍` for CR.
    [Theory]
    [InlineData("select 1; select 2;", "select 1¦select 2")]
    [InlineData(";; ;", "")]
    [InlineData("-- only a comment", "")]
    [InlineData("select 1; /* runs to the end ;", "select 1")]
    [InlineData("/* /* ; */ select 1; */", "select 1¦*/")]
    [InlineData("/*/ ; */ select 1", "select 1")]
    [InlineData("select 1 /*", "select 1 /*")]
    [InlineData("select 1 -- ;␍␤; x", "select 1¦x")]
    [InlineData(@"select 'a\'; select ';'';'", @"select 'a\'¦select ';'';'")]
    [InlineData("select [a;'], `b;``;`, \"c;\"\";\"; x", "select [a;'], `b;``;`, \"c;\"\";\"¦x")]
    [InlineData("select x';', e'\\'; x", "select x';', e'\\'¦x")]
    [InlineData("select ?1, :a, @b, $c, $d::e(;'), #f; x", "select ?1, :a, @b, $c, $d::e(;'), #f¦x")]
    [InlineData("select a$b$c; x$b$", "select a$b$c¦x$b$")]
    [InlineData("select (1; 2)", "select (1¦2)")]
    [InlineData("begin; end; case; end", "begin¦end¦case¦end")]
    [InlineData("create table t(a); end; x", "create table t(a)¦end¦x")]
    [InlineData(
        "create trigger r after insert on t begin select 1; end; x",
        "create trigger r after insert on t begin select 1; end¦x"
    )]
    [InlineData("create temp trigger r begin select 1; end; x", "create temp trigger r begin select 1; end¦x")]
    [InlineData(
        "CREATE TEMPORARY TRIGGER IF NOT EXISTS r BEGIN a; b; END; x",
        "CREATE TEMPORARY TRIGGER IF NOT EXISTS r BEGIN a; b; END¦x"
    )]
    [InlineData("explain create trigger r begin a; end; x", "explain create trigger r begin a; end¦x")]
    [InlineData(
        "explain query plan create trigger r begin a; end; x",
        "explain query plan create trigger r begin a; end¦x"
    )]
    [InlineData(
        "create trigger r begin select case a when 1 then 2 end; select t.end; end /* ; */ ; x",
        "create trigger r begin select case a when 1 then 2 end; select t.end; end¦x"
    )]
    [InlineData("create trigger r begin select 1; --;␤ end␤;␤x", "create trigger r begin select 1; --;␤ end¦x")]
    [InlineData("create trigger r begin select 1; end", "create trigger r begin select 1; end")]
    [InlineData("create table trigger(a); end; x", "create table trigger(a)¦end¦x")]
    [InlineData("\uFEFFselect 1;\uFEFF", "select 1")]
    [InlineData("\t\v␤;select 1 \v;", "select 1")]
    public void A_script_is_split_as_SQLite_reads_it(string text, string pieces) =>
        Splitting.AssertPieces(text, pieces, Dialect.Sqlite.Syntax);
}
