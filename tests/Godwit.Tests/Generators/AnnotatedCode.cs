using Godwit.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit;

/// <summary>C# with annotated classes, as the compiler takes it with the generator.</summary>
static class AnnotatedCode
{
    /// <summary>The file that code without one of its own is in.</summary>
    public const string File = "App.cs";

    const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.ComponentModel.DataAnnotations.Schema;
        using Godwit;

        """;

    static readonly CSharpParseOptions _options = new(LanguageVersion.CSharp14);

    // The host sets it. Classes that tests use themselves shall not be there twice.
    static readonly MetadataReference[] _references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(file => file != typeof(AnnotatedCode).Assembly.Location)
        .Select(file => (MetadataReference)MetadataReference.CreateFromFile(file))
        .ToArray();

    public static CSharpCompilation Compile(string code) => Compile([Parse(Usings + code, File)]);

    public static SyntaxTree Parse(string code, string file) => CSharpSyntaxTree.ParseText(code, _options, file);

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
    public static (Compilation Compilation, IReadOnlyList<Diagnostic> Problems) Generate(string code) =>
        Generate(Compile(code));

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
    public static void Emit(string code, string file) => Emit(Compile(code), file);

    /// <summary>Builds the assembly of all C# files in a folder.</summary>
    public static Compilation EmitFolder(string folder, string file) =>
        Emit(
            Compile(
                Directory
                    .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(one => Parse(System.IO.File.ReadAllText(one), one))
            ),
            file
        );

    public static CSharpCompilation Compile(
        IEnumerable<SyntaxTree> code,
        OutputKind kind = OutputKind.DynamicallyLinkedLibrary
    ) =>
        CSharpCompilation.Create(
            "App",
            code,
            _references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable)
        );

    public static (Compilation Compilation, IReadOnlyList<Diagnostic> Problems) Generate(CSharpCompilation code)
    {
        Driver().RunGeneratorsAndUpdateCompilation(code, out var compilation, out var problems);
        return (compilation, problems);
    }

    public static Compilation Emit(CSharpCompilation code, string file)
    {
        var (compilation, problems) = Generate(code);
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        using var stream = System.IO.File.Create(file);
        var result = compilation.Emit(stream);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        // Who is given code wants none of it to be doubtful.
        Assert.DoesNotContain(result.Diagnostics, one => one.Severity >= DiagnosticSeverity.Warning);
        return compilation;
    }
}
