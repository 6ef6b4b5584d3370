namespace Godwit;

/// <summary>A place in a file, as errors name it.</summary>
/// <param name="File">The file as the user knows it: a path, or the name of an embedded resource.</param>
/// <param name="Line">Line, from 1. A line ends with LF, CRLF or CR.</param>
/// <param name="Column">Column in characters (UTF-16 code units), from 1.</param>
public sealed record SourceLocation(string File, int Line, int Column)
{
    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => string.Create(null, $"{File}:{Line}:{Column}");
}

/// <summary>A range of characters of a script.</summary>
/// <param name="Start">Offset of the first character, from 0, in UTF-16 code units.</param>
/// <param name="Length">Number of characters.</param>
public readonly record struct SourceSpan(int Start, int Length)
{
    /// <summary>Offset after the last character.</summary>
    public int End => Start + Length;
}
