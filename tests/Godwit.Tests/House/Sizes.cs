using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.House;

/// <summary>How large files, types, methods and lines may be.</summary>
static class Sizes
{
    const int FileLines = 300;
    const int TypeLines = 250;
    const int MethodLines = 40;
    const int LineCharacters = 120;
    const int ConstructorParameters = 5;

    /// <summary>
    /// What is too large, one sentence each. Tests may be long, for their tables; their methods may not.
    /// </summary>
    public static IEnumerable<string> Offences(SourceFile file)
    {
        var isTest = file.Path.StartsWith("tests/", StringComparison.Ordinal);
        if (!isTest && file.Text.Lines.Count - 1 > FileLines)
        {
            yield return $"{file.Path}: {file.Text.Lines.Count - 1} lines, at most {FileLines}";
        }

        foreach (var line in file.Text.Lines.Where(line => line.Span.Length > LineCharacters))
        {
            if (!isTest || !IsInLiteral(file.Root.FindToken(line.Start + LineCharacters)))
            {
                var (number, length) = (line.LineNumber + 1, line.Span.Length);
                yield return $"{file.Path}:{number}: {length} characters, at most {LineCharacters}";
            }
        }

        foreach (var node in file.Root.DescendantNodes())
        {
            if (Offence(node, isTest) is { } offence)
            {
                yield return $"{file.Path}:{SourceFile.LineOf(node)}: {offence}";
            }
        }
    }

    static string? Offence(SyntaxNode node, bool isTest)
    {
        var lines = SourceFile.LinesOf(node);
        return node switch
        {
            TypeDeclarationSyntax type when !isTest && lines > TypeLines =>
                $"{type.Identifier.Text} has {lines} lines, at most {TypeLines}",
            ClassDeclarationSyntax { ParameterList.Parameters.Count: > ConstructorParameters and var count } type =>
                $"{type.Identifier.Text} is made of {count} parts, at most {ConstructorParameters}",
            ConstructorDeclarationSyntax { ParameterList.Parameters.Count: > ConstructorParameters and var count } =>
                $"a constructor with {count} parameters, at most {ConstructorParameters}",
            MethodDeclarationSyntax { ExpressionBody.Expression: var text } when IsText(text) => null,
            BaseMethodDeclarationSyntax
            or LocalFunctionStatementSyntax
            or AccessorDeclarationSyntax when lines > MethodLines =>
                $"{NameOf(node)} has {lines} lines, at most {MethodLines}",
            _ => null,
        };
    }

    static string NameOf(SyntaxNode node) =>
        node switch
        {
            MethodDeclarationSyntax method => method.Identifier.Text,
            LocalFunctionStatementSyntax function => function.Identifier.Text,
            _ => node.Kind().ToString(),
        };

    // A query stands in one piece; what gives a text and does nothing else is as long as the text.
    static bool IsText(ExpressionSyntax? expression) =>
        expression is LiteralExpressionSyntax or InterpolatedStringExpressionSyntax;

    static bool IsInLiteral(SyntaxToken token) =>
        token.Parent is LiteralExpressionSyntax or InterpolatedStringTextSyntax or InterpolatedStringExpressionSyntax;
}
