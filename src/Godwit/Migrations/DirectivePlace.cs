namespace Godwit;

/// <summary>Where a directive may stand: on a line of its own, between statements.</summary>
static class DirectivePlace
{
    /// <summary>
    /// Refuses a directive inside the statement that was read behind it, or behind something on its line.
    /// </summary>
    public static void Check(SqlScript script, SourceSpan directive, SqlStatement? statement)
    {
        if (statement is not null && directive.Start > statement.Span.Start)
            throw ScriptErrors.At(
                script,
                directive.Start,
                ScriptErrors.MisplacedDirective,
                $"the directive stands inside the statement that begins in line {statement.Location.Line}.",
                "Move it before the statement; if it stands before one already, a semicolon is missing above it."
            );
        var before = script.Text.AsSpan(0, directive.Start);
        var line = before[(before.LastIndexOfAny('\r', '\n') + 1)..];
        if (!line.IsWhiteSpace())
            throw ScriptErrors.At(
                script,
                directive.Start,
                ScriptErrors.MisplacedDirective,
                "the directive stands behind something else on its line, so that one may read it as speaking of that.",
                "Put it on a line of its own, before the statement that it speaks of."
            );
    }
}
