namespace Godwit;

/// <summary>
/// Files and history once squashed migrations have met the rows of what they replace: a database that applied all of
/// that has applied them. The rows stay as they are in the table; nothing is written here.
/// </summary>
/// <param name="Files">The files that can be judged by their rows.</param>
/// <param name="History">The rows; one for each squashed migration that is applied, in whatever form.</param>
/// <param name="Problems">What does not fit, for the files that are left out of <paramref name="Files"/>.</param>
sealed record SquashedHistory(
    ValueList<Migration> Files,
    ValueList<HistoryEntry> History,
    ValueList<HistoryProblem> Problems
)
{
    /// <summary>Matches files and rows.</summary>
    public static SquashedHistory Of(ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        var result = new SquashedHistory(files, history, []);
        foreach (var file in files)
        {
            // Hardly a folder has one, and a start with nothing pending copies nothing.
            if (file.Replaces.Count > 0)
                result = result.Match(file);
        }
        return result;
    }

    SquashedHistory Match(Migration file)
    {
        var listed = History
            .Where(row => row.State != MigrationState.Undone)
            .Where(row => file.Replaces.Any(one => one.Version == row.Version))
            .OrderBy(row => row.Version)
            .ToList();
        if (listed.Count == 0)
            return this;
        var last = listed[^1];
        // It was run as a whole, or somebody edited it since: then the row is judged like any other.
        if (last.Version == file.Version && !IsListed(file, last))
            return Without(listed[..^1]);
        var edited = listed.Where(row => !IsListed(file, row)).ToList();
        if (edited.Count > 0)
            return Without(listed) with
            {
                Files = Except(file),
                Problems = [.. Problems, .. EditedBefore(file, edited)],
            };
        if (!IsComplete(file, listed))
            return Without(listed) with
            {
                Files = Except(file),
                Problems = [.. Problems, HistoryProblems.HalfSquashed(file, listed)],
            };
        var whole = last with { Version = file.Version, Name = file.Name, Checksum = file.Checksum };
        return this with { History = [.. Without(listed).History, whole] };
    }

    // From the oldest line on. A version that is listed again is an earlier squash, and stands for all above it.
    static bool IsComplete(Migration file, List<HistoryEntry> rows)
    {
        var isComplete = true;
        MigrationVersion? previous = null;
        foreach (var one in file.Replaces)
        {
            var isApplied = rows.Exists(row =>
                IsRowOf(row, one) && row.State is MigrationState.Applied or MigrationState.Baseline
            );
            isComplete = one.Version == previous ? isComplete || isApplied : isComplete && isApplied;
            previous = one.Version;
        }
        return isComplete;
    }

    static IEnumerable<HistoryProblem> EditedBefore(Migration file, List<HistoryEntry> rows) =>
        rows.Select(row => HistoryProblems.EditedBeforeSquash(file, row));

    static bool IsListed(Migration file, HistoryEntry row) => file.Replaces.Any(one => IsRowOf(row, one));

    static bool IsRowOf(HistoryEntry row, ReplacedMigration one) =>
        row.Version == one.Version && Checksum.TryParse(row.Checksum) == one.Hash;

    ValueList<Migration> Except(Migration file) => Files.Where(one => one != file).ToValueList();

    SquashedHistory Without(List<HistoryEntry> rows) =>
        this with
        {
            History = History.Where(row => !rows.Contains(row)).ToValueList(),
        };
}
