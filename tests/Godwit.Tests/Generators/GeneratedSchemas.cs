using System.ComponentModel.DataAnnotations;
using Godwit.Cli;
using Godwit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit;

public sealed class GeneratedSchemas : IDisposable
{
    const string Usings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Godwit;

        """;

    const string Shop = """
        [Table("users")]
        [Comment("Who buys")]
        public sealed class User
        {
            public long Id { get; init; }
            [MaxLength(200), Unique] public required string Email { get; init; }
            [RenamedFrom("name")] public string? FullName { get; set; }
            [Default("CURRENT_TIMESTAMP")] public DateTimeOffset CreatedAt { get; set; }
            public required Address Home { get; set; }
            public List<Order> Orders { get; } = [];
            public string Display => FullName ?? Email;
        }

        [ComplexType]
        public sealed record Address(string Street, string? City);

        [SqlEnum(EnumStorage.Native)]
        public enum OrderState { New, InTransit, Done }

        [Table("orders")]
        [Index(nameof(UserId), "PlacedAt DESC")]
        [Index("lower(note)", IsUnique = true, Where = "note IS NOT NULL")]
        public sealed record Order(
            long Id,
            [References(typeof(User), OnDelete = ReferentialAction.Cascade)] long UserId,
            DateTimeOffset PlacedAt,
            OrderState State,
            [Check("total >= 0")] decimal Total,
            [Generated("total * 2")] decimal Twice,
            string? Note
        );

        [Table("order_lines"), PrimaryKey(nameof(OrderId), nameof(Number))]
        public sealed class OrderLine
        {
            public long OrderId { get; set; }
            public int Number { get; set; }
            public Order? Order { get; set; }
            [NotMapped] public object? Ignored { get; set; }
        }
        """;

    static readonly MetadataReference[] _references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Append(typeof(Dialect).Assembly.Location)
        .Append(typeof(KeyAttribute).Assembly.Location)
        .Distinct()
        .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
        .ToArray();

    readonly TestShell _shell = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("postgresql")]
    [InlineData("sqlite")]
    public async Task Classes_become_readable_sql(string dialect)
    {
        var file = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Generators/golden", $"shop.{dialect}.sql");
        var assembly = Emit(Shop);
        var source = new Cli.AssemblySource(assembly, _shell.Folder, dialect, path => path);

        var sql = (await source.ReadAsync(Stop))[0].Text;

        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            await File.WriteAllTextAsync(file, sql, Stop);
        Assert.Equal(await File.ReadAllTextAsync(file, Stop), sql);
    }

    [Theory]
    [InlineData(
        "GDW1101",
        "[Table(\"a\")] class A { public int Id { get; set; } [References(typeof(string))] public int B { get; set; } }"
    )]
    [InlineData("GDW1102", "[Table(\"a\"), Index(\"Nme\")] class A { public int Id { get; set; } }")]
    [InlineData(
        "GDW1103",
        "[Table(\"a\"), Comment(\"x\")] class A { public int Id { get; set; } public Uri? U { get; set; } }"
    )]
    [InlineData(
        "GDW1104",
        "[Table(\"a\")] class A { public int Id { get; set; } [References(typeof(A))] public long B { get; set; } }"
    )]
    [InlineData(
        "GDW1105",
        "[Table(\"a\"), Comment(\"x\")] class A { public int Id { get; set; } [Column(\"id\")] public int B { get; set; } }"
    )]
    [InlineData(
        "GDW1106",
        "[Table(\"a\"), Index(\"Id\", Name = \"a123456789012345678901234567890123456789012345678901234567890123\")] class A { public int Id { get; set; } }"
    )]
    [InlineData("GDW1107", "[Table(\"a\"), Comment(\"x\")] class A { public string? Id { get; set; } }")]
    [InlineData(
        "GDW1108",
        "[assembly: GodwitSchema(\"sqlite\")] [Table(\"a\")] class A { public int Id { get; set; } public int[] B { get; set; } = []; }"
    )]
    [InlineData("GDW1109", "[Table(\"a\")] class A { [Identity] public string Id { get; set; } = \"\"; }")]
    [InlineData(
        "GDW1110",
        "[Table(\"a\")] class A { public int Id { get; set; } [References(typeof(A), To = [\"C\"])] public int B { get; set; } public int C { get; set; } }"
    )]
    public void A_mistake_is_a_compiler_error_with_its_place(string code, string classes)
    {
        Drive(classes, out var diagnostics);

        Assert.Contains(diagnostics, one => one.Id == code && one.Location.GetLineSpan().Path == "Shop.cs");
    }

    [Fact]
    public void Classes_that_say_nothing_of_godwit_are_nobodys_mistake()
    {
        Drive(
            "[Table(\"a\")] class A { public int Id { get; set; } public Uri? U { get; set; } }",
            out var diagnostics
        );

        Assert.Empty(diagnostics);
    }

    [Fact]
    public void An_unrelated_edit_leaves_the_output_cached()
    {
        var options = new GeneratorDriverOptions(
            IncrementalGeneratorOutputKind.None,
            trackIncrementalGeneratorSteps: true
        );
        var compilation = Compile(Shop);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()],
            driverOptions: options
        );
        driver = driver.RunGenerators(compilation, Stop);

        driver = driver.RunGenerators(
            compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Other;", cancellationToken: Stop)),
            Stop
        );

        var steps = driver.GetRunResult().Results[0].TrackedSteps["Output"];
        Assert.All(
            steps.SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason)
        );
    }

    [Fact]
    public async Task An_assembly_that_is_not_there_or_holds_nothing_is_an_error()
    {
        var missing = new Cli.AssemblySource("bin/App.dll", _shell.Folder, "sqlite", path => path);
        var empty = new Cli.AssemblySource(typeof(Dialect).Assembly.Location, _shell.Folder, "sqlite", path => path);

        var first = await Assert.ThrowsAsync<SchemaSourceException>(() => missing.ReadAsync(Stop));
        var second = await Assert.ThrowsAsync<SchemaSourceException>(() => empty.ReadAsync(Stop));

        Assert.Equal(("GDW0720", "GDW0720"), (first.Code, second.Code));
        Assert.Contains("dotnet build", first.Hint, StringComparison.Ordinal);
        Assert.Contains("holds no schema", second.Message, StringComparison.Ordinal);
    }

    string Emit(string classes)
    {
        var compilation = Drive(classes, out var diagnostics);
        Assert.Empty(diagnostics);
        var file = Path.Combine(_shell.Folder, "App.dll");
        var result = compilation.Emit(file, cancellationToken: Stop);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return file;
    }

    static Compilation Drive(string classes, out IReadOnlyList<Diagnostic> diagnostics)
    {
        CSharpGeneratorDriver
            .Create(new SchemaGenerator())
            .RunGeneratorsAndUpdateCompilation(Compile(classes), out var output, out var found, Stop);
        diagnostics = found;
        return output;
    }

    static CSharpCompilation Compile(string classes)
    {
        // Attributes of the assembly stand behind the usings.
        var tree = CSharpSyntaxTree.ParseText(Usings + classes, path: "Shop.cs", cancellationToken: Stop);
        return CSharpCompilation.Create(
            "App",
            [tree],
            _references,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );
    }
}
