using System.Diagnostics;

namespace Godwit;

/// <summary>
/// A statement that cannot run in a transaction: its intent is recorded before and its end after, so that the next run
/// knows that it was begun, and the engine looks at what became of it.
/// </summary>
sealed class StandAloneStep(RunContext run, MigrationSession session, StepRunner runner)
{
    EarlierAttempt _earlier;

    public async Task RunAsync(MigrationTarget target, MigrationStep step, CancellationToken cancellationToken)
    {
        var statement = step.Statements[0];
        _earlier = Earlier(step);
        if (_earlier == EarlierAttempt.Unknown && !run.Dialect.CanResume(statement))
            throw StepFailures.UnknownOutcome(target, step, runner.Entry);
        if (runner.Entry is not { State: MigrationState.Running } || _earlier != EarlierAttempt.Unknown)
            await runner
                .WriteAsync(
                    target.Progress(runner.Entry, new(step.Number, StepProgressKind.Started)),
                    cancellationToken
                )
                .ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        var prepared = runner.Prepare(target, step, new(runner.Entry, runner.Entry!, false)); // written above, or read
        await runner
            .AttemptAsync(target, step, () => AttemptAsync(target, prepared, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        runner.MarkSession(step);
        await runner
            .WriteAsync(target.Advance(runner.Entry, step, Stopwatch.GetElapsedTime(started)), cancellationToken)
            .ConfigureAwait(false);
    }

    EarlierAttempt Earlier(MigrationStep step) =>
        StepProgress.Parse(runner.Entry?.Progress) is not { } progress || progress.Step != step.Number
            ? EarlierAttempt.None
        : progress.Kind == StepProgressKind.Started ? EarlierAttempt.Unknown
        : EarlierAttempt.Failed;

    async Task AttemptAsync(MigrationTarget target, StepRun prepared, CancellationToken cancellationToken)
    {
        try
        {
            var decision = await session
                .PrepareStandAloneAsync(prepared, _earlier, cancellationToken)
                .ConfigureAwait(false);
            _earlier = EarlierAttempt.Failed; // should there be another attempt in this run
            if (decision == ResumeDecision.Run)
                await session.RunStandAloneAsync(prepared, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await RecordCancellationAsync(target, prepared.Step).ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The server has confirmed that the statement was rolled back, so the next run may run it.</summary>
    async Task RecordCancellationAsync(MigrationTarget target, MigrationStep step)
    {
        if (!session.IsOpen)
            return;
        var progress =
            run.Dialect.CanResume(step.Statements[0]) ? new StepProgress(step.Number, StepProgressKind.Retryable)
            : target.IsUndo ? new StepProgress(step.Number - 1, StepProgressKind.Done)
            : null;
        await runner.WriteAsync(target.Progress(runner.Entry, progress), CancellationToken.None).ConfigureAwait(false);
    }
}
