namespace Godwit;

/// <summary>One statement of a script.</summary>
/// <param name="Script">The script that holds it.</param>
/// <param name="Span">From its first token to its last, without the terminator: what is sent to the server.</param>
/// <param name="FullSpan">
/// With the comments and blanks before it and its terminator; the full spans of a script's pieces, in order, are the
/// whole script.
/// </param>
public sealed record SqlStatement(SqlScript Script, SourceSpan Span, SourceSpan FullSpan)
{
    /// <summary>The text that is sent to the server.</summary>
    public string Sql => Script.Text.Substring(Span.Start, Span.Length);

    /// <summary>Where the statement begins.</summary>
    public SourceLocation Location => Script.LocationOf(Span.Start);
}
