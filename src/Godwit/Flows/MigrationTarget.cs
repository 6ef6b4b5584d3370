namespace Godwit;

/// <summary>
/// The history rows that a migration goes through while its steps, or those of its way back, are run.
/// </summary>
sealed class MigrationTarget(PlannedMigration planned, RunContext run, bool isUndo = false)
{
    static readonly string _godwitVersion = typeof(MigrationTarget).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public Migration Migration { get; } = planned.Migration;

    public MigrationScript Script { get; } = planned.Script;

    /// <summary>Where several migrations are one transaction: all of them.</summary>
    public ValueList<PlannedMigration> Group { get; init; } = [];

    /// <summary>The migration that a statement is of.</summary>
    public Migration MigrationOf(SqlStatement? statement) =>
        Group.FirstOrDefault(one => one.Migration.File == statement?.Script.Name)?.Migration ?? Migration;

    /// <summary>The script is the way back.</summary>
    public bool IsUndo { get; } = isUndo;

    /// <summary>The row once a step is done.</summary>
    public HistoryWrite Advance(HistoryEntry? entry, MigrationStep step, TimeSpan duration) =>
        step.Number == Script.Steps.Count
            ? Complete(entry, duration)
            : From(
                entry,
                row =>
                    Unfinished(row, MigrationState.Running) with
                    {
                        StepsApplied = IsUndo ? row.StepsApplied : step.Number,
                        Progress = IsUndo ? Done(step.Number) : null,
                        DurationInMilliseconds = Add(row, duration),
                    }
            );

    /// <summary>The row once everything is done.</summary>
    public HistoryWrite Complete(HistoryEntry? entry, TimeSpan duration) =>
        From(
            entry,
            row =>
                row with
                {
                    Steps = IsUndo ? row.Steps : Script.Steps.Count,
                    StepsApplied = IsUndo ? 0 : Script.Steps.Count,
                    State = IsUndo ? MigrationState.Undone : MigrationState.Applied,
                    Progress = null,
                    Error = null,
                    FinishedAt = run.Options.TimeProvider.GetUtcNow(),
                    DurationInMilliseconds = Add(row, duration),
                }
        );

    /// <summary>The row while a stand-alone or batched step is under way.</summary>
    public HistoryWrite Progress(HistoryEntry? entry, StepProgress? progress) =>
        From(
            entry,
            row =>
                Unfinished(row, MigrationState.Running) with
                {
                    Progress = (progress is null ? null : progress with { IsUndo = IsUndo })?.Format(),
                }
        );

    /// <summary>The row once a step has failed.</summary>
    /// <param name="entry">The row.</param>
    /// <param name="step">The step.</param>
    /// <param name="error">What the server said.</param>
    /// <param name="isRetryable">The engine knows how to take the step up again.</param>
    public HistoryWrite Fail(HistoryEntry entry, MigrationStep step, string error, bool isRetryable) =>
        From(
            entry,
            row =>
                Unfinished(row, MigrationState.Failed) with
                {
                    Error = error,
                    Progress =
                        step.Kind == StepKind.Batches ? row.Progress
                        : isRetryable
                            ? new StepProgress(step.Number, StepProgressKind.Retryable, IsUndo: IsUndo).Format()
                        : IsUndo ? Done(step.Number - 1)
                        : null,
                }
        );

    /// <summary>The row of a migration that was applied by other means.</summary>
    public HistoryWrite Baseline(HistoryEntry? entry)
    {
        var complete = Complete(entry, TimeSpan.Zero);
        return complete with { Next = complete.Next with { State = MigrationState.Baseline }, IsByHand = true };
    }

    HistoryWrite From(HistoryEntry? entry, Func<HistoryEntry, HistoryEntry> change)
    {
        var isStart = entry is null || (entry.State == MigrationState.Undone && !IsUndo);
        var next = change(isStart || entry is null ? NewRow() : entry);
        return new(
            entry,
            next with
            {
                // The last that writes it has applied it: another run may finish what this one began.
                AppliedBy = $"{Environment.MachineName}/{run.Id}",
                Tool = Migration.Tool?.RowOf(IsUndo) ?? next.Tool,
            },
            isStart
        );
    }

    HistoryEntry NewRow() =>
        new()
        {
            Version = Migration.Version,
            Name = Migration.Name,
            Checksum = Migration.Checksum,
            Steps = Script.Steps.Count,
            StepsApplied = 0,
            State = MigrationState.Running,
            StartedAt = run.Options.TimeProvider.GetUtcNow(),
            GodwitVersion = _godwitVersion,
        };

    static string Done(int step) => new StepProgress(step, StepProgressKind.Done, IsUndo: true).Format();

    static HistoryEntry Unfinished(HistoryEntry row, MigrationState state) =>
        row with
        {
            State = state,
            Error = null,
            FinishedAt = null,
        };

    static long? Add(HistoryEntry row, TimeSpan duration) =>
        duration == TimeSpan.Zero
            ? row.DurationInMilliseconds
            : (row.DurationInMilliseconds ?? 0) + (long)duration.TotalMilliseconds;
}
