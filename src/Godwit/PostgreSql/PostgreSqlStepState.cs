using System.Data.Common;

namespace Godwit;

/// <summary>
/// How a step finds its session: as it was at the beginning, with the limits of the step, and with the settings that
/// earlier steps of the same migration made. Godwit's own statements before and after it have Godwit's own limits.
/// </summary>
sealed class PostgreSqlStepState(
    DbConnection connection,
    PostgreSqlHistory history,
    PostgreSqlLock migrationLock,
    PostgreSqlCommands commands
)
{
    readonly PostgreSqlLimits _limits = new();
    bool _mayHavePrepared;

    /// <summary>Before the transaction of a step.</summary>
    public async Task BeforeAsync(StepRun run, CancellationToken cancellationToken)
    {
        if (run.Reset == SessionReset.All && _mayHavePrepared)
            await DeallocateAsync(cancellationToken).ConfigureAwait(false);
        _mayHavePrepared |= run.Step.Statements.Any(PostgreSqlStatements.MayPrepare);
    }

    /// <summary>Adds what the fence needs; the transaction is open.</summary>
    public void AddReset(PostgreSqlBatch batch, StepRun run)
    {
        batch.AddReset(run.Reset, migrationLock);
        if (!migrationLock.IsHeld)
            batch.AddTimeouts(run.FenceTimeout, TimeSpan.Zero, isLocal: true);
    }

    /// <summary>Adds what the statements of the step need.</summary>
    public void AddStart(PostgreSqlBatch batch, StepRun run)
    {
        _limits.Add(batch, run, migrationLock.IsHeld);
        AddSettings(batch, run);
    }

    /// <summary>
    /// Adds what stands behind the statements: limits and role that are Godwit's, and the end of the row.
    /// </summary>
    public void AddEnd(PostgreSqlBatch batch, StepRun run, StepPart part)
    {
        var isChanged = MayHaveChanged(run, part);
        if (isChanged || run.StatementTimeout > TimeSpan.Zero)
            AddOwnLimits(batch, run, isChanged && migrationLock.IsHeld);
        if (part.Fence?.Next.FinishedAt is null)
            return;
        // The history is the runner's to write.
        if (isChanged)
            batch.AddRoleReset();
        history.AddFinish(batch, part.Fence);
    }

    /// <summary>The next migration of the same transaction begins with the session as it was, too.</summary>
    public void AddBetween(PostgreSqlBatch batch, StepRun run, StepPart before)
    {
        var isChanged = MayHaveChanged(run, before);
        if (isChanged)
            batch.AddReset(SessionReset.Settings, migrationLock);
        if (isChanged || run.StatementTimeout > TimeSpan.Zero)
            PostgreSqlLimits.AddAgain(batch, run, migrationLock.IsHeld);
        if (isChanged)
            history.AddSettings(batch);
    }

    void AddOwnLimits(PostgreSqlBatch batch, StepRun run, bool isOfSession)
    {
        batch.MarkLast();
        if (isOfSession)
            migrationLock.AddSettings(batch);
        batch.AddTimeouts(run.LockTimeout, TimeSpan.Zero, isLocal: !isOfSession);
        if (isOfSession)
            _limits.Set(run.LockTimeout);
    }

    static bool MayHaveChanged(StepRun run, StepPart part) =>
        run.Settings.Count > 0 || part.Statements.Any(s => PostgreSqlStatements.Classify(s).MayChangeSession);

    /// <summary>The transaction of the step was committed.</summary>
    public void Committed() => _limits.Committed();

    /// <summary>Prepares the session for queries of Godwit's about a step that has no transaction of its own.</summary>
    public async Task PrepareAsync(StepRun run, CancellationToken cancellationToken)
    {
        await BeforeAsync(run, cancellationToken).ConfigureAwait(false);
        _limits.Forget();
        await commands
            .ExecuteAsync(
                batch =>
                {
                    batch.AddReset(run.Reset, migrationLock);
                    AddSettings(batch, run);
                    if (run.Settings.Count > 0)
                        migrationLock.AddSettings(batch);
                    if (migrationLock.IsHeld)
                        batch.AddTimeouts(run.LockTimeout, TimeSpan.Zero, isLocal: false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Sets the limits of a step that has no transaction of its own; the session is prepared.</summary>
    public async Task LimitAsync(StepRun run, CancellationToken cancellationToken)
    {
        if (run.StatementTimeout == TimeSpan.Zero && run.Settings.Count == 0)
            return;
        await commands
            .ExecuteAsync(
                batch =>
                {
                    batch.AddTimeouts(run.LockTimeout, run.StatementTimeout, isLocal: false);
                    AddSettings(batch, run);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    void AddSettings(PostgreSqlBatch batch, StepRun run)
    {
        history.AddSettings(batch);
        foreach (var statement in run.Settings)
            batch.Add(statement);
    }

    /// <summary>
    /// Forgets what an earlier migration PREPAREd. DEALLOCATE ALL would also take the driver's own statements away.
    /// </summary>
    async Task DeallocateAsync(CancellationToken cancellationToken)
    {
        var names = await connection
            .QueryAsync(
                """
                SELECT name
                FROM pg_catalog.pg_prepared_statements
                WHERE from_sql
                ORDER BY name
                """,
                static row => row.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (names.Count > 0)
            await commands
                .ExecuteAsync(
                    batch =>
                    {
                        foreach (var name in names)
                            batch.Add($"DEALLOCATE {PostgreSqlStatements.Syntax.QuoteIdentifier(name)}");
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        _mayHavePrepared = false;
    }
}
