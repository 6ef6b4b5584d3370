using System.Diagnostics;

namespace Godwit;

/// <summary>Decides what a repair does, from the files, the history and the invalid indexes.</summary>
sealed class RepairPlan(RunContext run)
{
    /// <summary>The changes, in the order in which they are made.</summary>
    /// <exception cref="RepairException">What was asked for does not fit the state of the history.</exception>
    public List<RepairChange> Make(
        RepairRequest request,
        ValueList<Migration> files,
        ValueList<HistoryEntry> history,
        ValueList<string> invalidIndexes
    )
    {
        var changes = new List<RepairChange>();
        if (request.Action == RepairAction.AcceptChecksum)
            changes.AddRange(AcceptChecksum(request.Version, files, history));
        else if (request.Action is not (null or RepairAction.DropInvalidIndex))
            changes.Add(Settle(request, files, history));
        if (request.Action is null)
        {
            if (run.Folder.Layout is FlywayLayout flyway)
                changes.AddRange(FlywayRepairChanges.Of(flyway, files, history));
            changes.AddRange(
                history
                    .Where(e => IsUnsettled(e) && changes.All(one => one.Write?.Expected != e))
                    .OrderBy(e => e.Version)
                    .Select(Undecided)
            );
        }
        if (request.Action is null or RepairAction.DropInvalidIndex)
            changes.AddRange(invalidIndexes.Select(DropIndex));
        return changes;
    }

    RepairChange Settle(RepairRequest request, ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        var entry =
            history
                .Where(e => IsUnsettled(e) || IsGivenUp(e, request, files))
                .Where(e => request.Version is null || e.Version == request.Version)
                .MinBy(e => e.Version)
            ?? throw new RepairException(
                request.Version is null
                    ? "No migration is failed or half applied: there is nothing to settle. Nothing was changed."
                    : $"Migration {request.Version} is neither failed nor half applied. Nothing was changed. "
                        + $"`godwit status` shows what is."
            );
        return request.Action switch
        {
            RepairAction.Resume => Resume(entry, StepProgress.Parse(entry.Progress)),
            RepairAction.MarkApplied => Mark(
                RepairAction.MarkApplied,
                entry,
                $"as applied; steps {entry.StepsApplied + 1} to {entry.Steps} of {entry.Steps} will not be run",
                Finished(entry, MigrationState.Applied, entry.Steps)
            ),
            RepairAction.MarkUndone => Mark(
                RepairAction.MarkUndone,
                entry,
                $"as not applied; what its {entry.StepsApplied} applied step(s) did stays in the database, "
                    + "and the next migrate begins at its first step",
                Finished(entry, MigrationState.Undone, 0)
            ),
            _ => throw new UnreachableException($"Repair {request.Action} does not settle a migration."),
        };
    }

    /// <summary>Applied, its file is gone for good, and the user names it: the history may forget it.</summary>
    static bool IsGivenUp(HistoryEntry entry, RepairRequest request, ValueList<Migration> files) =>
        request.Action == RepairAction.MarkUndone
        && entry.Version == request.Version
        && entry.State != MigrationState.Undone
        && files.All(f => f.Version != entry.Version);

    static RepairChange Resume(HistoryEntry entry, StepProgress? progress)
    {
        var next = entry with { State = MigrationState.Running, Error = null, Progress = Resumable(progress) };
        return new(
            new(RepairAction.Resume, entry.Version, Resuming(entry.Title, entry, progress)),
            Write(entry, next),
            IsUndo: progress is { IsUndo: true }
        );
    }

    static RepairChange Mark(RepairAction action, HistoryEntry entry, string how, HistoryEntry next) =>
        new(new(action, entry.Version, $"record {entry.Title} {how}"), Write(entry, next));

