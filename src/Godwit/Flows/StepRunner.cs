using System.Diagnostics;

namespace Godwit;

/// <summary>
/// Runs the steps of one migration after the other, each behind its fence, and tries again what may be tried again.
/// </summary>
sealed class StepRunner(RunContext run, MigrationSession session, RunLog log)
{
    readonly StepRetries _retries = new(run, session);

    bool _isDirty;
    bool _isTouched;

    /// <summary>The history row of the migration under way, as this run last wrote or read it.</summary>
    public HistoryEntry? Entry
    {
        get => log.Entry;
        private set => log.Entry = value;
    }

    /// <summary>False once the server no longer answers.</summary>
    public bool IsConnected => session.IsOpen;

    /// <summary>Runs what is left of a migration.</summary>
    /// <exception cref="MigrationFailedException">A step failed.</exception>
    /// <exception cref="FenceLostException">Another run was faster.</exception>
    public Task RunAsync(PlannedMigration planned, CancellationToken cancellationToken) =>
        RunAsync(new MigrationTarget(planned, run), planned.Entry, planned.StepsApplied, cancellationToken);

    /// <summary>Runs what is left of a migration's way back.</summary>
    /// <exception cref="MigrationFailedException">A step failed.</exception>
    /// <exception cref="FenceLostException">Another run was faster.</exception>
    public Task UndoAsync(PlannedMigration planned, CancellationToken cancellationToken)
    {
        var stepsDone = StepProgress.Parse(planned.Entry?.Progress) switch
        {
            { IsUndo: true, Kind: StepProgressKind.Done } progress => progress.Step,
            { IsUndo: true } progress => progress.Step - 1,
            _ => 0,
        };
        var target = new MigrationTarget(planned, run, isUndo: true);
        return RunAsync(target, planned.Entry, stepsDone, cancellationToken);
    }

