using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.House;

/// <summary>A C# file of the repository, parsed.</summary>
sealed record SourceFile(string Path, SyntaxNode Root, SourceText Text)
{
    /// <summary>The first folder below src/Godwit, or nothing for a file elsewhere.</summary>
    public string Folder => Path.Split('/') is ["src", "Godwit", var folder, _, ..] ? folder : "";

    public static IReadOnlyList<SourceFile> Below(string folder)
    {
        var top = System.IO.Path.Combine(RepositoryFolder.Root, folder);
        return Directory.Exists(top)
            ?
            [
                .. Directory
                    .EnumerateFiles(top, "*.cs", SearchOption.AllDirectories)
                    .Order(StringComparer.Ordinal)
                    .Select(Read),
            ]
            : [];
    }

    public static SourceFile Parse(string path, string code)
    {
        var text = SourceText.From(code);
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        return new(path, CSharpSyntaxTree.ParseText(text, options).GetRoot(), text);
    }

    /// <summary>The types that the file declares, without those inside other types.</summary>
    public IEnumerable<string> DeclaredTypes() =>
        Root.DescendantNodes(node => node is not TypeDeclarationSyntax)
            .Select(node =>
                node switch
                {
                    BaseTypeDeclarationSyntax type => type.Identifier.Text,
                    DelegateDeclarationSyntax type => type.Identifier.Text,
                    _ => null,
                }
            )
            .OfType<string>();

    /// <summary>The names that the file uses, with their lines; members behind a dot do not count.</summary>
    public IEnumerable<(string Name, int Line)> UsedNames() =>
        Root.DescendantNodes()
            .OfType<SimpleNameSyntax>()
            .Where(name => name.Parent is not MemberAccessExpressionSyntax access || access.Expression == name)
            .Where(name => name.Parent is not MemberBindingExpressionSyntax and not NameColonSyntax)
            .Select(name => (name.Identifier.Text, LineOf(name)));

    public static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>From the first line of the declaration, its comments and attributes left out, to the last.</summary>
    public static int LinesOf(SyntaxNode node)
    {
        var attributes = node is MemberDeclarationSyntax member ? member.AttributeLists : default;
        var first = attributes.Count == 0 ? node.GetFirstToken() : attributes[^1].GetLastToken().GetNextToken();
        var tree = node.SyntaxTree;
        var start = tree.GetLineSpan(first.Span).StartLinePosition.Line;
        return tree.GetLineSpan(node.Span).EndLinePosition.Line - start + 1;
    }

    static SourceFile Read(string file) =>
        Parse(System.IO.Path.GetRelativePath(RepositoryFolder.Root, file).Replace('\\', '/'), File.ReadAllText(file));
}
