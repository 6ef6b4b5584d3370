namespace Godwit;

/// <summary>What <see cref="HistoryCheck"/> decided: what to run, and what there already is.</summary>
/// <param name="Pending">What to run, in this order: half-applied migrations first, then by version.</param>
/// <param name="AlreadyApplied">How many files are applied, baselined ones included.</param>
/// <param name="Ahead">
/// Rows newer than every file: the database belongs to a newer version of the application.
/// </param>
public sealed record PendingMigrations(
    ValueList<PendingMigration> Pending,
    int AlreadyApplied,
    ValueList<HistoryEntry> Ahead
)
{
    /// <summary>What the layout's tool passes over in its history; sentences.</summary>
    internal ValueList<string> Notes { get; init; } = [];
}

/// <summary>A migration to run.</summary>
/// <param name="Migration">The file.</param>
/// <param name="Entry">
/// Its row: of a half-applied migration, which continues, or of an undone one; absent for a new one.
/// </param>
public sealed record PendingMigration(Migration Migration, HistoryEntry? Entry)
{
    /// <summary>
    /// True when an earlier run began it: it continues after its <see cref="HistoryEntry.StepsApplied"/>.
    /// </summary>
    public bool IsHalfApplied => Entry?.State == MigrationState.Running;
}
