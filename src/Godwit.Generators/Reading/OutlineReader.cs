using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.Generators;

/// <summary>
/// Reads the outline of a file. Nothing is bound, so that the compiler has to ask once for each text of a file, and not
/// once for each file at every edit anywhere.
/// </summary>
sealed class OutlineReader
{
    readonly StringBuilder _shared = new();
    readonly List<TypeOutline> _types = [];
    readonly List<AliasOutline> _aliases = [];
    readonly string _file;

    OutlineReader(string file) => _file = file;

    public static FileOutline Read(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var reader = new OutlineReader(tree.FilePath);
        if (tree.GetRoot(cancellationToken) is CompilationUnitSyntax root)
        {
            reader.AddUsings(root.Externs, root.Usings);
            reader.AddMembers(root.Members, "");
        }
        return new(
            tree.FilePath,
            reader._shared.ToString(),
            Convert.ToBase64String(tree.GetText(cancellationToken).GetContentHash().ToArray()),
            reader._types.ToValueList(),
            reader._aliases.ToValueList()
        );
    }

    void AddUsings(SyntaxList<ExternAliasDirectiveSyntax> externs, SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var one in externs)
            Add(one);
        foreach (var one in usings)
        {
            Add(one);
            if (one.Alias is { } alias)
                _aliases.Add(new(alias.Name.Identifier.ValueText, NamesIn(one.NamespaceOrType).ToValueList()));
        }
    }

    // Methods, properties and fields are their type's own: whoever reads that type has the hash of its file.
    void AddMembers(SyntaxList<MemberDeclarationSyntax> members, string outer)
    {
        foreach (var member in members)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    _shared.Append("namespace ").Append(space.Name).Append('{');
                    AddUsings(space.Externs, space.Usings);
                    AddMembers(space.Members, $"{outer}{space.Name}.");
                    _shared.Append('}');
                    break;
                case TypeDeclarationSyntax type:
                    AddType(type, outer);
                    break;
                case EnumDeclarationSyntax one:
                    // Its place is that of errors about it.
                    _shared
                        .Append(_file)
                        .Append(one.GetLocation().GetLineSpan().StartLinePosition)
                        .Append(one.SpanStart);
                    Add(one);
                    break;
                case DelegateDeclarationSyntax one:
                    _shared.Append("delegate ").Append(one.Identifier.ValueText).Append(one.TypeParameterList);
                    break;
                case FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.ConstKeyword):
                    Add(field);
                    break;
            }
        }
    }

    void AddType(TypeDeclarationSyntax type, string outer)
    {
        var name = type.Identifier.ValueText;
        var full = $"{outer}{name}`{type.Arity}";
        // A type of a file alone is no part of its namesakes.
        if (type.Modifiers.Any(SyntaxKind.FileKeyword))
            full += "@" + _file;
        var bases = type.BaseList is { } list
            ? list.Types.SelectMany(one => NamesIn(one.Type)).ToValueList()
            : ValueList<string>.Empty;
        var attributes = type.AttributeLists.SelectMany(one => one.Attributes).SelectMany(NamesOf).ToValueList();
        _types.Add(new(name, full, type.SpanStart, bases, attributes));
        _shared
            .Append(type.Modifiers)
            .Append(' ')
            .Append(type.Keyword)
            .Append(' ')
            .Append(name)
            .Append(type.TypeParameterList)
            .Append(type.BaseList)
            .Append(type.ConstraintClauses)
            .Append('{');
        AddMembers(type.Members, full + "+");
        _shared.Append('}');
    }

    void Add(SyntaxNode node) => _shared.Append(node).Append('\n');

    static IEnumerable<string> NamesOf(AttributeSyntax attribute) =>
        NamesIn(attribute.Name).LastOrDefault() is { } name ? [name, name + "Attribute"] : [];

    static IEnumerable<string> NamesIn(SyntaxNode node) =>
        node.DescendantTokens().Where(one => one.IsKind(SyntaxKind.IdentifierToken)).Select(one => one.ValueText);
}
