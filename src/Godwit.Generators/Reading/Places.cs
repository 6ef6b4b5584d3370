using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Godwit.Generators;

/// <summary>Places as the compiler has them.</summary>
static class Places
{
    public static Place? Of(Location? location) =>
        location is { SourceTree: { } tree } ? Of(tree, location.SourceSpan) : null;

    public static Place? Of(SyntaxReference? reference) =>
        reference is null ? null : Of(reference.SyntaxTree, reference.Span);

    public static Location ToLocation(this Place place) =>
        Location.Create(
            place.File,
            new TextSpan(place.Start, place.Length),
            new LinePositionSpan(new(place.First.Line, place.First.Column), new(place.Last.Line, place.Last.Column))
        );

    static Place Of(SyntaxTree tree, TextSpan span)
    {
        var lines = tree.GetLineSpan(span).Span;
        return new(
            tree.FilePath,
            span.Start,
            span.Length,
            new(lines.Start.Line, lines.Start.Character),
            new(lines.End.Line, lines.End.Character)
        );
    }
}
