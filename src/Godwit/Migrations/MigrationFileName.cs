using System.Buffers;

namespace Godwit;

/// <summary>What the name of a file, or of a folder that holds one migration, says.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">The part after the version.</param>
/// <param name="IsDown">True for the way back.</param>
readonly record struct MigrationFileName(MigrationVersion Version, string Name, bool IsDown)
{
    public const string Extension = ".sql";

    /// <summary>What errors show.</summary>
    public const string ExpectedForm =
        "VERSION_NAME.sql, as in 0001_add_users.sql or 20261123144500_add_users.sql "
        + "(and VERSION_NAME.down.sql for its way back)";

    const string Up = ".up";
    const string Down = ".down";

    static readonly SearchValues<char> Digits = SearchValues.Create("0123456789");

    /// <summary>
    /// Reads <c>VERSION_NAME[.up|.down].sql</c>. A point may separate version and name where the name begins with a
    /// letter, and only then may a V stand before the version (<c>V0001.Initial.up.sql</c>): <c>V1_1__x</c> and
    /// <c>V1.1__x</c> are Flyway's version 1.1, and reading them as 1 would run them in the wrong order.
    /// </summary>
    public static MigrationFileName? TryParseFile(ReadOnlySpan<char> fileName)
    {
        if (!fileName.EndsWith(Extension, StringComparison.OrdinalIgnoreCase))
            return null;
        var stem = fileName[..^Extension.Length];
        var isDown = stem.EndsWith(Down, StringComparison.OrdinalIgnoreCase);
        if (isDown)
            stem = stem[..^Down.Length];
        else if (stem.EndsWith(Up, StringComparison.OrdinalIgnoreCase))
            stem = stem[..^Up.Length];

        var hasLetter = stem.StartsWith('V') || stem.StartsWith('v');
        var digits = hasLetter ? stem[1..] : stem;
        var length = digits.IndexOfAnyExcept(Digits);
        if (length <= 0)
            return null;
        var name = digits[(length + 1)..];
        var isSeparated = digits[length] switch
        {
            '_' => !hasLetter,
            '.' => !name.IsEmpty && char.IsLetter(name[0]),
            _ => false,
        };
        return isSeparated ? Create(MigrationVersion.Parse(new(digits[..length])), name, isDown) : null;
    }

    /// <summary>
    /// Reads a folder and its file, as diesel lays them out: <c>VERSION_NAME/up.sql</c>. diesel writes a version as
    /// digits, as <c>2021-04-01-123456</c> or as <c>2021-04-01-123456-0000</c>, all three in one folder; the dashes
    /// within the timestamp are dropped.
    /// </summary>
    public static MigrationFileName? TryParseFolder(ReadOnlySpan<char> folderName, ReadOnlySpan<char> fileName)
    {
        var isDown = fileName.Equals("down.sql", StringComparison.OrdinalIgnoreCase);
        var separator = folderName.IndexOf('_');
        if (separator <= 0 || !(isDown || fileName.Equals("up.sql", StringComparison.OrdinalIgnoreCase)))
            return null;
        var version = TryReadFolderVersion(folderName[..separator]);
        return version is null ? null : Create(version, folderName[(separator + 1)..], isDown);
    }

    static MigrationVersion? TryReadFolderVersion(ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Digits))
            return MigrationVersion.Parse(new(text));
        const string timestamp = "yyyy-MM-dd-HHmmss";
        return text.Length >= timestamp.Length && text[4] == '-' && text[7] == '-' && text[10] == '-'
            ? MigrationVersion.TryParse($"{text[..4]}{text[5..7]}{text[8..10]}{text[11..]}")
            : null;
    }

    static MigrationFileName? Create(MigrationVersion version, ReadOnlySpan<char> name, bool isDown)
    {
        // A line break or escape character would forge lines in logs and terminals.
        foreach (var character in name)
        {
            if (char.IsControl(character))
                return null;
        }
        return name.IsWhiteSpace() ? null : new(version, new(name), isDown);
    }
}
