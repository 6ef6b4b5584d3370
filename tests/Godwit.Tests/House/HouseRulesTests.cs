namespace Godwit.House;

/// <summary>The rules themselves: each finds what it is there to find.</summary>
public class HouseRulesTests
{
    [Theory]
    [InlineData(
        "Scripts",
        "class Splitter { Migration? x; }",
        "src/Godwit/Scripts/New.cs:1: Scripts may not use Migration of Migrations"
    )]
    [InlineData(
        "Sqlite",
        "class S { void M() { var x = new PgLock(); } }",
        "src/Godwit/Sqlite/New.cs:1: Sqlite may not use PgLock of PostgreSql"
    )]
    [InlineData("Flows", "class F : PgLock;", "src/Godwit/Flows/New.cs:1: Flows may not use PgLock of PostgreSql")]
    [InlineData(
        "Scripts",
        "class S { object x = typeof(ValueTuple<Migration>); }",
        "src/Godwit/Scripts/New.cs:1: Scripts may not use Migration of Migrations"
    )]
    [InlineData(
        "Attic",
        "class A;",
        "src/Godwit/Attic/New.cs: the folder 'Attic' has no place in the order of folders"
    )]
    [InlineData("Flows", "class F { Migration? x; }", null)]
    [InlineData("PostgreSql", "class P : Dialect { PgLock? x; }", null)]
    [InlineData("Migrations", "class M { void Read(Dialect dialect) { } }", null)]
    [InlineData("Scripts", "class S { /* Migration */ string x = \"Migration\"; object Y(S s) => s.Migration; }", null)]
    public void A_use_against_the_order_is_found(string folder, string code, string? offence)
    {
        SourceFile[] files =
        [
            SourceFile.Parse("src/Godwit/Migrations/Migration.cs", "namespace Godwit; record Migration;"),
            SourceFile.Parse("src/Godwit/Dialects/Dialect.cs", "namespace Godwit; class Dialect;"),
            SourceFile.Parse("src/Godwit/PostgreSql/PgLock.cs", "namespace Godwit; class PgLock;"),
            SourceFile.Parse($"src/Godwit/{folder}/New.cs", code),
        ];

        Assert.Equal(offence is null ? [] : [offence], FolderOrder.Offences(files));
    }

    [Theory]
    [InlineData("src/A.cs", 300, 40, 120, 5, null)]
    [InlineData("src/A.cs", 301, 40, 120, 5, "src/A.cs: 301 lines, at most 300")]
    [InlineData("src/A.cs", 60, 41, 120, 5, "src/A.cs:3: M has 41 lines, at most 40")]
    [InlineData("tests/A.cs", 60, 41, 120, 5, "tests/A.cs:3: M has 41 lines, at most 40")]
    [InlineData("tests/A.cs", 301, 40, 120, 5, null)]
    [InlineData("src/A.cs", 60, 40, 121, 5, "src/A.cs:5: 121 characters, at most 120")]
    [InlineData("src/A.cs", 60, 40, 120, 6, "src/A.cs:1: A is made of 6 parts, at most 5")]
    public void What_is_too_large_is_found(string path, int file, int method, int line, int parameters, string? offence)
    {
        var parts = string.Join(", ", Enumerable.Range(0, parameters).Select(number => $"int p{number}"));
        var text = new List<string> { $"class A({parts})", "{", "void M()", "{", new string(' ', line - 1) + ";" };
        text.AddRange(Enumerable.Repeat("", method - 4).Append("}").Append("}"));
        text.AddRange(Enumerable.Repeat("", file - text.Count));
        var code = string.Join('\n', text) + "\n";

        Assert.Equal(offence is null ? [] : [offence], Sizes.Offences(SourceFile.Parse(path, code)));
    }

    [Theory]
    [InlineData("=> $\"\"\"", "\"\"\";", null)]
    [InlineData("=> Run(\"\"\"", "\"\"\");", "src/A.cs:3: Sql has 43 lines, at most 40")]
    public void A_query_is_as_long_as_its_text(string opening, string closing, string? offence)
    {
        var code =
            $"class A\n{{\nstring Sql() {opening}\n" + string.Concat(Enumerable.Repeat("x\n", 41)) + closing + "\n}\n";

        Assert.Equal(offence is null ? [] : [offence], Sizes.Offences(SourceFile.Parse("src/A.cs", code)));
    }

    [Fact]
    public void A_type_of_more_than_250_lines_is_found()
    {
        var code = "class A\n{\n" + string.Concat(Enumerable.Repeat("int x;\n", 248)) + "}\n";

        Assert.Equal(["src/A.cs:1: A has 251 lines, at most 250"], Sizes.Offences(SourceFile.Parse("src/A.cs", code)));
    }
}
