namespace Godwit;

/// <summary>The version of a migration: decimal digits of any length, compared as a number.</summary>
/// <remarks>
/// In the layout of Flyway a version may have dots, and a repeatable migration has its description for one; those come
/// behind all others, by description.
///
/// diesel's newer folders have a counter behind the timestamp, <c>20261123144500-0000</c>, and older ones beside
/// them have none: the counter is compared after the number, and none comes before 0000. As part of one number it
/// would put the old ones last.
/// </remarks>
public sealed class MigrationVersion : IEquatable<MigrationVersion>, IComparable<MigrationVersion>
{
    const int CounterStart = 14;
    const int LengthWithCounter = 19;

    const string RepeatablePrefix = "R:";

    readonly int _firstSignificant;
    readonly int _end;
    readonly FlywayVersion? _dotted;
    readonly string? _description;
    bool _isName;

    MigrationVersion(string text, int end)
    {
        (Text, _end) = (text, end);
        while (_firstSignificant < end - 1 && text[_firstSignificant] == '0')
            _firstSignificant++;
    }

    MigrationVersion(string text, FlywayVersion? dotted, string? description)
        : this(text, text.Length) => (_dotted, _description) = (dotted, description);

    /// <summary>
    /// The digits as the file writes them, leading zeros included; of a repeatable migration <c>R</c>.
    /// </summary>
    public string Text { get; }

    /// <summary>One text for one version, also where <see cref="Text"/> is the same for several.</summary>
    internal string Key => _description is null ? Text : RepeatablePrefix + _description;

    /// <summary>It runs again when it changes.</summary>
    internal bool IsRepeatable => _description is not null;

    bool IsForeign => _dotted is not null || _description is not null || _isName;

    ReadOnlySpan<char> Significant => Text.AsSpan(_firstSignificant.._end);

    ReadOnlySpan<char> Counter => Text.AsSpan(_end);

    /// <summary>Reads a version: one or more ASCII digits.</summary>
    /// <exception cref="FormatException">
    /// The text is empty or holds anything but digits (and the counter of diesel's folders).
    /// </exception>
    public static MigrationVersion Parse(string text) =>
        TryParse(text)
        ?? throw new FormatException(
            $"'{text}' is not a migration version: digits only, as in 20261123144500 or 0001."
        );

    /// <summary>Reads a version; <see langword="null"/> when the text is not one or more ASCII digits.</summary>
    public static MigrationVersion? TryParse(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return null;
        var hasCounter = text.Length == LengthWithCounter && text[CounterStart] == '-';
        var end = hasCounter ? CounterStart : text.Length;
        return IsDigits(text.AsSpan(0, end)) && (!hasCounter || IsDigits(text.AsSpan(end + 1))) ? new(text, end) : null;
    }

    /// <summary>A version of Flyway's.</summary>
    internal static MigrationVersion Dotted(FlywayVersion version) => new(version.Text, version, null);

    /// <summary>
    /// A name that is a version by itself, as the folders of Prisma's; compared as text, character by character.
    /// </summary>
    public static MigrationVersion OfName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(name, null, null) { _isName = true };
    }

    /// <summary>What stands for the version of a repeatable migration.</summary>
    internal static MigrationVersion Repeatable(string description) => new("R", null, description);

    /// <summary>Reads a <see cref="Key"/> of Flyway's; <see langword="null"/> for other texts.</summary>
    internal static MigrationVersion? TryParseDotted(string text) =>
        text.StartsWith(RepeatablePrefix, StringComparison.Ordinal) ? Repeatable(text[RepeatablePrefix.Length..])
        : FlywayVersion.TryParse(text) is { } version ? Dotted(version)
        : null;

    /// <summary>Nothing but ASCII digits, or nothing at all.</summary>
    internal static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    /// <summary>The number behind this one, as wide as it. Versions may be longer than any number type.</summary>
    internal MigrationVersion Next()
    {
        // The part behind a hyphen (20251119091444-0000) only orders versions of the same second.
        var digits = Text.Split('-')[0].ToCharArray();
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            if (digits[i] != '9')
            {
                digits[i]++;
                return Parse(new string(digits));
            }
            digits[i] = '0';
        }
        return Parse("1" + new string(digits));
    }

    /// <inheritdoc />
    public int CompareTo(MigrationVersion? other)
    {
        if (other is null)
            return 1;
        if (IsForeign || other.IsForeign)
            return CompareForeign(this, other);
        var byLength = Significant.Length.CompareTo(other.Significant.Length);
        if (byLength != 0)
            return byLength;
        var byNumber = Significant.SequenceCompareTo(other.Significant);
        return byNumber != 0 ? byNumber : Counter.SequenceCompareTo(other.Counter);
    }

    /// <inheritdoc />
    public bool Equals(MigrationVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as MigrationVersion);

    /// <inheritdoc />
    public override int GetHashCode() =>
        _isName ? string.GetHashCode(Text, StringComparison.Ordinal)
        : _description is not null ? string.GetHashCode(_description, StringComparison.Ordinal)
        : _dotted is not null ? _dotted.GetHashCode()
        : string.GetHashCode(Text.AsSpan(_firstSignificant));

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

    static int CompareForeign(MigrationVersion left, MigrationVersion right)
    {
        if (left._isName || right._isName)
            return string.CompareOrdinal(left.Text, right.Text);
        if (left._description is not null || right._description is not null)
            return string.CompareOrdinal(left._description, right._description); // none comes before any
        var other = right._dotted ?? FlywayVersion.TryParse(right.Text);
        return (left._dotted ?? FlywayVersion.TryParse(left.Text))?.CompareTo(other) ?? -1;
    }

    static int Compare(MigrationVersion left, MigrationVersion right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.CompareTo(right);
    }
}
