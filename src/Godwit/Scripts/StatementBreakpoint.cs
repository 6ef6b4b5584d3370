namespace Godwit;

/// <summary>The comment by which Drizzle divides a file into the statements that it sends.</summary>
/// <remarks>
/// Drizzle cuts wherever these characters stand, inside a string too, and then the server refuses both halves.
/// Here they count in a comment only.
/// </remarks>
static class StatementBreakpoint
{
    public const string Marker = "--> statement-breakpoint";

    /// <summary>True for a comment that holds the marker.</summary>
    /// <exception cref="InvalidMigrationException">
    /// SQL stands behind it on the line: Drizzle would run it, and to the server it is a part of the comment.
    /// </exception>
    public static bool Check(SqlScript script, SqlToken token)
    {
        var comment = script.Text.AsSpan(token.Start, token.End - token.Start);
        var at = token.Kind == SqlTokenKind.LineComment ? comment.IndexOf(Marker, StringComparison.Ordinal) : -1;
        if (at < 0)
            return false;
        var rest = comment[(at + Marker.Length)..].Trim();
        return rest.IsEmpty || rest.StartsWith("--", StringComparison.Ordinal)
            ? true
            : throw ScriptErrors.At(
                script,
                token.Start + at,
                ScriptErrors.Breakpoint,
                "what stands behind this breakpoint is a part of the comment to everyone but Drizzle.",
                "Put it on a line of its own."
            );
    }
}
