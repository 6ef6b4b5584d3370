using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit.GeneratorBenchmarks;

/// <summary>A project of annotated classes, one file each, and as many files of other code.</summary>
sealed class AnnotatedProject(int classes)
{
    static readonly CSharpParseOptions _options = new(LanguageVersion.CSharp14);

    // The host sets it.
    static readonly MetadataReference[] _references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
        .ToArray();

    static readonly CSharpCompilationOptions _compilation = new(
        OutputKind.DynamicallyLinkedLibrary,
        nullableContextOptions: NullableContextOptions.Enable
    );

    /// <summary>Parsed anew, so that nothing of it is bound yet.</summary>
    public CSharpCompilation Compile() =>
        CSharpCompilation.Create(
            "App",
            Enumerable.Range(0, classes).SelectMany(i => new[] { Class(i, ""), Other(i, "") }),
            _references,
            _compilation
        );

    /// <summary>The project with other code in a method.</summary>
    public static CSharpCompilation EditMethod(CSharpCompilation project, int edit) =>
        project.ReplaceSyntaxTree(project.SyntaxTrees[1], Other(0, $"+ {edit}"));

    /// <summary>The project with one more column.</summary>
    public static CSharpCompilation EditClass(CSharpCompilation project, int edit) =>
        project.ReplaceSyntaxTree(project.SyntaxTrees[0], Class(0, $"public int? Added{edit} {{ get; set; }}"));

    static SyntaxTree Class(int number, string more) =>
        Parse(
            $"Thing{number}.cs",
            $$"""
            using System;
            using System.Collections.Generic;
            using System.ComponentModel.DataAnnotations;
            using System.ComponentModel.DataAnnotations.Schema;
            using Godwit;

            namespace App.Data;

            [Table("things_{{number}}")]
            [Index(nameof(Name), "CreatedAt DESC")]
            [Comment("What number {{number}} is about")]
            public sealed class Thing{{number}}
            {
                public long Id { get; set; }
                [MaxLength(200), Unique] public required string Name { get; set; }
                public string? Description { get; set; }
                [References(typeof(Thing{{number / 2}}), OnDelete = ReferentialAction.Cascade), Index]
                public long ParentId { get; set; }
                [Check("price >= 0"), Column(TypeName = "numeric(10,2)")] public decimal Price { get; set; }
                [Default("CURRENT_TIMESTAMP")] public DateTimeOffset CreatedAt { get; set; }
                public Guid Token { get; set; }
                public bool IsActive { get; set; }
                public int? Quantity { get; set; }
                public DateOnly? Day { get; set; }
                {{more}}
            }
            """
        );

    static SyntaxTree Other(int number, string more)
    {
        var methods = new StringBuilder();
        for (var i = 0; i < 2; i++)
            methods.Append(
                CultureInfo.InvariantCulture,
                $"public static int Sum{i}(int[] list) => list.Where(one => one > {i}).Sum() {more};\n"
            );
        return Parse(
            $"Work{number}.cs",
            $"using System.Linq;\nnamespace App;\npublic static class Work{number} {{ {methods} }}"
        );
    }

    static SyntaxTree Parse(string file, string code) =>
        CSharpSyntaxTree.ParseText(code, _options, file, Encoding.UTF8);
}
