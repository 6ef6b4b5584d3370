namespace Godwit;

/// <summary>How migrations are run.</summary>
public sealed record MigrateOptions
{
    /// <summary>The history table. Default: <c>godwit_history</c> in <c>public</c> (SQLite: <c>main</c>).</summary>
    public HistoryTable? History { get; init; }

    /// <summary>
    /// How long a statement of a step may wait for a lock before the step is rolled back and tried again. Default 3 s.
    /// </summary>
    public TimeSpan LockTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How often a step is tried again after a lock timeout, deadlock or serialization failure. Default 10, at least 0.
    /// </summary>
    public int Retries { get; init; } = 10;

    /// <summary>How long to wait for another run that holds the migration lock. Default 10 minutes.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long one statement may run. Default: no limit.</summary>
    public TimeSpan? StatementTimeout { get; init; }

    /// <summary>Which migrations to run. Default: all.</summary>
    public MigrationPhase Phase { get; init; } = MigrationPhase.All;

    /// <summary>The newest version to apply; absent: all.</summary>
    public MigrationVersion? To { get; init; }

    /// <summary>Apply a pending migration that is older than an applied one. Default: refuse.</summary>
    public bool AllowOutOfOrder { get; init; }

    /// <summary>Told what happens, as it happens; called from the thread that migrates and must not block.</summary>
    public Action<MigrationEvent>? OnEvent { get; init; }

    /// <summary>What only the driver can do; absent: Godwit does without.</summary>
    public IDriverHooks? Hooks { get; init; }

    /// <summary>The clock for waits, pauses and durations.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
