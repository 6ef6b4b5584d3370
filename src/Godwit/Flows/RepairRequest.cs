namespace Godwit;

/// <summary>What <see cref="Migrator.RepairAsync"/> is asked to do.</summary>
/// <param name="Action">What to do; absent: only what needs no decision, that is to drop invalid indexes.</param>
/// <param name="Version">The migration; absent: the one that is failed or half applied.</param>
public sealed record RepairRequest(RepairAction? Action = null, MigrationVersion? Version = null);

/// <summary>A way to settle a migration.</summary>
public enum RepairAction
{
    /// <summary>
    /// Runs the step that failed, or whose end nobody saw, again, and then the rest of the migration.
    /// </summary>
    Resume,

    /// <summary>Records the migration as applied; its remaining steps are not run.</summary>
    MarkApplied,

    /// <summary>Records the migration as not applied: it is pending again, from its first step.</summary>
    MarkUndone,

    /// <summary>Takes the file as it is now for the one that was applied.</summary>
    AcceptChecksum,

    /// <summary>Drops an invalid index that a failed CREATE INDEX CONCURRENTLY left.</summary>
    DropInvalidIndex,
}

/// <summary>One thing that a repair does, or would do.</summary>
/// <param name="Action">
/// What; absent: a person must decide, and <paramref name="Description"/> says between what.
/// </param>
/// <param name="Version">The migration it is about, where it is about one.</param>
/// <param name="Description">A sentence for people.</param>
public sealed record RepairItem(RepairAction? Action, MigrationVersion? Version, string Description);
