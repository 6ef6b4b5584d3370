namespace Godwit;

/// <summary>
/// Finds migrations that Drizzle 0.x will skip on databases that are up to date, before they are
/// merged.
/// </summary>
static class DrizzleOrder
{
    /// <summary>What is wrong with the times in the journal; sentences, and what to do.</summary>
    public static IEnumerable<(string Message, string Fix)> Check(DrizzleFolder folder)
    {
        if (!folder.IsLegacy)
            yield break;
        for (var i = 1; i < folder.Files.Count; i++)
        {
            var (before, file) = (folder.Files[i - 1], folder.Files[i]);
            if (file.When <= folder.Files.Take(i).Max(one => one.When))
                yield return (
                    $"Skipped by Drizzle: {file.Title} has an earlier time in the journal than {before.Title} before "
                        + "it: a database that has the one never gets the other from drizzle-orm.",
                    "Generate it again, or give its `when` in the journal a later time if no database has it."
                );
        }
    }
}
