namespace Godwit;

/// <summary>Where the characters of a text that was filled in stood in the file.</summary>
/// <param name="source">The text as it is in the file.</param>
sealed class SqlOrigin(SqlScript source)
{
    readonly List<(int At, int Length, int SourceAt, int SourceLength)> _filled = [];

    /// <summary>Notes a piece that was filled in, behind all others.</summary>
    public void Add(int at, int length, int sourceAt, int sourceLength) =>
        _filled.Add((at, length, sourceAt, sourceLength));

    /// <summary>The place in the file: of a character that was filled in, that of what it stands for.</summary>
    public SourceLocation LocationOf(int offset)
    {
        var shift = 0;
        foreach (var (at, length, sourceAt, sourceLength) in _filled)
        {
            if (offset < at)
                break;
            if (offset < at + length)
                return source.LocationOf(sourceAt);
            shift = sourceAt + sourceLength - (at + length);
        }
        return source.LocationOf(offset + shift);
    }
}
