using System.Data.Common;
using System.Diagnostics;

namespace Godwit;

/// <summary>
/// One run of <c>migrate</c>: connect, decide, lock, decide again, apply; and from the start when the connection is
/// lost.
/// </summary>
sealed class MigrationRun(RunContext run)
{
    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(5);

    readonly RunLog _log = new(run);
    readonly long _started = Stopwatch.GetTimestamp();
    ValueList<HistoryEntry>? _historyBefore;
    TimeSpan _waited;
    bool _hasTold;
    bool _hasToldOfHistory;

    public async Task<MigrateResult> RunAsync(CancellationToken cancellationToken)
    {
        var planner = new PendingPlan(run, run.ReadFolder());
        try
        {
            return await RunUntilDoneAsync(planner, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidMigrationException e)
        {
            throw RunFailures.Unusable(e, _log.Standing);
        }
        catch (InvalidMigrationFolderException e)
        {
            throw RunFailures.Unusable(e, _log.Standing);
        }
    }

    async Task<MigrateResult> RunUntilDoneAsync(PendingPlan planner, CancellationToken cancellationToken)
    {
        var pauses = new Pauses(_firstPause, _longestPause);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RunOnceAsync(planner, cancellationToken).ConfigureAwait(false);
            }
            catch (StepFailedException e) when (e.Kind == DatabaseErrorKind.ConnectionLost)
            {
                if (attempt > run.Options.Retries)
                    throw RunFailures.ConnectionLost(e, _log);
                run.Options.OnEvent?.Invoke(new MigrationEvent.Reconnecting(e.Message, attempt));
            }
            catch (DatabaseUnavailableException e) when (attempt > 1 && e.Code == RunErrors.Connection)
            {
                if (attempt > run.Options.Retries)
                    throw;
            }
            await Task.Delay(pauses.Next(), run.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<MigrateResult> RunOnceAsync(PendingPlan planner, CancellationToken cancellationToken)
    {
        var connection = await run.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        using var notices = ListenForNotices(connection);
        var session = run.CreateSession(connection);
        await using var __ = session.ConfigureAwait(false);
        try
        {
            var history = await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false);
            _historyBefore ??= history ?? ValueList<HistoryEntry>.Empty;
            _log.Settle(history ?? ValueList<HistoryEntry>.Empty);
            var plan = planner.Make(history ?? ValueList<HistoryEntry>.Empty, _historyBefore);
            TellOnce(ref _hasToldOfHistory, plan.Notes);
            if (plan.Pending.Count == 0 && !FlywayCallbacks.RunAlways(run.Folder.Layout))
                return Finish(plan);
            Tell(plan, history);
            _waited += await session.AcquireLockAsync(cancellationToken).ConfigureAwait(false);
            run.Options.OnEvent?.Invoke(new MigrationEvent.LockAcquired(_waited));
            return await ApplyAsync(session, planner, cancellationToken).ConfigureAwait(false);
        }
        catch (HistoryMismatchException)
        {
            await new FlywayCallbacks(run, session, _log)
                .RunAsync(FlywayEvent.AfterValidateError, cancellationToken)
                .ConfigureAwait(false);
            throw;
        }
        catch (StepFailedException e) when (e.Kind != DatabaseErrorKind.ConnectionLost)
        {
            throw RunFailures.Unexpected(e, session, _log.Standing);
        }
        catch (DbException e)
        {
            throw run.Dialect.ClassifyError(e, connection) == DatabaseErrorKind.ConnectionLost
                ? new StepFailedException(DatabaseErrorKind.ConnectionLost, e.Message, null, e)
                : RunFailures.Unexpected(e, session, _log.Standing);
        }
    }

    /// <summary>Under the lock: the history is read anew, for another run may have done everything meanwhile.</summary>
    async Task<MigrateResult> ApplyAsync(
        MigrationSession session,
        PendingPlan planner,
        CancellationToken cancellationToken
    )
    {
        var steps = new StepRunner(run, session, _log);
        var callbacks = new FlywayCallbacks(run, session, _log);
        await callbacks.RunAsync(FlywayEvent.AfterConnect, cancellationToken).ConfigureAwait(false);
        while (true)
        {
            var history =
                await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false)
                ?? await new HistoryBeginning(run, session, callbacks)
                    .MakeAsync(cancellationToken)
                    .ConfigureAwait(false);
            _log.Settle(history);
            var plan = planner.Make(history, _historyBefore ?? history);
            if (plan.Pending.Count == 0 && !FlywayCallbacks.RunAlways(run.Folder.Layout))
                return Finish(plan);
            try
            {
                await callbacks
                    .AroundMigrateAsync(() => ApplyAsync(steps, callbacks, plan, cancellationToken), cancellationToken)
                    .ConfigureAwait(false);
                // The lock kept others out, and each step saw its row: the history need not be read again.
                return Finish(plan with { AlreadyApplied = plan.AlreadyApplied + plan.Pending.Count });
            }
            catch (FenceLostException)
            {
                // Another run was faster with this step, or this one with an attempt whose end it did not see. The
                // history tells, and what is left to do.
            }
        }
    }

