using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Godwit.Generators;

/// <summary>
/// What was read of the classes, for as long as nothing changes that it depends on. After an edit the compiler knows
/// nothing of any class, and to ask it has all attributes bound anew: that takes longer than everything else together.
/// Holds values only, nothing of the compiler.
/// </summary>
sealed class TableMemory
{
    // Replaced as a whole: two runs at a time may forget what the other read, and no more than that.
    volatile Reading? _last;

    /// <summary>The tables of a project.</summary>
    /// <param name="surroundings">
    /// The same object for as long as options and references of the compiler are the same.
    /// </param>
    public ValueList<TableModel> Read(
        ProjectOutline project,
        object surroundings,
        Compilation compilation,
        CancellationToken cancellationToken
    )
    {
        var known =
            _last is { } last && last.Surroundings == surroundings && last.Shared.Equals(project.Shared)
                ? last.Tables
                : new(StringComparer.Ordinal);
        var tables = new Dictionary<string, TableModel?>(StringComparer.Ordinal);
        var found = new List<TableModel?>();
        var code = new Code(compilation, cancellationToken);
        foreach (var outline in project.Tables)
        {
            if (!known.TryGetValue(outline.Key, out var table))
                table = code.Read(outline);
            tables[outline.Key] = table;
            found.Add(table);
        }
        _last = new(surroundings, project.Shared, tables);
        return found.OfType<TableModel>().ToValueList();
    }

    sealed record Reading(object Surroundings, ValueList<string> Shared, Dictionary<string, TableModel?> Tables);

    /// <summary>The code of one moment.</summary>
    sealed class Code(Compilation compilation, CancellationToken cancellationToken)
    {
        readonly List<SyntaxTree> _trees = [.. compilation.SyntaxTrees];
        readonly TypeReader _types = new();

        public TableModel? Read(TableOutline outline)
        {
            var tree = _trees[outline.File];
            var place = tree.GetRoot(cancellationToken).FindToken(outline.Start);
            return
                place.Parent?.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } syntax
                && compilation.GetSemanticModel(tree).GetDeclaredSymbol(syntax, cancellationToken)
                    is INamedTypeSymbol type
                ? new TableReader(_types).Read(type)
                : null;
        }
    }
}
