namespace Godwit;

/// <summary>A migration of another tool, as text of Godwit's.</summary>
/// <param name="Key">By what the tool's history knows it.</param>
/// <param name="Version">Digits; absent where the tool goes by something else.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Origin">Its file, as the user knows it.</param>
/// <param name="Up">The way forward.</param>
/// <param name="Down">The way back; absent: there is none.</param>
sealed record ForeignFile(string Key, string? Version, string Name, string Origin, string Up, string? Down)
{
    /// <summary>What the tool may have recorded of it; none: it cannot be told.</summary>
    public ValueList<string> Checksums { get; init; } = [];

    /// <summary>A number as a key: without the dashes that diesel's folders have, and without leading zeros.</summary>
    public static string KeyOf(string version)
    {
        var digits = version.Replace("-", "", StringComparison.Ordinal).TrimStart('0');
        return digits.Length == 0 ? "0" : digits;
    }

    /// <summary>The version that a name begins with, and the rest.</summary>
    public static (string? Version, string Name) Split(string name) =>
        MigrationFileName.TryParseFile(name + MigrationFileName.Extension) is { } parsed
            ? (parsed.Version.Text, parsed.Name)
            : (null, name);
}
