namespace Godwit;

/// <summary>What a run would do.</summary>
/// <param name="Pending">The migrations that it would run, in order.</param>
/// <param name="Held">Pending migrations that it would leave alone because of its phase.</param>
/// <param name="AlreadyApplied">Migrations that are applied.</param>
/// <param name="Ahead">Rows of the history that are newer than every file.</param>
public sealed record MigrationPlan(
    ValueList<PlannedMigration> Pending,
    ValueList<Migration> Held,
    int AlreadyApplied,
    ValueList<HistoryEntry> Ahead
)
{
    /// <summary>All pending migrations are one transaction, as <c>group=true</c> of Flyway asks for.</summary>
    public bool IsOneTransaction { get; init; }

    /// <summary>What the layout's tool passes over in its history; sentences.</summary>
    internal ValueList<string> Notes { get; init; } = [];
}

/// <summary>A pending migration, taken apart.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Script">Its steps.</param>
/// <param name="Entry">Its row of the history, where an earlier run began it or took it back.</param>
public sealed record PlannedMigration(Migration Migration, MigrationScript Script, HistoryEntry? Entry)
{
    /// <summary>Steps that an earlier run did.</summary>
    public int StepsApplied => Entry is { State: not MigrationState.Undone } entry ? entry.StepsApplied : 0;
}
