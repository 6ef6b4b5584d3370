using CsCheck;

namespace Godwit;

/// <summary>Scripts whose statements PostgreSQL accepts, though they hold whatever misleads a splitter.</summary>
static class TrickyScripts
{
    static readonly Gen<string> Blank = Gen.OneOf<string>(
        " ",
        "\n",
        "\t",
        "\r\n",
        "\f",
        "/* ; */",
        "/* /* ' */ $$ */",
        "/*/**/*/",
        "-- ; ' \" $$ /*\n",
        "--\r"
    );

    // All give text, so that the driver and psql print them alike.
    static readonly Gen<string> Expression = Gen.OneOf<string>(
        "'a;b'",
        "'it''s; '''",
        @"'\'",
        @"E'\';'",
        @"E'\\'",
        @"e'a''\'b;'",
        "'a' \n ';b'",
        "'a' -- ;'\n ';b'",
        "E'a'\n'\\\\;'",
        "E'a' -- it's\n -- ;\n '\\\\;'",
        @"U&'d\0061;'",
        "U&'d!0061;' UESCAPE '!'",
        "N'n;'",
        "B'10'::text",
        "X'1F'::text",
        "$$;'$$",
        "$a$;$b$;$$'$A$ $a$",
        "$ä1_$;$ä$;$ä1_$",
        "$$$ $$",
        "'x' AS \";\"\"'\"",
        "'x' AS U&\"\\003b;\"",
        "'x' AS a$b$c",
        "'x' AS begin",
        "(case when true then 'x;' end)",
        "(1e5)::text",
        "(.5 -- ;\n + 1.)::text",
        "(1 - /*;*/ -1)::text",
        "(2 */*;*/ 3)::text",
        "('{1,2,3}'::int[])[1:2]::text"
    );

    static readonly Gen<string> Statement = Gen.OneOf(
        Expression.Array[1, 4].Select(items => $"select {string.Join(", ", items)}"),
        Expression.Array[1, 4].Select(items => $"select {string.Join(", ", items)}"),
        Gen.Const("do $x$ begin perform ';'; end $x$"),
        Gen.Const("do language plpgsql E'begin perform \\';\\'; end'"),
        Blank.Select(blank =>
            $"create{blank}or replace{blank}function f() returns text language sql begin{blank}atomic select case when true then ';' end;"
            + $"{blank}select 'b' end_ ;{blank}end"
        ),
        Blank.Select(blank => $"create or replace procedure{blank}p() begin atomic{blank}end"),
        Gen.Const(
            "create or replace function g(a text default ';') returns text language sql return case when true then a end"
        ),
        Gen.Const("select g() || f()"),
        Gen.Const("create temp table if not exists r (a int)"),
        Gen.Const("create or replace rule i as on insert to r do also (select 'a;'; select 'b')"),
        Gen.Const("")
    );

    const string Prelude =
        "create or replace function f() returns text language sql begin atomic select ';'; end;"
        + "create or replace function g(a text default ';') returns text language sql return a;"
        + "create temp table r (a int);\n";

    public static readonly Gen<string> Valid = Gen.Select(Blank, Statement, Blank)
        .Select((before, statement, after) => $"{before}{statement}{after};")
        .Array[1, 8]
        .Select(statements => Prelude + string.Concat(statements));

    /// <summary>A valid script with a few characters taken out of it or put into it.</summary>
    public static readonly Gen<string> Mutated = Gen.Select(
            Valid,
            Gen.Double[0, 1],
            Gen.Int[0, 2],
            Gen.OneOf<string>(
                "",
                "'",
                "''",
                "\"",
                "$",
                "$$",
                "$a$",
                "(",
                ")",
                ";",
                "--",
                "/*",
                "*/",
                "E",
                "E'",
                "\n",
                "$1",
                "a",
                "1",
                "U&"
            )
        )
        .Select(
            (script, place, removed, added) =>
            {
                var start = Prelude.Length + (int)(place * (script.Length - Prelude.Length));
                return script[..start] + added + script[Math.Min(script.Length, start + removed)..];
            }
        );
}