    /// <summary>Runs several migrations in one transaction.</summary>
    /// <exception cref="MigrationFailedException">A statement failed, and all of them were rolled back.</exception>
    /// <exception cref="FenceLostException">Another run was faster.</exception>
    public async Task RunTogetherAsync(ValueList<PlannedMigration> group, CancellationToken cancellationToken)
    {
        (Entry, _isTouched) = (null, false);
        var target = new MigrationTarget(group[^1], run) { Group = group };
        var parts = FlywayGroup.PartsOf(
            group,
            one => new MigrationTarget(one, run).Complete(one.Entry, TimeSpan.Zero),
            run
        );
        var step = new MigrationStep
        {
            Number = 1,
            Kind = StepKind.Transaction,
            Statements = parts.SelectMany(part => part.Statements).ToValueList(),
        };
        run.Options.OnEvent?.Invoke(new MigrationEvent.StepStarted(target.Migration, step, 1));
        await AttemptAsync(
                target,
                step,
                () =>
                    session.RunTransactionAsync(
                        Prepare(target, step, parts[^1].Fence) with
                        {
                            Parts = parts,
                        },
                        cancellationToken
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        MarkSession(step);
    }

    async Task RunAsync(MigrationTarget target, HistoryEntry? entry, int stepsDone, CancellationToken cancellationToken)
    {
        Entry = entry;
        _isTouched = false;
        var steps = target.Script.Steps.Where(s => s.Number > stepsDone).ToList();
        RefuseStandAlone(steps);
        if (steps.Count == 0)
            await WriteAsync(target.Complete(Entry, TimeSpan.Zero), cancellationToken).ConfigureAwait(false);
        foreach (var step in steps)
        {
            var started = Stopwatch.GetTimestamp();
            run.Options.OnEvent?.Invoke(new MigrationEvent.StepStarted(target.Migration, step, 1));
            await RunAsync(target, step, cancellationToken).ConfigureAwait(false);
            _isTouched = true;
            var duration = Stopwatch.GetElapsedTime(started);
            run.Options.OnEvent?.Invoke(new MigrationEvent.StepCompleted(target.Migration, step, duration));
        }
    }

    Task RunAsync(MigrationTarget target, MigrationStep step, CancellationToken cancellationToken) =>
        step.Kind switch
        {
            StepKind.Transaction => RunTransactionAsync(target, step, cancellationToken),
            StepKind.Alone when run.Dialect.RunsOutsideTransaction(step.Statements[0]) => new StandAloneStep(
                run,
                session,
                this
            ).RunAsync(target, step, cancellationToken),
            StepKind.Alone => RunTransactionAsync(target, step, cancellationToken),
            StepKind.Batches => new BatchedStep(run, session, this).RunAsync(target, step, cancellationToken),
            _ => throw new UnreachableException($"A step of kind {step.Kind} cannot be run."),
        };

    async Task RunTransactionAsync(MigrationTarget target, MigrationStep step, CancellationToken cancellationToken)
    {
        var fence = target.Advance(Entry, step, TimeSpan.Zero);
        await AttemptAsync(
                target,
                step,
                () => session.RunTransactionAsync(Prepare(target, step, fence), cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
        MarkSession(step);
        Advance(fence);
    }

    /// <summary>
    /// One attempt at a step: how the session is put right, what the history row becomes, and its limits.
    /// </summary>
    public StepRun Prepare(MigrationTarget target, MigrationStep step, HistoryWrite? fence)
    {
        var reset =
            !_isDirty ? SessionReset.None
            : _isTouched ? SessionReset.Settings
            : SessionReset.All;
        var settings = target
            .Script.Steps.Where(s => s.Number < step.Number)
            .SelectMany(s => s.Statements)
            .Where(s => run.Dialect.Classify(s).IsSessionSetting);
        return new()
        {
            Step = step,
            Fence = fence,
            Reset = reset,
            Settings = _isTouched && !_isDirty ? ValueList<SqlStatement>.Empty : settings.ToValueList(),
            LockTimeout =
                step.LockTimeout
                ?? (
                    step.Kind == StepKind.Alone && run.Dialect.WaitsHarmlessly(step.Statements[0])
                        ? TimeSpan.Zero
                        : run.Options.LockTimeout
                ),
            StatementTimeout = step.StatementTimeout ?? run.Options.StatementTimeout ?? TimeSpan.Zero,
            FenceTimeout = run.Options.Wait,
            NamesBlockers = _retries.WantsBlockers,
        };
    }

    /// <summary>The statements of a step have run: they may have left settings behind.</summary>
    public void MarkSession(MigrationStep step) =>
        _isDirty = step.Statements.Any(s => run.Dialect.Classify(s).MayChangeSession) || _isDirty && _isTouched;

    /// <summary>Runs until it succeeds, fails for good, or the attempts are used up.</summary>
    /// <exception cref="MigrationFailedException">
    /// It failed; the history says so where an earlier step stays.
    /// </exception>
    public async Task AttemptAsync(
        MigrationTarget target,
        MigrationStep step,
        Func<Task> attempt,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await _retries.RunAsync(target, step, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (StepFailedException e) when (e.Kind is DatabaseErrorKind.LockTimeout or DatabaseErrorKind.Transient)
        {
            throw StepFailures.StepLock(target, step, e, Entry, _retries.Attempt, log);
        }
        catch (StepFailedException e) when (e.Kind == DatabaseErrorKind.Forbidden && e.Statement is null)
        {
            throw RunFailures.HistoryForbidden(e, session.Target, log);
        }
        catch (StepFailedException e) when (e.Kind != DatabaseErrorKind.ConnectionLost)
        {
            throw await FailAsync(target, step, e).ConfigureAwait(false);
        }
        catch (InvalidMigrationException e)
        {
            await RecordFailureAsync(target, step, e.Message).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Writes the history row of the migration under way in a transaction of its own.</summary>
    public async Task WriteAsync(HistoryWrite write, CancellationToken cancellationToken)
    {
        await session.WriteHistoryAsync(write, cancellationToken).ConfigureAwait(false);
        Entry = write.Next;
    }

    /// <summary>A step has written this row in its own transaction.</summary>
    public void Advance(HistoryWrite written) => Entry = written.Next;

    /// <summary>Records the failure where there is a row, that is where something of the migration stays.</summary>
    async Task<MigrationFailedException> FailAsync(
        MigrationTarget target,
        MigrationStep step,
        StepFailedException error
    )
    {
        var message = SecretText.Redact(error.Message, error.Statement?.Sql);
        await RecordFailureAsync(target, step, message).ConfigureAwait(false);
        return StepFailures.Statement(target, step, error, Entry, log);
    }

    async Task RecordFailureAsync(MigrationTarget target, MigrationStep step, string message)
    {
        if (Entry is { State: MigrationState.Running or MigrationState.Failed })
            await WriteAsync(target.Fail(Entry, step, message, IsRetryable(step)), CancellationToken.None)
                .ConfigureAwait(false);
    }

    bool IsRetryable(MigrationStep step) => step.Kind == StepKind.Alone && run.Dialect.CanResume(step.Statements[0]);

    /// <summary>
    /// Before anything of the migration runs: stand-alone statements need a lock that keeps rivals out.
    /// </summary>
    void RefuseStandAlone(List<MigrationStep> steps)
    {
        foreach (var step in steps.Where(s => s.Kind == StepKind.Alone))
        {
            if (session.RefuseStandAlone(step.Statements[0]) is { } refusal)
                throw refusal;
        }
    }
}
