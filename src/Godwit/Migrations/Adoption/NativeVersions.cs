using System.Globalization;

namespace Godwit;

/// <summary>The versions and names of files that are taken over.</summary>
static class NativeVersions
{
    static readonly MigrationVersion _first = MigrationVersion.Parse("0001");

    /// <summary>
    /// The tool's own versions; what has none (a repeatable file, say) gets the one behind the file before it.
    /// Absent where they do not rise.
    /// </summary>
    public static ValueList<MigrationVersion>? Of(ValueList<string?> versions)
    {
        var result = new List<MigrationVersion>();
        foreach (var text in versions)
        {
            var before = result is [.., var last] ? last : null;
            var version = text is null ? before?.Next() ?? _first : MigrationVersion.TryParse(text);
            if (version is null || (before is not null && version <= before))
                return null;
            result.Add(version);
        }
        return result.ToValueList();
    }

    /// <summary>0001, 0002 and so on.</summary>
    public static ValueList<MigrationVersion> Sequence(int count) =>
        Enumerable
            .Range(1, count)
            .Select(number => MigrationVersion.Parse(number.ToString("0000", CultureInfo.InvariantCulture)))
            .ToValueList();

    /// <summary>A name as a file may have it: letters, digits and <c>_</c>, and <c>-</c>.</summary>
    public static string NameOf(string name)
    {
        var kept = string.Concat(name.Select(c => char.IsLetterOrDigit(c) || c == '-' ? c : ' '));
        var words = kept.Split(' ').Select(word => word.Trim('-')).Where(word => word.Length > 0).ToList();
        return words.Count == 0 ? "migration" : string.Join('_', words);
    }
}
