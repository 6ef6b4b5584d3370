namespace Godwit;

public class PostgreSqlSplitting
{
    // Pieces are separated by `¦`; `␤` stands for LF, `␍` for CR.
    [Theory]
    [InlineData("select 1", "select 1")]
    [InlineData("select 1;", "select 1")]
    [InlineData("select 1; select 2", "select 1¦select 2")]
    [InlineData("", "")]
    [InlineData(";; ;", "")]
    [InlineData("-- only a comment", "")]
    [InlineData("/* a; b */ select /* ; */ 1 /* c */ ; -- d;", "select /* ; */ 1")]
    [InlineData("/* /* ; */ ; */ select 1", "select 1")]
    [InlineData("/*/**/*/ select 1; /***/ select 2; /*/ /* */ ; */;*/ select 3", "select 1¦select 2¦*/ select 3")]
    [InlineData("select 1 -- ;␤; select 2", "select 1¦select 2")]
    [InlineData("select 1 -- ;␍; select 2", "select 1¦select 2")]
    [InlineData("select 'a;b'; select ';'';'", "select 'a;b'¦select ';'';'")]
    [InlineData(@"select 'a\'; select ';'", @"select 'a\'¦select ';'")]
    [InlineData(@"select E'a\';'; select 2", @"select E'a\';'¦select 2")]
    [InlineData(@"select e'\\'; select 2", @"select e'\\'¦select 2")]
    [InlineData(@"select type'\'; select 2", @"select type'\'¦select 2")]
    [InlineData(@"select E'a'␤'\';'; select 2", @"select E'a'␤'\';'¦select 2")]
    [InlineData(@"select E'a' -- ;'␤ -- b␤ '\';'; select 2", @"select E'a' -- ;'␤ -- b␤ '\';'¦select 2")]
    [InlineData(@"select E'a' '\'; select ';'", @"select E'a' '\'¦select ';'")]
    [InlineData(@"select E'a'␤/**/'\'; select ';'", @"select E'a'␤/**/'\'¦select ';'")]
    [InlineData(@"select U&'\'; select U&"";"" x, u&""a""", @"select U&'\'¦select U&"";"" x, u&""a""")]
    [InlineData(@"select B'1;', X';', n';'; x", @"select B'1;', X';', n';'¦x")]
    [InlineData(@"select ""a;""""b;"" ; x", @"select ""a;""""b;""¦x")]
    [InlineData("do $$ begin; end $$; x", "do $$ begin; end $$¦x")]
    [InlineData("do $a$ $$ ; $b$ ; $a$; x", "do $a$ $$ ; $b$ ; $a$¦x")]
    [InlineData("do $a$ ; $A$ ; $a$; x", "do $a$ ; $A$ ; $a$¦x")]
    [InlineData("do $a$ ;$b$a$; x", "do $a$ ;$b$a$¦x")]
    [InlineData("do $ä1_$ ; $ä1_$; x", "do $ä1_$ ; $ä1_$¦x")]
    [InlineData("select a$b$c; x$b$", "select a$b$c¦x$b$")]
    [InlineData("select ä$b$c; x$b$", "select ä$b$c¦x$b$")]
    [InlineData("select $1; select $1$2;", "select $1¦select $1$2")]
    [InlineData("select 1 $ 2; x", "select 1 $ 2¦x")]
    [InlineData("select 1+--;␤2; select 1+/*;*/2", "select 1+--;␤2¦select 1+/*;*/2")]
    [InlineData("select 1--2;␤; x", "select 1¦x")]
    [InlineData("select 1e5, 0x1F, 1_000, .5, 1.; x", "select 1e5, 0x1F, 1_000, .5, 1.¦x")]
    [InlineData("select a[1:2]; x", "select a[1:2]¦x")]
    [InlineData("create rule r as on insert to t do (a; b); x", "create rule r as on insert to t do (a; b)¦x")]
    [InlineData("select ); select (1; 2", "select )¦select (1; 2")]
    [InlineData("begin; case; end", "begin¦case¦end")]
    [InlineData("create table begin (a int); end", "create table begin (a int)¦end")]
    [InlineData(
        "create function f() begin atomic select 1; end; x",
        "create function f() begin atomic select 1; end¦x"
    )]
    [InlineData("create function f() begin atomic end; x", "create function f() begin atomic end¦x")]
    [InlineData(
        "Create Or /**/ Replace Procedure p() Begin --␤ Atomic select case a when 1 then 2 end; select 2; End; x",
        "Create Or /**/ Replace Procedure p() Begin --␤ Atomic select case a when 1 then 2 end; select 2; End¦x"
    )]
    [InlineData(
        "create function f() begin atomic select begin, t.end, 1 end, case 1 when 2 then 3 end case; end; x",
        "create function f() begin atomic select begin, t.end, 1 end, case 1 when 2 then 3 end case; end¦x"
    )]
    [InlineData(
        "create function begin() returns int language sql as 'x'; x",
        "create function begin() returns int language sql as 'x'¦x"
    )]
    [InlineData("create function f(begin int, atomic int); x", "create function f(begin int, atomic int)¦x")]
    [InlineData("create function \"begin\" atomic; x", "create function \"begin\" atomic¦x")]
    [InlineData("create view v as select begin atomic; x", "create view v as select begin atomic¦x")]
    [InlineData("select '🐦;'; 🐦", "select '🐦;'¦🐦")]
    public void A_script_is_split_as_the_server_reads_it(string text, string pieces) =>
        Splitting.AssertPieces(text, pieces, Dialect.PostgreSql.Syntax);
}
