namespace Godwit;

/// <summary>The folder and the history, side by side.</summary>
/// <param name="Migrations">Every migration of either, ordered by version.</param>
/// <param name="IsHistoryFound">False where the history table does not exist yet.</param>
public sealed record MigrationStatus(ValueList<MigrationStatusEntry> Migrations, bool IsHistoryFound)
{
    /// <summary>What the layout's tool passes over in its history; sentences.</summary>
    internal ValueList<string> Notes { get; init; } = [];

    /// <summary>True when nothing is pending and nothing is wrong; rows that are ahead are neither.</summary>
    public bool IsUpToDate =>
        Migrations.All(m =>
            m.State
                is MigrationCondition.Applied
                    or MigrationCondition.Baseline
                    or MigrationCondition.Ahead
                    or MigrationCondition.PassedOver
        );
}

/// <summary>One migration of a <see cref="MigrationStatus"/>.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Name">Its name: the file's, else the history's.</param>
/// <param name="State">What it is in.</param>
/// <param name="File">The file, where there is one.</param>
/// <param name="Entry">The row of the history, where there is one.</param>
public sealed record MigrationStatusEntry(
    MigrationVersion Version,
    string Name,
    MigrationCondition State,
    string? File,
    HistoryEntry? Entry
)
{
    /// <summary>What people call it: <c>VERSION_NAME</c>, or the name that is its version.</summary>
    public string Title => ToolTitle ?? (Name.Length == 0 ? Version.Text : $"{Version}_{Name}");

    /// <summary>
    /// The state in the words of the layout's tool, as <c>flyway info</c> has it; absent: it has none.
    /// </summary>
    public string? ToolState { get; init; }

    internal string? ToolTitle { get; init; }

    /// <summary>A repeatable file of Flyway's that has changed since it ran.</summary>
    internal bool IsOutdated { get; init; }

    /// <summary>When it was applied, UTC.</summary>
    public DateTimeOffset? AppliedAt => Entry?.FinishedAt;
}

/// <summary>How file and history row of one migration stand to each other.</summary>
public enum MigrationCondition
{
    /// <summary>Applied, and the file is as it was.</summary>
    Applied,

    /// <summary>Marked as applied without having been run.</summary>
    Baseline,

    /// <summary>To be applied by the next run.</summary>
    Pending,

    /// <summary>Pending, but older than an applied migration.</summary>
    OutOfOrder,

    /// <summary>Applied, and the file was changed since.</summary>
    Edited,

    /// <summary>Applied, but the file is gone, and newer files exist.</summary>
    Missing,

    /// <summary>Applied, without file, and newer than every file: by a newer version of the application.</summary>
    Ahead,

    /// <summary>A step failed; <c>godwit repair</c> settles it.</summary>
    Failed,

    /// <summary>Begun and not finished: it runs now, or the run was killed and the next one continues.</summary>
    Running,

    /// <summary>A squashed migration of which the database has applied a part, in the form of the old files.</summary>
    HalfSquashed,

    /// <summary>
    /// Nothing is to be done about it: superseded, taken back or deleted, or not wanted (below the baseline, above the
    /// target, ignored). In the layout of Flyway only; <see cref="MigrationStatusEntry.ToolState"/> says which.
    /// </summary>
    PassedOver,
}
