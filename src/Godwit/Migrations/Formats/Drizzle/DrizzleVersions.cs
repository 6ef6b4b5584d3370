using System.Globalization;

namespace Godwit;

/// <summary>The versions by which Godwit calls Drizzle's migrations.</summary>
static class DrizzleVersions
{
    const int TimeLength = 14;

    /// <summary>
    /// The digits that the tags begin with (<c>0003_seed_users</c> is 0003). Where they do not say in which order the
    /// journal runs the files - no prefixes, two branches with one number - the places in the journal instead.
    /// </summary>
    public static ValueList<(MigrationVersion Version, string Name)> OfTags(ValueList<string> tags)
    {
        var versions = new (MigrationVersion Version, string Name)[tags.Count];
        for (var i = 0; i < tags.Count; i++)
        {
            if (Split(tags[i]) is not { } split || (i > 0 && split.Version <= versions[i - 1].Version))
                return tags.Select((tag, place) => (Place(place), tag)).ToValueList();
            versions[i] = split;
        }
        return new(versions);
    }

    /// <summary>The times that the names begin with; several of one second have a counter.</summary>
    public static ValueList<(MigrationVersion Version, string Name)> OfFolders(ValueList<string> names) =>
        names
            .Select(
                (name, i) =>
                {
                    var time = name[..Math.Min(TimeLength, name.Length)];
                    var rest = name.Length > TimeLength + 1 ? name[(TimeLength + 1)..] : name;
                    var twins = names.Count(other => other.StartsWith(time, StringComparison.Ordinal));
                    var before = names.Take(i).Count(other => other.StartsWith(time, StringComparison.Ordinal));
                    return (Counted(time, twins > 1 ? before : null), rest);
                }
            )
            .ToValueList();

    /// <summary>The digits and the rest of a name; absent where it does not begin with digits and <c>_</c>.</summary>
    public static (MigrationVersion Version, string Name)? Split(string tag)
    {
        var end = tag.IndexOf('_');
        return end > 0 && end < tag.Length - 1 && MigrationVersion.TryParse(tag[..end]) is { } version
            ? (version, tag[(end + 1)..])
            : null;
    }

    static MigrationVersion Counted(string time, int? counter) =>
        MigrationVersion.TryParse(
            counter is null ? time : string.Create(CultureInfo.InvariantCulture, $"{time}-{counter:0000}")
        ) ?? Place(0); // a name without a time is refused by the reader

    static MigrationVersion Place(int place) =>
        MigrationVersion.Parse(place.ToString("0000", CultureInfo.InvariantCulture));
}
