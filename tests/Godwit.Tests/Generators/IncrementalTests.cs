using System.Collections.Immutable;
using Godwit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit;

/// <summary>What the generator reads again after an edit: as little as it may, and always what it must.</summary>
public class IncrementalTests
{
    static readonly Dictionary<string, string> _project = new(StringComparer.Ordinal)
    {
        ["Usings.cs"] = """
            global using System;
            global using System.ComponentModel.DataAnnotations;
            global using System.ComponentModel.DataAnnotations.Schema;
            global using Godwit;
            global using Day = System.DateOnly;
            global using Marked = System.ComponentModel.DataAnnotations.Schema.ComplexTypeAttribute;
            """,
        ["User.cs"] = """
            namespace App.Data;
            [Table("users")]
            public class User : Entity
            {
                [MaxLength(Limits.Name)] public required string Name { get; set; }
                public Status Status { get; set; }
                public required Address Home { get; set; }
                public Point At { get; set; } = new();
                public Day Born { get; set; }
            }
            """,
        ["Order.cs"] = """
            namespace App.Data;
            [Table("orders"), Index(nameof(UserId))]
            public partial class Order
            {
                public int Id { get; set; }
                [References(typeof(User))] public long UserId { get; set; }
                [SqlEnum(EnumStorage.Native)] public Kind Kind { get; set; }
            }
            """,
        ["Order.More.cs"] = "namespace App.Data; public partial class Order { public string? Note { get; set; } }",
        ["Entity.cs"] =
            "namespace App.Data; public abstract class Entity : Root { public string? Author { get; set; } }",
        ["Root.cs"] = "namespace App.Data; public abstract class Root { public long Id { get; set; } }",
        ["Address.cs"] =
            "namespace App.Data; [ComplexType] public class Address { public string Street { get; set; } = \"\"; }",
        ["Point.cs"] = "namespace App.Data; [Marked] public class Point { public int X { get; set; } }",
        ["Status.cs"] = "namespace App.Data; [SqlEnum(EnumStorage.Text)] public enum Status { Active, Gone }",
        ["Kind.cs"] = "namespace App; public enum Kind { Small, Large }",
        ["Limits.cs"] = "namespace App.Data; static class Limits { public const int Name = Lengths.Short; }",
        ["Lengths.cs"] = "namespace App.Data; static class Lengths { public const int Short = 20; }",
        ["Work.cs"] = "namespace App; public class Work { public int Do() => 1; }",
    };

    [Theory]
    [InlineData("Work.cs", "=> 1", "=> 2")]
    [InlineData("Work.cs", "{ public", "{ public string? Name { get; set; } public")]
    [InlineData("Work.cs", "{ public", "{ Work(int x) { } public")]
    [InlineData("Limits.cs", "namespace", "// Limits.\nnamespace")]
    public void Code_that_is_not_about_the_schema_has_nothing_read_again(string file, string from, string to)
    {
        var (before, after) = Read(file, from, to);

        Assert.Equal(["Order", "User"], before.Keys.Order());
        Assert.All(before, one => Assert.Same(one.Value, after[one.Key]));
    }

    [Theory]
    [InlineData("User.cs", "public Day", "public bool IsNew { get; set; } public Day", "User")]
    [InlineData("User.cs", "[Table(\"users\")]", "[Table(\"users\"), Index(\"Name\")]", "User")]
    [InlineData("User.cs", "namespace", "\nnamespace", "User")]
    [InlineData("Order.cs", "Kind Kind", "Kind? Kind", "Order")]
    [InlineData("Order.More.cs", "Note", "Remark", "Order")]
    public void An_edit_of_a_class_has_that_class_read_again(string file, string from, string to, string changed)
    {
        var (before, after) = Read(file, from, to);

        Assert.Equal(
            [changed],
            after.Where(one => !ReferenceEquals(one.Value, before[one.Key])).Select(one => one.Key)
        );
    }

