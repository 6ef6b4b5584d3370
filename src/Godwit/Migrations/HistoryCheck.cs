namespace Godwit;

/// <summary>Decides what to run, from the files and the history alone.</summary>
/// <remarks>
/// A set difference by version as a number, never a high-water mark. The order of the rows does not matter, nor do
/// their times: clocks jump. A migration whose file got another name but kept version and text is the same migration.
/// </remarks>
public static class HistoryCheck
{
    /// <summary>What to run.</summary>
    /// <param name="files">The folder, ordered by version, as <see cref="MigrationFolder.Read"/> gives it.</param>
    /// <param name="history">The rows of the history table, in any order; empty where the table is missing.</param>
    /// <param name="to">The newest version to run; absent: all.</param>
    /// <param name="allowOutOfOrder">Run a pending migration that is older than an applied one.</param>
    /// <exception cref="HistoryMismatchException">
    /// A file was edited, is missing, is out of order, or failed.
    /// </exception>
    /// <exception cref="UnknownVersionException">No file has the version <paramref name="to"/>.</exception>
    public static PendingMigrations Decide(
        ValueList<Migration> files,
        ValueList<HistoryEntry> history,
        MigrationVersion? to = null,
        bool allowOutOfOrder = false
    )
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(history);
        RequireKnown(to, files);
        var squashed = SquashedHistory.Of(files, history);
        var pairs = new HistoryPairs(squashed.Files, squashed.History);
        var judge = new HistoryJudge(files, pairs.NewestApplied, pairs.Mark);
        List<PendingMigration> halfApplied = [];
        List<PendingMigration> pending = [];
        List<HistoryEntry> ahead = [];
        List<HistoryProblem> problems = [.. squashed.Problems];
        var applied = 0;
        HistoryEntry? previous = null;
        while (pairs.TryNext(out var pair))
        {
            var condition = judge.ConditionOf(pair);
            if (pair is { File: null, Entry: { } twin } && twin.Version == previous?.Version)
                problems.Add(HistoryProblems.RecordedTwice(previous, twin));
            else if (condition is MigrationCondition.Applied or MigrationCondition.Baseline)
                applied++;
            else if (condition is MigrationCondition.Ahead)
                ahead.Add(pair.Entry!); // a row without file
            else if (judge.ProblemOf(pair, condition, allowOutOfOrder) is { } problem)
                problems.Add(problem);
            else if (to is null || pair.File!.Version <= to) // pending, so there is a file
                (condition is MigrationCondition.Running or MigrationCondition.Failed ? halfApplied : pending).Add(
                    new(pair.File!, pair.Entry)
                );
            previous = pair.Entry;
        }
        if (problems.Count > 0)
            throw Mismatch(problems, files, pairs.NewestApplied);
        return new([.. halfApplied, .. pending], applied, [.. ahead]);
    }

    /// <summary>
    /// Every migration of folder and history and how the two stand to each other, ordered by version.
    /// </summary>
    /// <param name="files">The folder, ordered by version, as <see cref="MigrationFolder.Read"/> gives it.</param>
    /// <param name="history">The rows of the history table, in any order; empty where the table is missing.</param>
    public static ValueList<MigrationStatusEntry> Describe(ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(history);
        var squashed = SquashedHistory.Of(files, history);
        var pairs = new HistoryPairs(squashed.Files, squashed.History);
        var judge = new HistoryJudge(files, pairs.NewestApplied, pairs.Mark);
        var entries = new List<MigrationStatusEntry>(files.Count);
        while (pairs.TryNext(out var pair))
        {
            // A pair has a file or a row.
            var version = pair.File?.Version ?? pair.Entry!.Version;
            var name = pair.File?.Name ?? pair.Entry!.Name;
            entries.Add(new(version, name, judge.ConditionOf(pair), pair.File?.File, pair.Entry));
        }
        if (squashed.Problems.Count == 0)
            return entries.ToValueList();
        entries.AddRange(files.Except(squashed.Files).Select(file => Describe(file, squashed.Problems)));
        return entries.OrderBy(entry => entry.Version).ToValueList();
    }

    static MigrationStatusEntry Describe(Migration file, ValueList<HistoryProblem> problems)
    {
        var isEdited = problems.Any(one => one.File == file.File && one.Kind == HistoryProblemKind.Edited);
        var condition = isEdited ? MigrationCondition.Edited : MigrationCondition.HalfSquashed;
        return new(file.Version, file.Name, condition, file.File, null);
    }

    /// <summary>An empty folder is one sentence, not one for every row: nobody removed the files one by one.</summary>
    static HistoryMismatchException Mismatch(
        List<HistoryProblem> problems,
        ValueList<Migration> files,
        HistoryEntry? newestApplied
    ) =>
        files.Count == 0 && newestApplied is not null
            ? new([HistoryProblems.EmptyFolder(newestApplied, problems.Count)])
            : new(problems.ToValueList());

    static void RequireKnown(MigrationVersion? version, ValueList<Migration> files)
    {
        if (version is null || files.Any(file => file.Version == version))
            return;
        throw new UnknownVersionException(
            version,
            files.Count == 0
                ? "The folder has no migrations."
                : $"The folder has versions from {files[0].Version} to {files[^1].Version}; `godwit status` lists them."
        );
    }
}
