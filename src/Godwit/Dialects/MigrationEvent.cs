namespace Godwit;

/// <summary>Something that happened during a run.</summary>
public abstract record MigrationEvent
{
    MigrationEvent() { }

    /// <summary>Another run holds the migration lock; told again every few seconds.</summary>
    /// <param name="Holder">Who holds it, as the server knows it; absent when it cannot be seen.</param>
    /// <param name="Waited">How long this run has waited.</param>
    public sealed record WaitingForLock(SessionDescription? Holder, TimeSpan Waited) : MigrationEvent;

    /// <summary>This run holds the migration lock.</summary>
    public sealed record LockAcquired(TimeSpan Waited) : MigrationEvent;

    /// <summary>A migration begins, or is taken up again.</summary>
    /// <param name="Migration">The migration.</param>
    /// <param name="Index">Its place in this run, from 1.</param>
    /// <param name="Count">Migrations in this run.</param>
    /// <param name="Steps">Steps it has.</param>
    /// <param name="StepsApplied">Steps that an earlier run did.</param>
    public sealed record MigrationStarted(Migration Migration, int Index, int Count, int Steps, int StepsApplied)
        : MigrationEvent;

    /// <summary>A step begins.</summary>
    public sealed record StepStarted(Migration Migration, MigrationStep Step, int Attempt) : MigrationEvent;

    /// <summary>A step is done.</summary>
    public sealed record StepCompleted(Migration Migration, MigrationStep Step, TimeSpan Duration) : MigrationEvent;

    /// <summary>
    /// A step waited too long for a lock, or lost a deadlock; it was rolled back and is tried again after a pause.
    /// </summary>
    public sealed record StepRetrying(
        Migration Migration,
        MigrationStep Step,
        int Attempt,
        int Attempts,
        TimeSpan Delay,
        string Reason,
        ValueList<SessionDescription> Blockers
    ) : MigrationEvent;

    /// <summary>A step that runs is waiting for locks that other sessions hold.</summary>
    public sealed record StepBlocked(Migration Migration, MigrationStep Step, ValueList<SessionDescription> Blockers)
        : MigrationEvent;

    /// <summary>One window of a batched step is committed.</summary>
    /// <param name="Migration">The migration.</param>
    /// <param name="Step">The step.</param>
    /// <param name="Rows">Rows changed so far by this run.</param>
    /// <param name="Fraction">
    /// Share of the table that is done, 0 to 1; absent where it is not known (a walk over a key).
    /// </param>
    public sealed record BatchCompleted(Migration Migration, MigrationStep Step, long Rows, double? Fraction)
        : MigrationEvent;

    /// <summary>A migration is applied.</summary>
    public sealed record MigrationCompleted(Migration Migration, TimeSpan Duration) : MigrationEvent;

    /// <summary>
    /// The connection was lost; the run connects again and reads the history to see what was committed.
    /// </summary>
    public sealed record Reconnecting(string Reason, int Attempt) : MigrationEvent;

    /// <summary>The server sent a notice or warning (needs <see cref="IDriverHooks"/>).</summary>
    public sealed record ServerNotice(string Severity, string Message) : MigrationEvent;

    /// <summary>Something that a person should know and that stops nothing.</summary>
    public sealed record Warning(string Message) : MigrationEvent;
}

/// <summary>A session of the database server.</summary>
/// <param name="ProcessId">The server's process id.</param>
/// <param name="User">The database user.</param>
/// <param name="Application">The application name it gave.</param>
/// <param name="Since">When its transaction or session began.</param>
/// <param name="Query">What it runs or ran last, cut to 200 characters; absent where the role may not see it.</param>
public sealed record SessionDescription(
    int ProcessId,
    string? User,
    string? Application,
    DateTimeOffset? Since,
    string? Query
);
