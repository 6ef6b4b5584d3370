using System.Diagnostics;

namespace Godwit;

/// <summary>Judges one pair of file and row, knowing the newest of each side.</summary>
/// <param name="files">The folder.</param>
/// <param name="newestApplied">The newest row that is applied, baselined or begun.</param>
/// <param name="mark">The high-water mark of the layout's tool.</param>
readonly struct HistoryJudge(ValueList<Migration> files, HistoryEntry? newestApplied, long? mark = null)
{
    public MigrationCondition ConditionOf(HistoryPair pair) =>
        pair switch
        {
            { File: null, Entry: { } entry } => IsAhead(entry) ? MigrationCondition.Ahead : MigrationCondition.Missing,
            { File: { } file, Entry: null or { State: MigrationState.Undone } } => IsOutOfOrder(file)
                ? MigrationCondition.OutOfOrder
                : MigrationCondition.Pending,
            // Before the checksum: a failed file is edited to mend it, and repair is the answer to both.
            { Entry.State: MigrationState.Failed } => MigrationCondition.Failed,
            { File: { } file, Entry: { } entry } when !HasChecksum(file, entry) => MigrationCondition.Edited,
            { Entry.State: MigrationState.Running } => MigrationCondition.Running,
            { Entry.State: MigrationState.Baseline } => MigrationCondition.Baseline,
            { Entry.State: MigrationState.Applied } => MigrationCondition.Applied,
            _ => throw new UnreachableException(
                $"A pair without file and row, or a row in the state {pair.Entry?.State}."
            ),
        };

    /// <summary>What stops the run; <see langword="null"/> for a migration that may run.</summary>
    public HistoryProblem? ProblemOf(HistoryPair pair, MigrationCondition condition, bool allowOutOfOrder) =>
        (condition, pair) switch
        {
            (MigrationCondition.Edited, { File: { } file, Entry: { } entry }) => HistoryProblems.Edited(file, entry),
            (MigrationCondition.Failed, { File: { } file, Entry.IsRetryable: true })
                when HasChecksum(file, pair.Entry) => null,
            (MigrationCondition.Failed, { File: { } file, Entry: { } entry }) => HistoryProblems.Failed(
                file,
                entry,
                isEdited: !HasChecksum(file, entry)
            ),
            (MigrationCondition.Missing, { Entry: { } entry }) => HistoryProblems.Missing(entry),
            (MigrationCondition.OutOfOrder, { File: { } file }) when !allowOutOfOrder && IsPassedOver(file) =>
                HistoryProblems.PassedOver(file, pair.Entry),
            (MigrationCondition.OutOfOrder, { File: { } file }) when !allowOutOfOrder && newestApplied is not null =>
                HistoryProblems.OutOfOrder(file, pair.Entry, newestApplied, isAhead: IsAhead(newestApplied)),
            _ => null,
        };

    // A half-applied or failed row counts too: an older version of the application must start beside a newer one
    // whose backfill is still running, or whose roll-out failed and is rolled back. An empty folder is not an older
    // version - Godwit would not be in it - but files that were not deployed, so there nothing is ahead and
    // everything is missing.
    bool IsAhead(HistoryEntry entry) =>
        files.Count > 0
        && (
            entry.Tool is { IsPlaced: false, Mark: var own }
                ? own > files.Max(file => file.Tool?.Mark)
                : entry.Version > files[^1].Version
        );

    bool IsOutOfOrder(Migration file) =>
        IsPassedOver(file) || (newestApplied is not null && file.Version < newestApplied.Version);

    // The tool of the layout would never run it.
    bool IsPassedOver(Migration file) => file.Tool?.Mark <= mark;

    static bool HasChecksum(Migration file, HistoryEntry entry) => file.Accepts(entry.Checksum);
}
