namespace Godwit;

/// <summary>A migration that a squashed one stands for: <c>-- godwit: replaces VERSION CHECKSUM</c>.</summary>
/// <remarks>
/// The lines open the file, in the order in which the migrations were applied. A version that is listed again, with
/// another checksum, is an earlier squash: it stands for all lines above it.
/// </remarks>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The checksum of its file.</param>
sealed record ReplacedMigration(MigrationVersion Version, Checksum Hash)
{
    /// <summary>The directive.</summary>
    public const string Name = "replaces";

    /// <summary>
    /// What a squashed migration begins with, to the letter: a folder is listed without reading its files.
    /// </summary>
    public const string Opening = $"-- godwit: {Name} ";

    /// <summary>The lines that open a text; none, where it is not squashed.</summary>
    public static ValueList<ReplacedMigration> ReadAll(string text)
    {
        var replaced = new List<ReplacedMigration>();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (
                !line.StartsWith(Opening, StringComparison.Ordinal)
                || TryParse(new string(line[Opening.Length..])) is not { } one
            )
                break;
            replaced.Add(one);
        }
        return replaced.ToValueList();
    }

    /// <summary>Reads what stands behind <c>replaces</c>; <see langword="null"/> for anything else.</summary>
    public static ReplacedMigration? TryParse(string arguments) =>
        arguments.Split(' ') is [var version, var checksum]
        && MigrationVersion.TryParse(version) is { } parsed
        && Checksum.TryParse(checksum) is { } hash
            ? new(parsed, hash)
            : null;

    /// <summary>The line that says it.</summary>
    public override string ToString() => $"{Opening}{Version} {Hash}";
}
