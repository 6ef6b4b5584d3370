using Microsoft.Extensions.Logging;

namespace Godwit;

/// <summary>What the log says of a run. The event ids are stable; <c>docs/guide/hosting.md</c> lists them.</summary>
static partial class MigrationLog
{
    public static void Report(this ILogger logger, string database, MigrationEvent occurred)
    {
        switch (occurred)
        {
            case MigrationEvent.WaitingForLock e:
                logger.WaitingForLock(database, Milliseconds(e.Waited), Describe(e.Holder));
                break;
            case MigrationEvent.MigrationStarted e:
                logger.MigrationStarted(e.Migration, e.Index, e.Count, database);
                break;
            case MigrationEvent.MigrationCompleted e:
                logger.MigrationCompleted(e.Migration, database, Milliseconds(e.Duration));
                break;
            case MigrationEvent.StepRetrying e:
                logger.StepRetrying(e, Describe(e.Blockers));
                break;
            case MigrationEvent.StepBlocked e:
                logger.StepBlocked(e.Step.Number, e.Migration, Describe(e.Blockers));
                break;
            case MigrationEvent.Reconnecting e:
                logger.Reconnecting(database, e.Reason, e.Attempt);
                break;
            case MigrationEvent.ServerNotice e:
                logger.ServerNotice(database, e.Severity, e.Message);
                break;
            case MigrationEvent.Warning e:
                logger.Warning(database, e.Message);
                break;
            default:
                break; // lock taken, steps and batches: traces show them
        }
    }

    public static void Report(this ILogger logger, string database, MigrateResult result)
    {
        if (result.Held.Count > 0)
            logger.Held(database, result.Held.Count, result.Held[0]);
        if (result.Applied.Count > 0)
            logger.Completed(
                database,
                result.Applied.Count,
                Milliseconds(result.Duration),
                Milliseconds(result.Waited)
            );
        else
            logger.NothingPending(database, result.AlreadyApplied);
    }

    [LoggerMessage(
        1,
        LogLevel.Information,
        "Waiting for the migration lock of {Database}, for {Milliseconds} ms now; it is held by {Holder}."
    )]
    static partial void WaitingForLock(this ILogger logger, string database, long milliseconds, string holder);

    [LoggerMessage(2, LogLevel.Information, "Applying {Migration} ({Index} of {Count}) to {Database}.")]
    static partial void MigrationStarted(
        this ILogger logger,
        Migration migration,
        int index,
        int count,
        string database
    );

    [LoggerMessage(3, LogLevel.Information, "Applied {Migration} to {Database} in {Milliseconds} ms.")]
    static partial void MigrationCompleted(
        this ILogger logger,
        Migration migration,
        string database,
        long milliseconds
    );

    static void StepRetrying(this ILogger logger, MigrationEvent.StepRetrying e, string blockers) =>
        logger.StepRetrying(
            e.Step.Number,
            e.Migration,
            e.Attempt,
            e.Attempts,
            Milliseconds(e.Delay),
            e.Reason,
            blockers
        );

    [LoggerMessage(
        4,
        LogLevel.Warning,
        "Step {Step} of {Migration} was rolled back (attempt {Attempt} of {Attempts}) and is tried again "
            + "in {Milliseconds} ms: {Reason} Blocked by {Blockers}."
    )]
    static partial void StepRetrying(
        this ILogger logger,
        int step,
        Migration migration,
        int attempt,
        int attempts,
        long milliseconds,
        string reason,
        string blockers
    );

    [LoggerMessage(5, LogLevel.Warning, "Step {Step} of {Migration} waits for locks held by {Blockers}.")]
    static partial void StepBlocked(this ILogger logger, int step, Migration migration, string blockers);

    [LoggerMessage(
        6,
        LogLevel.Warning,
        "The connection to {Database} was lost (attempt {Attempt} to connect again): {Reason}"
    )]
    static partial void Reconnecting(this ILogger logger, string database, string reason, int attempt);

    [LoggerMessage(7, LogLevel.Information, "Notice from {Database}: {Severity}: {Notice}")]
    static partial void ServerNotice(this ILogger logger, string database, string severity, string notice);

    [LoggerMessage(8, LogLevel.Warning, "Migrating {Database}: {Message}")]
    static partial void Warning(this ILogger logger, string database, string message);

    [LoggerMessage(
        9,
        LogLevel.Information,
        "{Count} pending migrations of {Database} are held back for the contract phase, the first is {Migration}."
    )]
    static partial void Held(this ILogger logger, string database, int count, Migration migration);

    [LoggerMessage(
        10,
        LogLevel.Information,
        "Migrated {Database}: {Count} applied in {Milliseconds} ms, {WaitedMilliseconds} ms of it waiting for the lock."
    )]
    static partial void Completed(
        this ILogger logger,
        string database,
        int count,
        long milliseconds,
        long waitedMilliseconds
    );

    [LoggerMessage(11, LogLevel.Debug, "Nothing to migrate in {Database}: {Count} migrations are applied.")]
    static partial void NothingPending(this ILogger logger, string database, int count);

    // The message says it all and the exception is thrown on: a stack trace would bury the line to correct.
    [LoggerMessage(12, LogLevel.Error, "Migrating {Database} failed ({Code}): {Message}")]
    public static partial void Failed(this ILogger logger, string database, string code, string message);

    [LoggerMessage(13, LogLevel.Warning, "Migrating {Database} was cancelled: {Message}")]
    public static partial void Cancelled(this ILogger logger, string database, string message);

    static long Milliseconds(TimeSpan time) => (long)Math.Round(time.TotalMilliseconds);

    static string Describe(ValueList<SessionDescription> sessions) =>
        sessions.Count == 0 ? "sessions that cannot be seen" : string.Join("; ", sessions.Select(Describe));

    static string Describe(SessionDescription? session) =>
        session is null
            ? "a session that cannot be seen"
            : string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"process {session.ProcessId} ({session.User}, {session.Application}) since {session.Since:u}"
            );
}
