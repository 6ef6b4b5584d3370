namespace Godwit;

/// <summary>The version of a migration: decimal digits of any length, compared as a number.</summary>
public sealed class MigrationVersion : IEquatable<MigrationVersion>, IComparable<MigrationVersion>
{
    readonly int _firstSignificant;

    MigrationVersion(string text)
    {
        Text = text;
        while (_firstSignificant < text.Length - 1 && text[_firstSignificant] == '0')
            _firstSignificant++;
    }

    /// <summary>The digits as the file writes them, leading zeros included.</summary>
    public string Text { get; }

    ReadOnlySpan<char> Significant => Text.AsSpan(_firstSignificant);

    /// <summary>Reads a version: one or more ASCII digits.</summary>
    /// <exception cref="FormatException">The text is empty or holds anything but digits.</exception>
    public static MigrationVersion Parse(string text) =>
        TryParse(text)
        ?? throw new FormatException(
            $"'{text}' is not a migration version: digits only, as in 20261123144500 or 0001."
        );

    /// <summary>Reads a version; <see langword="null"/> when the text is not one or more ASCII digits.</summary>
    public static MigrationVersion? TryParse(string? text) =>
        string.IsNullOrEmpty(text) || text.AsSpan().ContainsAnyExceptInRange('0', '9') ? null : new(text);

    /// <inheritdoc />
    public int CompareTo(MigrationVersion? other)
    {
        if (other is null)
            return 1;
        var byLength = Significant.Length.CompareTo(other.Significant.Length);
        return byLength != 0 ? byLength : Significant.SequenceCompareTo(other.Significant);
    }

    /// <inheritdoc />
    public bool Equals(MigrationVersion? other) => other is not null && Significant.SequenceEqual(other.Significant);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MigrationVersion);

    /// <inheritdoc />
    public override int GetHashCode() => string.GetHashCode(Significant);

    /// <summary>The digits as the file writes them.</summary>
    public override string ToString() => Text;

    /// <summary>Same number.</summary>
    public static bool operator ==(MigrationVersion? left, MigrationVersion? right) => Equals(left, right);

    /// <summary>Other number.</summary>
    public static bool operator !=(MigrationVersion? left, MigrationVersion? right) => !Equals(left, right);

    /// <summary>Older.</summary>
    public static bool operator <(MigrationVersion left, MigrationVersion right) => Compare(left, right) < 0;

    /// <summary>Newer.</summary>
    public static bool operator >(MigrationVersion left, MigrationVersion right) => Compare(left, right) > 0;

    /// <summary>Older or the same.</summary>
    public static bool operator <=(MigrationVersion left, MigrationVersion right) => Compare(left, right) <= 0;

    /// <summary>Newer or the same.</summary>
    public static bool operator >=(MigrationVersion left, MigrationVersion right) => Compare(left, right) >= 0;

    static int Compare(MigrationVersion left, MigrationVersion right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.CompareTo(right);
    }
}
