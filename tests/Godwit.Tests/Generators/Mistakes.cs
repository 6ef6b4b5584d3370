using Godwit.Generators;
using Microsoft.CodeAnalysis;

namespace Godwit;

/// <summary>What is wrong with classes: each error with its id, its words, and the place that an editor underlines.</summary>
public class Mistakes
{
    // The id, a part of the message, and the code with ⟦ ⟧ around what is underlined.
    static readonly (string Id, string Message, string Code)[] _cases =
    [
        (
            "GDW1101",
            "System.String is no class of this assembly",
            """[Table("a")] class A { public int Id { get; set; } [⟦References(typeof(string))⟧] public int B { get; set; } }"""
        ),
        (
            "GDW1102",
            "'Nme' is no property of A",
            """[Table("a"), ⟦Index("Nme")⟧] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1102",
            "'No' is no property of A",
            """[Table("a")] class A { [Comment("")] public int Id { get; set; } [ForeignKey("No")] public A? ⟦Up⟧ { get; set; } }"""
        ),
        (
            "GDW1103",
            "no type of the database for System.Uri",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } public Uri? ⟦Link⟧ { get; set; } }"""
        ),
        (
            "GDW1103",
            "no type of the database for System.UInt64",
            """enum E : ulong { X } [Table("a"), Comment("")] class A { public int Id { get; set; } public E ⟦E⟧ { get; set; } }"""
        ),
        (
            "GDW1103",
            "no type of the database for Node",
            """[ComplexType] class Node { public int X { get; set; } public Node? ⟦Next⟧ { get; set; } } [Table("a"), Comment("")] class A { public int Id { get; set; } public Node Node { get; set; } = new(); }"""
        ),
        (
            "GDW1104",
            "A.B is bigint and refers to A.Id, which is integer",
            """[Table("a")] class A { public int Id { get; set; } [⟦References(typeof(A))⟧] public long B { get; set; } }"""
        ),
        (
            "GDW1105",
            "to A.Id and to A.B",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [Column("id")] public int ⟦B⟧ { get; set; } }"""
        ),
        (
            "GDW1105",
            "to A.B and to A.C",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [Column("x")] public int B { get; set; } [Column("x")] public int ⟦C⟧ { get; set; } }"""
        ),
        (
            "GDW1105",
            "to the table of A and to the table of B",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } } [Table("a")] class ⟦B⟧ { public int Id { get; set; } }"""
        ),
        (
            "GDW1105",
            "to the table of A and to the type of E",
            """[SqlEnum(EnumStorage.Native, Name = "a")] enum ⟦E⟧ { X } [Table("a")] class A { public int Id { get; set; } public E E { get; set; } }"""
        ),
        (
            "GDW1105",
            "to the table of A and to a sequence",
            """[assembly: ⟦Sequence("a")⟧] [Table("a")] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1105",
            "is that of a type of PostgreSQL",
            """[SqlEnum(EnumStorage.Native)] enum ⟦Path⟧ { X } [Table("a")] class A { public int Id { get; set; } public Path P { get; set; } }"""
        ),
        (
            "GDW1105",
            "two members with the label 'in_work'",
            """[SqlEnum(EnumStorage.Text)] enum ⟦E⟧ { InWork, In_work } [Table("a")] class A { public int Id { get; set; } public E E { get; set; } }"""
        ),
        (
            "GDW1105",
            "dialect sqlite is named twice",
            """[assembly: GodwitSchema("sqlite"), ⟦GodwitSchema("sqlite")⟧] [Table("a")] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1106",
            "has 64 bytes; PostgreSQL keeps 63",
            """[Table("a"), ⟦Index("Id", Name = "i123456789012345678901234567890123456789012345678901234567890123")⟧] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1106",
            "has 64 bytes; PostgreSQL keeps 63",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [Column("äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäö")] public int ⟦B⟧ { get; set; } }"""
        ),
        (
            "GDW1106",
            "has 64 bytes; PostgreSQL keeps 63",
            """[SqlEnum(EnumStorage.Native)] enum ⟦E⟧ { E123456789012345678901234567890123456789012345678901234567890123 } [Table("a")] class A { public int Id { get; set; } public E E { get; set; } }"""
        ),
        (
            "GDW1107",
            "A.Id is part of the primary key and may be null",
            """[Table("a"), Comment("")] class A { public string? ⟦Id⟧ { get; set; } }"""
        ),
        (
            "GDW1109",
            "only integers can be identity columns",
            """[Table("a")] class A { [⟦Identity⟧] public string Id { get; set; } = ""; }"""
        ),
        (
            "GDW1109",
            "two sources of its value",
            """[Table("a")] class A { public int Id { get; set; } [Default("1"), Generated("2")] public int ⟦B⟧ { get; set; } }"""
        ),
        ("GDW1109", "has no property that is a column", """[Table("a"), Comment("")] class ⟦A⟧ { }"""),
        ("GDW1109", "An index of A has no keys", """[Table("a"), ⟦Index⟧] class A { public int Id { get; set; } }"""),
        (
            "GDW1109",
            "'mysql' is no dialect",
            """[Table("a"), ⟦Comment("", Dialect = "mysql")⟧] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1109",
            "'mysql' is no dialect",
            """[assembly: ⟦Domain("d", "int", Dialect = "mysql")⟧] [Table("a")] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1109",
            "'mysql' is no dialect",
            """[assembly: ⟦GodwitSchema("mysql")⟧] [Table("a")] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1109",
            "do not pair up",
            """[Table("a"), PrimaryKey("X", "Y")] class A { public int X { get; set; } public int Y { get; set; } [⟦References(typeof(A))⟧] public int B { get; set; } }"""
        ),
        ("GDW1109", "A name is empty", """[Table(""), Comment("")] class ⟦A⟧ { public int Id { get; set; } }"""),
        (
            "GDW1109",
            "F has [Flags]",
            """[Flags, ⟦SqlEnum(EnumStorage.Text)⟧] enum F { X = 1 } [Table("a")] class A { public int Id { get; set; } public F F { get; set; } }"""
        ),
        (
            "GDW1109",
            "E has no members",
            """[SqlEnum(EnumStorage.Text)] enum ⟦E⟧ { } [Table("a")] class A { public int Id { get; set; } public E E { get; set; } }"""
        ),
        (
            "GDW1110",
            "neither its primary key nor [Unique]",
            """[Table("a")] class A { public int Id { get; set; } [⟦References(typeof(A), To = ["C"])⟧] public int B { get; set; } public int C { get; set; } }"""
        ),
        (
            "GDW1110",
            "which has no primary key",
            """[Table("a"), Keyless] class A { [⟦References(typeof(A))⟧] public int B { get; set; } }"""
        ),
        (
            "GDW1109",
            "it wants OnDelete = ReferentialAction.SetNull",
            """[Table("a")] class A { public int Id { get; set; } [⟦References(typeof(A), OnDelete = ReferentialAction.Cascade, OnDeleteColumns = ["B"])⟧] public int? B { get; set; } }"""
        ),
        (
            "GDW1109",
            "names Id, which is no part of this foreign key",
            """[Table("a")] class A { public int Id { get; set; } [⟦References(typeof(A), OnDelete = ReferentialAction.SetNull, OnDeleteColumns = ["Id"])⟧] public int? B { get; set; } }"""
        ),
        (
            "GDW1102",
            "'C' is no property of A",
            """[Table("a")] class A { public int Id { get; set; } [⟦References(typeof(A), OnDelete = ReferentialAction.SetNull, OnDeleteColumns = ["C"])⟧] public int? B { get; set; } }"""
        ),
        (
            "GDW1102",
            "'C' is no property of A",
            """[Table("a"), ⟦Microsoft.EntityFrameworkCore.Index("Id", "C")⟧, Comment("")] class A { public int Id { get; set; } }"""
        ),
        (
            "GDW1109",
            "text has no precision like this",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [⟦Microsoft.EntityFrameworkCore.Precision(3)⟧] public string B { get; set; } = ""; }"""
        ),
        (
            "GDW1109",
            "timestamp with time zone has no precision like this",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [⟦Microsoft.EntityFrameworkCore.Precision(3, 1)⟧] public DateTime B { get; set; } }"""
        ),
        (
            "GDW1109",
            "not at a list",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } public int? UpId { get; set; } public A? Up { get; set; } [Microsoft.EntityFrameworkCore.DeleteBehavior(Microsoft.EntityFrameworkCore.DeleteBehavior.Cascade)] public List<A> ⟦Downs⟧ { get; set; } = []; }"""
        ),
        (
            "GDW1111",
            "[Unicode] of EF Core changes nothing",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [⟦Microsoft.EntityFrameworkCore.Unicode(false)⟧] public string B { get; set; } = ""; }"""
        ),
        (
            "GDW1102",
            "'Up' is no property of A that leads to a table",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } [⟦ForeignKey("Up")⟧] public int? UpId { get; set; } }"""
        ),
        (
            "GDW1103",
            "Put [Table] or [ComplexType] on the type",
            """class B { public int Id { get; set; } } [Table("a"), Comment("")] class A { public int Id { get; set; } public List<B> ⟦Bs⟧ { get; set; } = []; }"""
        ),
        (
            "GDW1111",
            "no foreign key of B refers to A",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } public List<B> ⟦Bs⟧ { get; set; } = []; } [Table("b")] class B { public int Id { get; set; } [NotMapped] public List<A> As { get; set; } = []; }"""
        ),
        (
            "GDW1111",
            "no property holds the key of B",
            """[Table("a"), Comment("")] class A { public int Id { get; set; } public B? ⟦Other⟧ { get; set; } } [Table("b")] class B { public int Id { get; set; } }"""
        ),
        (
            "GDW1112",
            "A has no primary key",
            """[Table("a"), Comment("")] class ⟦A⟧ { public int Number { get; set; } }"""
        ),
        (
            "GDW1111",
            "[EntityTypeConfiguration] of EF Core changes nothing",
            """[Table("a"), ⟦Microsoft.EntityFrameworkCore.EntityTypeConfiguration(typeof(A))⟧, Comment("")] class A { public int Id { get; set; } }"""
        ),
        .. MistakesForSqlite.Cases,
    ];

    public static TheoryData<string, string, string> Cases =>
        new(_cases.Select(one => (one.Id, one.Message, one.Code)));

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_mistake_is_an_error_of_the_compiler_at_its_place(string id, string message, string code)
    {
        var (compilation, problems) = AnnotatedCode.Generate(code.Replace("⟦", "").Replace("⟧", ""));

        var problem = Assert.Single(problems, one => one.GetMessage().Contains(message, StringComparison.Ordinal));
        var span = problem.Location.SourceSpan;
        var text = compilation.SyntaxTrees.First().ToString();
        var start = text.Length - code.Length + 2; // what stands before the code
        Assert.Equal(id, problem.Id);
        Assert.Equal(AnnotatedCode.File, problem.Location.GetLineSpan().Path);
        Assert.Equal(code, text[start..].Insert(span.Start - start, "⟦").Insert(span.End + 1 - start, "⟧"));
    }

    [Fact]
    public void Every_error_has_a_case_and_a_page()
    {
        var all = Generators.Diagnostics.All.ToList();

        Assert.Equal(all.Select(one => one.Id).Order(), _cases.Select(one => one.Id).Distinct().Order());
        Assert.All(all, one => Assert.True(File.Exists(Path.Combine(RepositoryFolder.Root, one.HelpLinkUri))));
    }
}