    [Theory]
    [InlineData("User.cs", "public Day", "public bool IsNew { get; set; } public Day")]
    [InlineData("User.cs", "Address Home", "Address? Home")]
    [InlineData("User.cs", "class User : Entity", "class User : Root")]
    [InlineData("User.cs", "[Table(\"users\")]", "")]
    [InlineData("User.cs", "namespace", "#nullable disable\nnamespace")]
    [InlineData(
        "Order.cs",
        "App.Data;",
        "App.Data; using Day = System.DateTime; [Table(\"more\")] class More { public Day Id { get; set; } }"
    )]
    [InlineData("Order.More.cs", "string? Note", "int Note")]
    [InlineData("Entity.cs", "string? Author", "string Author")]
    [InlineData("Entity.cs", ": Root", "")]
    [InlineData("Root.cs", "long Id", "int Id")]
    [InlineData("Address.cs", "Street", "Road")]
    [InlineData("Address.cs", "namespace", "#nullable disable\nnamespace")]
    [InlineData("Address.cs", "[ComplexType]", "[Table(\"addresses\")]")]
    [InlineData("Address.cs", "[ComplexType]", "[NotMapped]")]
    [InlineData("Point.cs", "int X", "long X")]
    [InlineData("Status.cs", "Gone", "Gone, Back")]
    [InlineData("Status.cs", "Text", "Native")]
    [InlineData("Kind.cs", "Small", "Tiny")]
    [InlineData("Limits.cs", "Lengths.Short", "30")]
    [InlineData("Lengths.cs", "20", "30")]
    [InlineData("Usings.cs", "DateOnly", "DateTime")]
    [InlineData("Usings.cs", "ComplexTypeAttribute", "NotMappedAttribute")]
    [InlineData("Work.cs", "namespace App;", "namespace App.Data; public enum Kind { Other } ")]
    [InlineData("Work.cs", "namespace", "[assembly: GodwitSchema(\"postgresql\", Prefix = \"app_\")] namespace")]
    public void After_an_edit_comes_what_a_new_build_has(string file, string from, string to)
    {
        var before = Compile(_project);
        var after = Edit(before, file, from, to);
        var driver = AnnotatedCode.Driver().RunGenerators(before);

        var edited = Outcome(driver.RunGenerators(after));

        Assert.Equal(Outcome(AnnotatedCode.Driver().RunGenerators(after)), edited);
        Assert.NotEqual(Outcome(driver), edited);
    }

    [Fact]
    public void A_mistake_stays_where_it_is_while_the_code_around_it_moves()
    {
        var before = Edit(
            Compile(_project),
            "Status.cs",
            "SqlEnum(EnumStorage.Text)",
            "SqlEnum(EnumStorage.Native, Name = \"kind\")"
        );
        var driver = AnnotatedCode.Driver().RunGenerators(before);
        var problem = Assert.Single(driver.GetRunResult().Diagnostics);

        var moved = driver.RunGenerators(
            Edit(before, problem.Location.GetLineSpan().Path, "namespace", "// A comment.\nnamespace")
        );
        var same = Assert.Single(moved.GetRunResult().Diagnostics);

        Assert.Equal(problem.GetMessage(), same.GetMessage());
        Assert.Equal(
            problem.Location.GetLineSpan().StartLinePosition.Line + 1,
            same.Location.GetLineSpan().StartLinePosition.Line
        );
    }

