using CsCheck;
using SQLitePCL;

namespace Godwit;

/// <summary>SQLite itself tells where a statement ends: <c>sqlite3_prepare</c> gives what is left behind the first one.</summary>
public class SqliteConformance
{
    static readonly Gen<string> Blank = Gen.OneOf<string>(
        " ",
        "\n",
        "\t",
        "\r\n",
        "/* ; */",
        "/**/",
        "/*/ ' */",
        "-- ; ' \" [\n",
        "\uFEFF"
    );

    static readonly Gen<string> Expression = Gen.OneOf<string>(
        "1",
        "1e5",
        ".5",
        "0x1F",
        "'a;b'",
        "'it''s;'",
        "'\\'",
        "x'0F'",
        "\"a;\"",
        "[b;']",
        "`c;``;`",
        "case 1 when 2 then 3 else 4 end",
        "(select 1)",
        "-1",
        "1 -/*;*/- 1",
        "a$b",
        "ä",
        "t.end",
        "'a' || ';'"
    );

    static readonly Gen<string> Statement = Gen.OneOf(
        Expression.Array[1, 4].Select(items => $"select {string.Join(", ", items)} from t"),
        Expression.Select(item => $"explain query plan select {item} from t"),
        Gen.Select(Expression, Blank).Select((item, blank) => $"update t set ä = 1{blank}where 1 = 0"),
        Gen.Select(Expression, Blank)
            .Select(
                (item, blank) =>
                    $"create{blank}temp{blank}trigger if not exists r after update on t begin{blank}select {item} from t;{blank}"
                    + $"update t set ä = case when 1 then 2 end;{blank}end"
            ),
        Blank.Select(blank => $"explain create temp{blank}trigger r2 after update on t begin select 1;{blank}end"),
        Gen.Const(""),
        Gen.Const("begin"),
        Gen.Const("end"),
        Gen.Const("create table if not exists begin(x)")
    );

    static readonly Gen<string> Script = Gen.Select(Blank, Statement, Blank)
        .Select((before, statement, after) => $"{before}{statement}{after};")
        .Array[0, 6]
        .Select(string.Concat);

    static readonly Gen<string> Mutated = Gen.Select(
            Script,
            Gen.Double[0, 1],
            Gen.Int[0, 3],
            Gen.OneOf<string>([.. SqlFragments.All.Where(one => !one.Any(c => c == '\0' || char.IsSurrogate(c))), ""])
        )
        .Select(
            (script, place, removed, added) =>
            {
                var start = (int)(place * script.Length);
                return script[..start] + added + script[Math.Min(script.Length, start + removed)..];
            }
        );

    [Fact]
    public void SQLite_ends_statements_where_the_splitter_does() => Script.Sample(AssertSameEnds, iter: 2_000);

    [Fact]
    public void Also_in_a_script_with_a_mistake() => Mutated.Sample(AssertSameEnds, iter: 5_000);

    [Theory]
    [InlineData(
        "create table u(a); create trigger r after insert on u begin select case when 1 then 2 end; end; select 1"
    )]
    [InlineData("select 1; /* open ; select 2;")]
    [InlineData("select 'a\n;'; -- ;\nselect 2;;;; select 3 --")]
    [InlineData("-- nothing")]
    [InlineData("select [a;b] from (select 1 as \"a;b\"); select 2;")]
    [InlineData("select 1;\r\n-- a\r\nselect 2;")]
    [InlineData("select $a::b(;') ; select 2;")]
    public void Also_in_these(string text) => AssertSameEnds(text);

    static void AssertSameEnds(string text)
    {
        ValueList<SqlStatement> statements;
        try
        {
            statements = Splitting.Split(text, Dialect.Sqlite.Syntax).Statements;
        }
        catch (InvalidMigrationException error)
        {
            Assert.True(error.Code != "GDW0201" || !EndsOfSQLite(text).IsAccepted, error.Message);
            return;
        }

        var (ends, isAccepted) = EndsOfSQLite(text);
        Assert.True(ends.Count <= statements.Count, $"SQLite finds {ends.Count} statements");
        Assert.True(!isAccepted || ends.Count == statements.Count, $"SQLite finds {ends.Count} statements");
        for (var i = 0; i < ends.Count; i++)
            Assert.Equal(
                ends[i],
                i == statements.Count - 1 && ends[i] == text.Length ? text.Length : statements[i].FullSpan.End
            );
    }

    /// <summary>Runs the script and tells where each statement ended, up to the first that SQLite refuses.</summary>
    static (List<int> Ends, bool IsAccepted) EndsOfSQLite(string text)
    {
        Batteries_V2.Init();
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_open(":memory:", out var database));
        using var _ = database;
        const string Table = "create table t(\"a;\", [b;'], `c;``;`, a$b, ä, end_, \"end\")";
        Assert.Equal(raw.SQLITE_OK, raw.sqlite3_exec(database, Table));
        var ends = new List<int>();
        for (var rest = text; rest.Length > 0; )
        {
            if (raw.sqlite3_prepare_v2(database, rest, out var statement, out var tail) != raw.SQLITE_OK)
                return (ends, false);
            using (statement)
            {
                var isStatement = !statement.IsInvalid;
                // A statement that is refused when it runs (a second BEGIN) still was one.
                while (isStatement && raw.sqlite3_step(statement) == raw.SQLITE_ROW) { }
                rest = tail ?? "";
                if (isStatement)
                    ends.Add(text.Length - rest.Length);
            }
        }
        return (ends, true);
    }
}
