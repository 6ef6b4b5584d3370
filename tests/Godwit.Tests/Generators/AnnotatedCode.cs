using Godwit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit;

/// <summary>C# with annotated classes, as the compiler takes it with the generator.</summary>
static class AnnotatedCode
{
    const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Godwit;

        """;

    static readonly CSharpParseOptions _options = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Compile(string code) =>
        CSharpCompilation.Create(
            "App",
            [CSharpSyntaxTree.ParseText(Usings + code, _options, "App.cs")],
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    public static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create(
            [new SchemaGenerator().AsSourceGenerator()],
            parseOptions: _options,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None,
                trackIncrementalGeneratorSteps: true
            )
        );

    /// <summary>The code with what was generated, and what the generator says.</summary>
    public static (Compilation Compilation, IReadOnlyList<Diagnostic> Problems) Generate(string code)
    {
        Driver().RunGeneratorsAndUpdateCompilation(Compile(code), out var compilation, out var problems);
        return (compilation, problems);
    }

    /// <summary>The values of the assembly's metadata, by key.</summary>
    public static IReadOnlyDictionary<string, string> SchemasOf(Compilation compilation) =>
        compilation
            .Assembly.GetAttributes()
            .Where(one => one.AttributeClass?.Name == "AssemblyMetadataAttribute")
            .ToDictionary(
                one => (string)one.ConstructorArguments[0].Value!,
                one => (string)one.ConstructorArguments[1].Value!
            ); // two strings

    /// <summary>Builds the assembly.</summary>
    public static void Emit(string code, string file)
    {
        var (compilation, problems) = Generate(code);
        Assert.Empty(problems);
        using var stream = File.Create(file);
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
    }

    static List<MetadataReference> References() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!) // set by the host
            .Split(Path.PathSeparator)
            .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
            .ToList();
}
