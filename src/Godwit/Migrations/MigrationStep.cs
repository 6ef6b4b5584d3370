namespace Godwit;

/// <summary>One part of a migration: a transaction, one stand-alone statement, or a batched backfill.</summary>
public sealed record MigrationStep
{
    /// <summary>Place in the migration, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>How it is run.</summary>
    public required StepKind Kind { get; init; }

    /// <summary>What it runs. Stand-alone and batched steps have one statement.</summary>
    public required ValueList<SqlStatement> Statements { get; init; }

    /// <summary>From <c>-- godwit: lock-timeout</c>; absent: <see cref="MigrateOptions.LockTimeout"/>.</summary>
    public TimeSpan? LockTimeout { get; init; }

    /// <summary>
    /// From <c>-- godwit: statement-timeout</c>; absent: <see cref="MigrateOptions.StatementTimeout"/>.
    /// </summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>
    /// From <c>-- godwit: batches</c>; present exactly when <see cref="Kind"/> is <see cref="StepKind.Batches"/>.
    /// </summary>
    public BatchPlan? Batches { get; init; }
}

/// <summary>How a step is run.</summary>
public enum StepKind
{
    /// <summary>All statements in one transaction.</summary>
    Transaction,

    /// <summary>One statement, outside a transaction block.</summary>
    Alone,

    /// <summary>One statement over windows of a table, each window in a transaction of its own.</summary>
    Batches,
}

/// <summary>A directive <c>-- godwit: batches of TABLE [by COLUMN][, TIME each][, pause PERCENT]</c>.</summary>
/// <param name="Table">The table as written, qualified or not; the server resolves it.</param>
/// <param name="Column">The key that is walked; absent: the engine's row address (ctid, rowid).</param>
/// <param name="Each">How long one batch should take. Default 200 ms, at most 1 s.</param>
/// <param name="Pause">The pause after each batch, as a share of its time. Default 1 (100%).</param>
/// <param name="Location">Where the directive stands.</param>
public sealed record BatchPlan(string Table, string? Column, TimeSpan Each, double Pause, SourceLocation Location);
