namespace Godwit;

/// <summary>A row of the history table.</summary>
public sealed record HistoryEntry
{
    /// <summary>Version, as in the file.</summary>
    public required MigrationVersion Version { get; init; }

    /// <summary>Name, as in the file.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the file when it was applied, 64 lower-case hexadecimal digits.</summary>
    public required string Checksum { get; init; }

    /// <summary>Steps the file had.</summary>
    public required int Steps { get; init; }

    /// <summary>Steps that are done.</summary>
    public required int StepsApplied { get; init; }

    /// <summary>What became of it.</summary>
    public required MigrationState State { get; init; }

    /// <summary>When it was started, by the server's clock (SQLite: by this machine's), UTC.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was finished, UTC; absent while it is not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How long it took, in milliseconds; absent while it is not finished.</summary>
    public long? DurationInMilliseconds { get; init; }

    /// <summary>Who applied it: database user and machine.</summary>
    public string? AppliedBy { get; init; }

    /// <summary>The version of Godwit that applied it.</summary>
    public string? GodwitVersion { get; init; }

    /// <summary>Where a stand-alone or batched step stands.</summary>
    public string? Progress { get; init; }

    /// <summary>What the server said when the step after <see cref="StepsApplied"/> failed.</summary>
    public string? Error { get; init; }

    /// <summary>The row as the tool of the layout has it; absent in Godwit's own layout.</summary>
    internal ToolRow? Tool { get; init; }

    /// <summary>What people call the migration: <c>VERSION_NAME</c>, or the name that is its version.</summary>
    public string Title => Tool?.Title ?? (Name.Length == 0 ? Version.Text : $"{Version}_{Name}");

    /// <summary>
    /// It failed at a statement that the engine knows how to take up again: the next run does so by itself.
    /// </summary>
    internal bool IsRetryable =>
        State == MigrationState.Failed && StepProgress.Parse(Progress) is { Kind: StepProgressKind.Retryable };
}

/// <summary>The state of a migration in the history table.</summary>
public enum MigrationState
{
    /// <summary>All steps are done.</summary>
    Applied,

    /// <summary>Some steps are done, or one is under way; the next run continues.</summary>
    Running,

    /// <summary>
    /// A step failed after an earlier one was done, or a stand-alone step failed; <c>godwit repair</c> settles it.
    /// </summary>
    Failed,

    /// <summary>Marked as applied without having been run.</summary>
    Baseline,

    /// <summary>Taken back by its <c>.down.sql</c>; pending again.</summary>
    Undone,
}
