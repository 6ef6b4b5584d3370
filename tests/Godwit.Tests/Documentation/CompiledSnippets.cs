using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Godwit;

/// <summary>Every piece of C# in the pages compiles, with the names that its text takes for granted.</summary>
public class CompiledSnippets
{
    const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.ComponentModel.DataAnnotations.Schema;
        global using System.Data;
        global using System.Data.Common;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Dapper;
        global using Godwit;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.Data.Sqlite;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Npgsql;
        global using OpenTelemetry.Metrics;
        global using OpenTelemetry.Trace;
        global using Xunit;

        partial class Program
        {
            static string connectionString = "", appConnectionString = "", migrationConnectionString = "",
                ordersConnectionString = "", stockConnectionString = "";
            static DbDataSource dataSource = null!;
            static CancellationToken cancellationToken;
        }

        static class TestServer
        {
            public static string CreateDatabase() => "";
        }
        """;

    public static TheoryData<string> Places =>
        new(
            DocumentationPage
                .All.SelectMany(page => page.Blocks)
                .Where(block => block.Language == "csharp")
                .Select(block => block.Place)
        );

    [Theory]
    [MemberData(nameof(Places))]
    public void A_snippet_compiles(string place)
    {
        var block = DocumentationPage.All.SelectMany(page => page.Blocks).Single(block => block.Place == place);
        var (compilation, problems) = AnnotatedCode.Generate(
            AnnotatedCode.Compile(
                [AnnotatedCode.Parse(Usings, "Usings.cs"), AnnotatedCode.Parse(Program(block), block.Page)],
                OutputKind.ConsoleApplication
            )
        );

        Assert.Empty(problems);
        Assert.Empty(
            compilation
                .GetDiagnostics(TestContext.Current.CancellationToken)
                // Classes alone are a piece of a program that has its entry elsewhere.
                .Where(problem => problem.Severity == DiagnosticSeverity.Error && problem.Id != "CS5001")
        );
    }

    // A note `around` says what a piece of an expression is a piece of; a page goes on with `builder` and `app`.
    static string Program(DocumentationBlock block)
    {
        var text = block.Notes["around"].FirstOrDefault()?.Replace("…", block.Text, StringComparison.Ordinal);
        text ??= block.Text;
        var before = "";
        if (!text.Contains("var builder", StringComparison.Ordinal))
            before += "var builder = WebApplication.CreateBuilder(args);\n";
        if (!text.Contains("var app", StringComparison.Ordinal))
            before += "var app = builder.Build();\n";
        var usings = text.Split('\n')
            .TakeWhile(line => line.StartsWith("using ", StringComparison.Ordinal) || line.Length == 0);
        var head = string.Join('\n', usings);
        var end = text.Contains("return 1;", StringComparison.Ordinal) ? "\nreturn 0;" : "";
        var types = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot().Members;
        var statements = types.Any(member => member is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);
        return statements
            ? head + "\n" + before + text[head.Length..] + end
            : head + "\n" + before + text[head.Length..];
    }
}