    async Task ApplyAsync(
        StepRunner steps,
        FlywayCallbacks callbacks,
        MigrationPlan plan,
        CancellationToken cancellationToken
    )
    {
        if (plan.IsOneTransaction)
        {
            _log.Begin(plan.Pending);
            await RunAsync(
                    () => steps.RunTogetherAsync(plan.Pending, cancellationToken),
                    plan.Pending[0],
                    steps,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }
        for (var i = 0; i < plan.Pending.Count; i++)
        {
            var planned = plan.Pending[i];
            await callbacks
                .BeforeAsync(planned, i == 0 ? null : plan.Pending[i - 1], cancellationToken)
                .ConfigureAwait(false);
            _log.Begin(planned, i + 1, plan.Pending.Count);
            await RunAsync(() => steps.RunAsync(planned, cancellationToken), planned, steps, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    async Task RunAsync(Func<Task> work, PlannedMigration first, StepRunner steps, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw RunFailures.Canceled(first, steps, _log, e.CancellationToken);
        }
        _log.End();
    }

    /// <summary>What the layout's tool would do in silence.</summary>
    void Tell(MigrationPlan plan, ValueList<HistoryEntry>? history)
    {
        if (_hasTold || run.Folder.Layout is not { } layout)
            return;
        TellOnce(ref _hasTold, layout.Notes);
        if (!layout.RunsOutOfOrder)
            return;
        var newest = history
            ?.Where(e => e.State != MigrationState.Undone && !e.Version.IsRepeatable)
            .MaxBy(e => e.Version);
        foreach (var late in plan.Pending.Where(p => newest is not null && p.Migration.Version < newest.Version))
            run.Options.OnEvent?.Invoke(
                new MigrationEvent.Warning(
                    $"{late.Migration} is older than {newest!.Title}, which is applied; it is run late, as "
                        + $"{layout.Name} does."
                )
            );
    }

    void TellOnce(ref bool hasTold, ValueList<string> notes)
    {
        if (hasTold)
            return;
        hasTold = true;
        foreach (var note in notes)
            run.Options.OnEvent?.Invoke(new MigrationEvent.Warning(note));
    }

    MigrateResult Finish(MigrationPlan plan)
    {
        if (plan.Ahead.Count > 0)
            run.Options.OnEvent?.Invoke(new MigrationEvent.Warning(RunFailures.Ahead(plan.Ahead)));
        return new()
        {
            Applied = _log.Applied,
            AlreadyApplied = plan.AlreadyApplied - _log.Applied.Count,
            Held = plan.Held,
            Ahead = plan.Ahead,
            Waited = _waited,
            Duration = Stopwatch.GetElapsedTime(_started),
        };
    }

    IDisposable? ListenForNotices(DbConnection connection) =>
        run.Options.OnEvent is { } onEvent
            ? run.Options.Hooks?.ListenForNotices(
                connection,
                (severity, message) => onEvent(new MigrationEvent.ServerNotice(severity, message))
            )
            : null;
}
