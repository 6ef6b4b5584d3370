using System.Diagnostics;

namespace Godwit;

/// <summary><c>repair</c>: settles what a failed or killed run left. Decides first, then does exactly that.</summary>
sealed class RepairFlow(RunContext run)
{
    public async Task<ValueList<RepairItem>> PlanAsync(RepairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = run.Folder.Read();
        var connection = await run.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var session = run.CreateSession(connection);
        await using var __ = session.ConfigureAwait(false);
        var history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
        var indexes = await session.ReadInvalidIndexesAsync(cancellationToken).ConfigureAwait(false);
        return Plan(request, files, history ?? ValueList<HistoryEntry>.Empty, indexes)
            .Select(change => change.Item)
            .ToValueList();
    }

    public async Task<ValueList<RepairItem>> RunAsync(RepairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = run.Folder.Read();
        var changes = new List<RepairChange>();
        await run.WithLockAsync(
                async (session, history) =>
                {
                    var indexes = await session.ReadInvalidIndexesAsync(cancellationToken).ConfigureAwait(false);
                    changes.AddRange(Plan(request, files, history, indexes));
                    foreach (var change in changes)
                    {
                        if (change.Write is not null)
                            await session.WriteHistoryAsync(change.Write, cancellationToken).ConfigureAwait(false);
                        if (change.InvalidIndex is not null)
                            await session.DropIndexAsync(change.InvalidIndex, cancellationToken).ConfigureAwait(false);
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var resumed in changes.Where(c => c.Item.Action == RepairAction.Resume))
            await ResumeAsync(resumed, cancellationToken).ConfigureAwait(false);
        return changes.Select(change => change.Item).ToValueList();
    }

    async Task ResumeAsync(RepairChange change, CancellationToken cancellationToken)
    {
        if (change.IsUndo)
        {
            await new UndoFlow(run).RunAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        var only = run with { Options = run.Options with { To = change.Item.Version, Phase = MigrationPhase.All } };
        await new MigrationRun(only).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    List<RepairChange> Plan(
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
            changes.Add(Settle(request, history));
        if (request.Action is null)
            changes.AddRange(history.Where(IsUnsettled).OrderBy(e => e.Version).Select(Undecided));
        if (request.Action is null or RepairAction.DropInvalidIndex)
            changes.AddRange(invalidIndexes.Select(DropIndex));
        return changes;
    }

    RepairChange Settle(RepairRequest request, ValueList<HistoryEntry> history)
    {
        var entry =
            history
                .Where(IsUnsettled)
                .Where(e => request.Version is null || e.Version == request.Version)
                .MinBy(e => e.Version)
            ?? throw new RepairException(
                request.Version is null
                    ? "No migration is failed or half applied: there is nothing to settle. Nothing was changed."
                    : $"Migration {request.Version} is neither failed nor half applied. Nothing was changed. `godwit status` shows what is."
            );
        var name = $"{entry.Version}_{entry.Name}";
        var progress = StepProgress.Parse(entry.Progress);
        var next = entry.StepsApplied + 1;
        return request.Action switch
        {
            RepairAction.Resume => new(
                new(RepairAction.Resume, entry.Version, Resuming(name, entry, progress)),
                Write(
                    entry,
                    entry with
                    {
                        State = MigrationState.Running,
                        Error = null,
                        Progress = Resumable(progress),
                    }
                ),
                IsUndo: progress is { IsUndo: true }
            ),
            RepairAction.MarkApplied => new(
                new(
                    RepairAction.MarkApplied,
                    entry.Version,
                    $"record {name} as applied; steps {next} to {entry.Steps} of {entry.Steps} will not be run"
                ),
                Write(entry, Finished(entry, MigrationState.Applied, entry.Steps))
            ),
            RepairAction.MarkUndone => new(
                new(
                    RepairAction.MarkUndone,
                    entry.Version,
                    $"record {name} as not applied; what its {entry.StepsApplied} applied step(s) did stays in the database, "
                        + "and the next migrate begins at its first step"
                ),
                Write(entry, Finished(entry, MigrationState.Undone, 0))
            ),
            _ => throw new UnreachableException($"Repair {request.Action} does not settle a migration."),
        };
    }

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
        var steps = MigrationScript.Parse(migration.ReadScript(), run.Dialect).Steps.Count;
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
                $"{entry.Version}_{entry.Name} {state} at step {entry.StepsApplied + 1} of {entry.Steps}{error}: decide with --resume "
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

    static HistoryWrite Write(HistoryEntry entry, HistoryEntry next) => new(entry, next, false);

    sealed record RepairChange(
        RepairItem Item,
        HistoryWrite? Write = null,
        string? InvalidIndex = null,
        bool IsUndo = false
    );
}
