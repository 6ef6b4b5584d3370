namespace Godwit;

/// <summary>The text of one SQL file, with the name that errors show.</summary>
/// <param name="Name">The file as the user knows it.</param>
/// <param name="Text">The text, without byte order mark, line ends as in the file.</param>
public sealed record SqlScript(string Name, string Text)
{
    /// <summary>Where the text stood in the file, where values were filled in since.</summary>
    internal SqlOrigin? Origin { get; init; }

    /// <summary>BEGIN and COMMIT may stand in it, as the tool that it was written for sends it as it is.</summary>
    internal bool HasOwnTransactions { get; init; }

    /// <summary>The comment <c>--&gt; statement-breakpoint</c> ends a statement, as in files of Drizzle's.</summary>
    internal bool HasBreakpoints { get; init; }

    /// <summary>The place of a character.</summary>
    public SourceLocation LocationOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)offset, (uint)Text.Length);
        if (Origin is not null)
            return Origin.LocationOf(offset);
        var before = Text.AsSpan(0, offset);
        var (line, lineStart) = (1, 0);
        for (int found; (found = before[lineStart..].IndexOfAny('\r', '\n')) >= 0; line++)
        {
            lineStart += found + 1;
            if (Text[lineStart - 1] == '\r' && lineStart < Text.Length && Text[lineStart] == '\n')
            {
                // Between CR and LF the line has not ended yet.
                if (lineStart == offset)
                    return new(Name, line, found + 2);
                lineStart++;
            }
        }
        return new(Name, line, offset - lineStart + 1);
    }
}