    IEnumerable<RepairChange> AcceptChecksum(
        MigrationVersion? version,
        ValueList<Migration> files,
        ValueList<HistoryEntry> history
    )
    {
        var entry =
            history.FirstOrDefault(e => e.Version == version && e.State != MigrationState.Undone)
            ?? throw new RepairException($"Migration {version} is not in the history. Nothing was changed.");
        var migration =
            files.FirstOrDefault(f => f.Version == version)
            ?? throw new RepairException($"Migration {version} has no file in {run.Folder.Name}. Nothing was changed.");
        if (migration.Checksum == entry.Checksum)
            yield break;
        var steps = migration.Parse(migration.ReadScript(), run.Dialect).Steps.Count;
        var isWhole = entry.State is MigrationState.Applied or MigrationState.Baseline;
        if (!isWhole && steps < entry.StepsApplied)
            throw new RepairException(
                $"{migration.File} has {steps} step(s) now, but {entry.StepsApplied} are applied. Nothing was changed. "
                    + "Keep the applied steps as they were and change only what comes after them."
            );
        var next = entry with
        {
            Checksum = migration.Checksum,
            Name = migration.Name,
            Steps = steps,
            StepsApplied = isWhole ? steps : entry.StepsApplied,
        };
        yield return new(
            new(
                RepairAction.AcceptChecksum,
                entry.Version,
                $"take {migration.File} as it is now for the file that was applied; it is not run again"
            ),
            Write(entry, next)
        );
    }

    static RepairChange Undecided(HistoryEntry entry)
    {
        var error = entry.Error is null ? "" : $" ({entry.Error})";
        var state = entry.State == MigrationState.Failed ? "failed" : "was begun and not finished";
        return new(
            new(
                null,
                entry.Version,
                $"{entry.Title} {state} at {StepProgress.PlaceOf(entry)}{error}: decide with --resume "
                    + "(run that step again and go on), --mark-applied or --mark-undone"
            )
        );
    }

    static RepairChange DropIndex(string index) =>
        new(
            new(RepairAction.DropInvalidIndex, null, $"drop the invalid index {index}, left by a failed CONCURRENTLY"),
            InvalidIndex: index
        );

    static string Resuming(string name, HistoryEntry entry, StepProgress? progress) =>
        progress is { IsUndo: true } ? $"continue the way back of {name}"
        : progress is { Kind: StepProgressKind.Batches }
            ? $"continue the backfill of {name}, step {progress.Step} of {entry.Steps}"
        : $"run {name} from step {entry.StepsApplied + 1} of {entry.Steps}";

    /// <summary>A stand-alone step that is to run again counts as not begun; windows that are done stay done.</summary>
    static string? Resumable(StepProgress? progress) =>
        progress switch
        {
            null => null,
            { Kind: StepProgressKind.Batches or StepProgressKind.Retryable or StepProgressKind.Done } =>
                progress.Format(),
            { IsUndo: true } => (progress with { Step = progress.Step - 1, Kind = StepProgressKind.Done }).Format(),
            _ => null,
        };

    HistoryEntry Finished(HistoryEntry entry, MigrationState state, int stepsApplied) =>
        entry with
        {
            State = state,
            StepsApplied = stepsApplied,
            Progress = null,
            Error = null,
            FinishedAt = run.Options.TimeProvider.GetUtcNow(),
        };

    static bool IsUnsettled(HistoryEntry entry) => entry.State is MigrationState.Running or MigrationState.Failed;

    static HistoryWrite Write(HistoryEntry entry, HistoryEntry next) =>
        new(entry, next, false) { IsByHand = next.State != MigrationState.Running };
}

/// <summary>One change of a repair.</summary>
/// <param name="Item">What is told to people.</param>
/// <param name="Write">The history row, where one changes.</param>
/// <param name="InvalidIndex">The index that is dropped, where one is.</param>
/// <param name="IsUndo">The migration to resume is on its way back.</param>
sealed record RepairChange(
    RepairItem Item,
    HistoryWrite? Write = null,
    string? InvalidIndex = null,
    bool IsUndo = false
);
