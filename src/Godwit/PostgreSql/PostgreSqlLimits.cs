namespace Godwit;

/// <summary>
/// The timeouts of steps. Most steps have the same: in a session of the runner's own these are settings of the session,
/// and are sent once. Behind a proxy that pools transactions, and where the time of statements is limited (which the
/// history's own must not be), they are settings of the transaction.
/// </summary>
sealed class PostgreSqlLimits
{
    TimeSpan? _ofSession;
    TimeSpan? _next;

    /// <summary>Adds what the step needs; the transaction must be open.</summary>
    public void Add(PostgreSqlBatch batch, StepRun run, bool isOwnSession)
    {
        var known = run.Reset == SessionReset.None ? _ofSession : null;
        var isOfSession = IsOfSession(run, isOwnSession);
        if (!isOfSession || known != run.LockTimeout)
            batch.AddTimeouts(run.LockTimeout, run.StatementTimeout, isLocal: !isOfSession);
        // Should the transaction be rolled back, so are its settings.
        Forget();
        _next = isOfSession ? run.LockTimeout : known;
    }

    /// <summary>Adds the same once more, behind a reset within the transaction.</summary>
    public static void AddAgain(PostgreSqlBatch batch, StepRun run, bool isOwnSession) =>
        batch.AddTimeouts(run.LockTimeout, run.StatementTimeout, isLocal: !IsOfSession(run, isOwnSession));

    /// <summary>The transaction has set the lock timeout of the session.</summary>
    public void Set(TimeSpan lockTimeout) => _next = lockTimeout;

    /// <summary>The transaction was committed, and the settings stay.</summary>
    public void Committed() => (_ofSession, _next) = (_next, null);

    /// <summary>The settings of the session are not known.</summary>
    public void Forget() => (_ofSession, _next) = (null, null);

    static bool IsOfSession(StepRun run, bool isOwnSession) => isOwnSession && run.StatementTimeout == TimeSpan.Zero;
}
