namespace Godwit.Cli;

/// <summary>Where a run stands.</summary>
/// <param name="Since">When what is under way began, as a timestamp of the clock.</param>
sealed record ProgressState(long Since)
{
    public MigrationEvent.MigrationStarted? Migration { get; init; }

    public MigrationStep? Step { get; init; }

    public MigrationEvent.WaitingForLock? LockWait { get; init; }

    public ValueList<SessionDescription> Blockers { get; init; } = [];

    public MigrationEvent.BatchCompleted? Batch { get; init; }

    public ProgressState After(MigrationEvent occurred, long now) =>
        occurred switch
        {
            MigrationEvent.WaitingForLock waiting => this with { LockWait = waiting },
            MigrationEvent.LockAcquired => new ProgressState(now),
            MigrationEvent.MigrationStarted started => new ProgressState(now) { Migration = started },
            MigrationEvent.StepStarted started => this with { Step = started.Step, Batch = null, Blockers = [] },
            MigrationEvent.StepBlocked blocked => this with { Blockers = blocked.Blockers },
            MigrationEvent.StepRetrying retrying => this with { Blockers = retrying.Blockers },
            MigrationEvent.BatchCompleted batch => this with { Batch = batch, Blockers = [] },
            _ => this,
        };
}
