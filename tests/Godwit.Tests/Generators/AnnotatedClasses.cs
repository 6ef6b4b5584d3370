using Microsoft.CodeAnalysis;

namespace Godwit;

/// <summary>
/// The files of <c>schemas</c>: C# and, behind <c>// --- postgresql</c> and <c>// --- sqlite</c>, the SQL that the
/// generator makes of it. GODWIT_ACCEPT=1 rewrites the SQL.
/// </summary>
public class AnnotatedClasses
{
    const string Mark = "// --- ";

    static readonly string[] _dialects = ["postgresql", "sqlite"];

    static string Folder => Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Generators/schemas");

    public static TheoryData<string> Files =>
        new(Directory.GetFiles(Folder, "*.txt").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Classes_become_SQL(string file)
    {
        var path = Path.Combine(Folder, file);
        var expected = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var code = expected.Split(Mark)[0];
        var (compilation, problems) = AnnotatedCode.Generate(code);
        var errors = compilation
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(one => one.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        var schemas = AnnotatedCode.SchemasOf(compilation);
        var actual = code + string.Concat(problems.Select(one => $"{Mark}{Line(one)}\n"));
        foreach (var dialect in _dialects)
        {
            if (schemas.TryGetValue($"Godwit.Schema.{dialect}", out var sql))
                actual += $"{Mark}{dialect}\n{sql}";
            else if (schemas.TryGetValue($"Godwit.Refusal.{dialect}", out var refusal))
                actual += $"{Mark}{dialect}: no\n{refusal}\n";
        }
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            await File.WriteAllTextAsync(path, actual, TestContext.Current.CancellationToken);
        else
            Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_SQL_for_SQLite_runs(string file)
    {
        var code = await File.ReadAllTextAsync(Path.Combine(Folder, file), TestContext.Current.CancellationToken);
        var schemas = AnnotatedCode.SchemasOf(AnnotatedCode.Generate(code.Split(Mark)[0]).Compilation);
        Assert.SkipUnless(schemas.ContainsKey("Godwit.Schema.sqlite"), "The classes are not for SQLite.");
        await using var memory = await SqliteMemory.CreateAsync();
        await memory.ExecuteAsync(schemas["Godwit.Schema.sqlite"]);
    }

    [Fact]
    public void Classes_that_say_nothing_of_godwit_are_nobodys_mistake()
    {
        var diagnostics = AnnotatedCode
            .Generate("[Table(\"a\")] class A { public int Id { get; set; } public Uri? U { get; set; } }")
            .Problems;

        Assert.Empty(diagnostics);
    }

    [Fact]
    public void What_EF_Core_alone_reads_is_said_to_nobody_who_uses_EF_Core_alone()
    {
        var (compilation, problems) = AnnotatedCode.Generate(
            "[Table(\"a\")] class A { [Microsoft.EntityFrameworkCore.Unicode(false)] public string Id { get; set; } = \"\"; }"
        );

        Assert.Empty(problems);
        Assert.Contains("Godwit.Schema.sqlite", AnnotatedCode.SchemasOf(compilation));
    }

    [Fact]
    public void What_classes_of_another_assembly_say_holds()
    {
        var shared = AnnotatedCode.Compile(
            """
            public enum Kind { [System.Runtime.Serialization.EnumMember(Value = "tiny")] Small, Large }
            public abstract class Entity { [Key] public int Number { get; set; } [MaxLength(20)] public string? Author { get; set; } }
            [ComplexType] public class Address { [MaxLength(3), Column("code")] public required string Country { get; set; } }
            """
        );
        var app = AnnotatedCode.Compile(
            """
            [Table("a")]
            public class A : Entity
            {
                public required Address Home { get; set; }
                [SqlEnum(EnumStorage.Text)] public Kind Kind { get; set; }
            }
            """
        );

        var (compilation, problems) = AnnotatedCode.Generate(app.AddReferences(shared.ToMetadataReference()));

        Assert.Empty(problems);
        var sql = AnnotatedCode.SchemasOf(compilation)["Godwit.Schema.postgresql"];
        Assert.Contains("author character varying(20)", sql, StringComparison.Ordinal);
        Assert.Contains("code character varying(3) NOT NULL", sql, StringComparison.Ordinal);
        Assert.Contains("PRIMARY KEY (number)", sql, StringComparison.Ordinal);
        Assert.Contains("IN ('tiny', 'large')", sql, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Id")]
    [InlineData("ID")]
    [InlineData("AId")]
    [InlineData("AID")]
    public void A_key_may_be_written_like_this(string property)
    {
        var (compilation, problems) = AnnotatedCode.Generate(
            $$"""[Table("a"), Comment("")] class A { public int {{property}} { get; set; } }"""
        );

        Assert.Empty(problems);
        Assert.Contains("PRIMARY KEY", AnnotatedCode.SchemasOf(compilation)["Godwit.Schema.sqlite"]);
    }

    [Fact]
    public void One_end_of_a_relation_is_enough()
    {
        var (_, problems) = AnnotatedCode.Generate(
            """
            [Table("users"), Comment("")]
            class User { public int Id { get; set; } public Profile? Profile { get; set; } public List<Post> Posts { get; set; } = []; }
            [Table("profiles")] class Profile { public int Id { get; set; } [References(typeof(User))] public int Of { get; set; } }
            [Table("posts")] class Post { public int Id { get; set; } public int AuthorId { get; set; } public User? Author { get; set; } }
            """
        );

        Assert.Empty(problems);
    }

    [Fact]
    public async Task The_classes_of_the_guide_compile_and_make_tables_on_both_engines()
    {
        var guide = Path.Combine(RepositoryFolder.Root, "docs/guide/schema-in-csharp.md");
        var text = await File.ReadAllTextAsync(guide, TestContext.Current.CancellationToken);
        var snippets = text.Split("```csharp\n")
            .Skip(1)
            .Select(one => one.Split("```")[0])
            .Where(one => one.Contains("[Table", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(snippets);

        var (compilation, problems) = AnnotatedCode.Generate(string.Concat(snippets));

        Assert.Empty(problems);
        Assert.DoesNotContain(
            compilation.GetDiagnostics(TestContext.Current.CancellationToken),
            one => one.Severity == DiagnosticSeverity.Error
        );
        var schemas = AnnotatedCode.SchemasOf(compilation);
        Assert.All(_dialects, one => Assert.Contains("CREATE TABLE orders", schemas[$"Godwit.Schema.{one}"]));
    }

    static string Line(Diagnostic one)
    {
        var line = one.Location.GetLineSpan().StartLinePosition.Line - 5; // the usings before the code
        return $"{one.Id} line {line + 1}: {one.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}";
    }
}
