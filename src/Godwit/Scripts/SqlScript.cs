namespace Godwit;

/// <summary>The text of one SQL file, with the name that errors show.</summary>
/// <param name="Name">The file as the user knows it.</param>
/// <param name="Text">The text, without byte order mark, line ends as in the file.</param>
public sealed record SqlScript(string Name, string Text)
{
    /// <summary>The place of a character.</summary>
    public SourceLocation LocationOf(int offset)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)offset, (uint)Text.Length);
        int line = 1,
            lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            if (Text[i] == '\n' || (Text[i] == '\r' && !(i + 1 < Text.Length && Text[i + 1] == '\n')))
            {
                line++;
                lineStart = i + 1;
            }
        }
        return new(Name, line, offset - lineStart + 1);
    }
}
