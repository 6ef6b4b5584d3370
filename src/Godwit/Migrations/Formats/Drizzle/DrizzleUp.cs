using System.Globalization;

namespace Godwit;

/// <summary>What leads from a folder of 0.x to the form of 1.0: files move, and no byte of them changes.</summary>
/// <param name="Moves">Paths below the folder: where a file is, and where it goes.</param>
/// <param name="Left">What is no longer needed: the journal.</param>
sealed record DrizzleUp(ValueList<(string From, string To)> Moves, string Left)
{
    const string Code = "GDW0951";
    const string TimeFormat = "yyyyMMddHHmmss";

    /// <summary>Plans the moves.</summary>
    /// <param name="folder">The folder; it has a journal.</param>
    /// <param name="exists">Whether a file is there, by its path below the folder.</param>
    /// <exception cref="InvalidMigrationFolderException">
    /// The new names would give another order, or two migrations one name.
    /// </exception>
    public static DrizzleUp Of(DrizzleFolder folder, Predicate<string> exists)
    {
        var moves = new List<(string From, string To)>();
        string? before = null;
        foreach (var entry in folder.Journal?.Entries ?? [])
        {
            var name = NameOf(entry.When, entry.Tag);
            if (before is not null && string.Compare(before, name, StringComparison.OrdinalIgnoreCase) >= 0)
                throw DrizzleErrors.Folder(
                    Code,
                    $"{entry.Tag} would become {name}, which does not come behind {before}: "
                        + "drizzle-orm 1.0 goes by names, and would run the two in another order than the journal.",
                    "Give it a later `when` in the journal, if no database has it; else name the folders by hand."
                );
            before = name;
            var prefix = entry.Tag[..(entry.Tag.IndexOf('_') is > 0 and var end ? end : entry.Tag.Length)];
            moves.Add(($"{entry.Tag}.sql", $"{name}/{DrizzleFolder.ScriptName}"));
            foreach (
                var (from, to) in new[]
                {
                    ($"{entry.Tag}.down.sql", $"{name}/down.sql"),
                    ($"meta/{prefix}_snapshot.json", $"{name}/{DrizzleFolder.SnapshotName}"),
                }
            )
            {
                if (exists(from))
                    moves.Add((from, to));
            }
        }
        return new(moves.ToValueList(), DrizzleJournal.File);
    }

    /// <summary>As <c>drizzle-kit up</c>: the second of the journal, and what stands behind the prefix.</summary>
    public static string NameOf(long when, string tag)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(when).UtcDateTime;
        var end = tag.IndexOf('_');
        var rest = end > 0 && tag[..end].All(char.IsAsciiDigit) ? tag[(end + 1)..] : tag;
        return $"{time.ToString(TimeFormat, CultureInfo.InvariantCulture)}_{rest}";
    }
}
