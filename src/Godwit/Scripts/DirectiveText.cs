namespace Godwit;

/// <summary>Recognises the comments that speak to Godwit, or to the tool that the file was written for.</summary>
static class DirectiveText
{
    public const string Name = "godwit";

    /// <summary>
    /// True for a comment whose first word is <c>godwit</c>, whatever its case and the blanks around it.
    /// </summary>
    public static bool IsAddressed(ReadOnlySpan<char> comment)
    {
        var inside = comment[2..].TrimStart();
        if (SectionMarkers.IsMarker(comment))
            return true;
        return inside.StartsWith(Name, StringComparison.OrdinalIgnoreCase)
            && (inside.Length == Name.Length || inside[Name.Length] == ':' || char.IsWhiteSpace(inside[Name.Length]));
    }
}