    [Fact]
    public void A_name_of_what_does_not_exist_yet_is_a_text_all_the_same()
    {
        var before = Edit(Compile(_project), "Order.cs", "nameof(UserId)", "nameof(Work.UserId)");
        var driver = AnnotatedCode.Driver().RunGenerators(before);

        var after = Edit(before, "Work.cs", "{ public", "{ public int UserId { get; set; } public");

        Assert.Equal(Outcome(AnnotatedCode.Driver().RunGenerators(after)), Outcome(driver.RunGenerators(after)));
        Assert.Contains("CREATE INDEX orders_user_id_idx", Outcome(driver), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_options_and_references_have_all_read_again()
    {
        var before = Compile(_project);
        var driver = AnnotatedCode.Driver().RunGenerators(before);
        var oblivious = before.WithOptions(before.Options.WithNullableContextOptions(NullableContextOptions.Disable));
        var alone = before.RemoveReferences(
            before.References.Where(one => one.Display!.EndsWith("Godwit.dll", StringComparison.Ordinal))
        ); // files have names

        Assert.Contains("name character varying(20) NOT NULL", Outcome(driver), StringComparison.Ordinal);
        Assert.Equal(
            Outcome(AnnotatedCode.Driver().RunGenerators(oblivious)),
            Outcome(driver.RunGenerators(oblivious))
        );
        Assert.NotEqual(Outcome(driver), Outcome(driver.RunGenerators(oblivious)));
        Assert.Equal("", Outcome(driver.RunGenerators(alone)));
    }

    [Theory]
    [InlineData("Work.cs", "=> 1", "=> 2")]
    [InlineData("User.cs", "string Name", "string   Name")]
    [InlineData("User.cs", "Table(\"users\")", "Serializable, Table(\"users\")")]
    [InlineData("Status.cs", "{ Active", "{ /* now */ Active")]
    public void What_is_as_it_was_is_not_written_again(string file, string from, string to)
    {
        var before = Compile(_project);
        var driver = AnnotatedCode.Driver().RunGenerators(before);

        var result = driver.RunGenerators(Edit(before, file, from, to)).GetRunResult().Results[0];

        Assert.All(
            result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs),
            one => Assert.True(one.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
        );
    }

    [Fact]
    public void Only_an_edited_file_is_outlined_again()
    {
        var before = Compile(_project);
        var driver = AnnotatedCode.Driver().RunGenerators(before);

        var result = driver.RunGenerators(Edit(before, "Work.cs", "=> 1", "=> 2")).GetRunResult().Results[0];

        var reasons = result
            .TrackedSteps[SchemaGenerator.Files]
            .SelectMany(one => one.Outputs)
            .Select(one => one.Reason);
        Assert.Single(reasons, one => one == IncrementalStepRunReason.Modified);
        Assert.Equal(_project.Count - 1, reasons.Count(one => one == IncrementalStepRunReason.Cached));
    }

    /// <summary>What a memory has of the classes before and after an edit, by their names.</summary>
    static (Dictionary<string, object> Before, Dictionary<string, object> After) Read(
        string file,
        string from,
        string to
    )
    {
        var (memory, surroundings) = (new TableMemory(), new object());
        Dictionary<string, object> ReadAll(CSharpCompilation code)
        {
            var files = code.SyntaxTrees.Select(one => OutlineReader.Read(one, default)).ToImmutableArray();
            return memory
                .Read(ProjectOutline.Of(files), surroundings, code, default)
                .ToDictionary(one => one.Class, one => (object)one);
        }
        var project = Compile(_project);
        return (ReadAll(project), ReadAll(Edit(project, file, from, to)));
    }

    static CSharpCompilation Compile(Dictionary<string, string> files) =>
        AnnotatedCode.Compile(files.Select(one => AnnotatedCode.Parse(one.Value, one.Key)));

    static CSharpCompilation Edit(CSharpCompilation project, string file, string from, string to)
    {
        var tree = project.SyntaxTrees.Single(one => one.FilePath == file);
        var text = tree.ToString();
        Assert.Contains(from, text, StringComparison.Ordinal);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return project.ReplaceSyntaxTree(tree, AnnotatedCode.Parse(text.Remove(at, from.Length).Insert(at, to), file));
    }

    /// <summary>All that comes of a run: the code and the errors with their places.</summary>
    static string Outcome(GeneratorDriver driver)
    {
        var result = driver.GetRunResult();
        return string.Join(
            '\n',
            result.GeneratedTrees.Select(one => one.ToString()).Concat(result.Diagnostics.Select(one => one.ToString()))
        );
    }
}
