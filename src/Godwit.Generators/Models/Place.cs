using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>A place in the code, without the syntax tree that it is of.</summary>
sealed record Place(string File, TextSpan Span, LinePositionSpan Lines)
{
    public static Place? Of(Location? location) =>
        location is { SourceTree: { } tree }
            ? new(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
            : null;

    public static Place? Of(SyntaxReference? reference) =>
        reference is null
            ? null
            : new(reference.SyntaxTree.FilePath, reference.Span, reference.SyntaxTree.GetLineSpan(reference.Span).Span);

    public Location ToLocation() => Location.Create(File, Span, Lines);
}
