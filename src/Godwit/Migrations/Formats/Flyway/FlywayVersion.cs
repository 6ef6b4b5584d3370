namespace Godwit;

/// <summary>A version of Flyway: numbers with dots between them, compared number by number.</summary>
/// <remarks>A missing number is 0, so that 1, 1.0 and 1.0.0 are one version. Flyway, <c>MigrationVersion</c>.</remarks>
sealed class FlywayVersion : IComparable<FlywayVersion>, IEquatable<FlywayVersion>
{
    static readonly MigrationVersion _zero = MigrationVersion.Parse("0");

    /// <summary>The numbers, without zeros at the end.</summary>
    readonly MigrationVersion[] _parts;

    FlywayVersion(string written, string text, MigrationVersion[] parts) =>
        (Written, Text, _parts) = (written, text, parts);

    /// <summary>As in the name of the file.</summary>
    public string Written { get; }

    /// <summary>As the history has it: the file's text with a dot for each underscore.</summary>
    public string Text { get; }

    /// <summary>Reads a version; <see langword="null"/> for anything that Flyway does not take for one.</summary>
    public static FlywayVersion? TryParse(string text)
    {
        var dotted = text.Replace('_', '.');
        var numbers = dotted.Split('.');
        if (!Array.TrueForAll(numbers, number => number.Length > 0 && MigrationVersion.IsDigits(number)))
            return null;
        var length = numbers.Length;
        while (length > 1 && !numbers[length - 1].AsSpan().ContainsAnyExcept('0'))
            length--;
        return new(text, dotted, Array.ConvertAll(numbers[..length], MigrationVersion.Parse));
    }

    /// <inheritdoc />
    public int CompareTo(FlywayVersion? other)
    {
        if (other is null)
            return 1;
        for (var i = 0; i < Math.Max(_parts.Length, other._parts.Length); i++)
        {
            var left = i < _parts.Length ? _parts[i] : _zero;
            var right = i < other._parts.Length ? other._parts[i] : _zero;
            if (left != right)
                return left.CompareTo(right);
        }
        return 0;
    }

    /// <inheritdoc />
    public bool Equals(FlywayVersion? other) => other is not null && CompareTo(other) == 0;

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FlywayVersion);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var part in _parts)
            hash.Add(part);
        return hash.ToHashCode();
    }

    /// <inheritdoc />
    public override string ToString() => Text;
}
