using System.Diagnostics;

namespace Godwit;

/// <summary>
/// A backfill in windows: each is a transaction of its own whose first statement advances the progress in the history
/// row, so that no window is lost or run twice.
/// </summary>
sealed class BatchedStep(RunContext run, MigrationSession session, StepRunner runner)
{
    // A window is doubled when it took less than this share of the time asked for, and halved when it took more than
    // that.
    const double Short = 0.6;
    const double Long = 1.4;

    long _size;
    long _rows;

    public async Task RunAsync(MigrationTarget target, MigrationStep step, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var walk = await OpenAsync(target, step, cancellationToken).ConfigureAwait(false);
        _size = walk.FirstSize;
        while (!walk.IsFinished)
        {
            var elapsed = await RunWindowAsync(target, step, walk, cancellationToken).ConfigureAwait(false);
            run.Options.OnEvent?.Invoke(
                new MigrationEvent.BatchCompleted(target.Migration, step, _rows, walk.Fraction)
            );
            Resize(step.Batches!, elapsed); // a batched step has its plan
            if (!walk.IsFinished)
                await Task.Delay(elapsed * step.Batches!.Pause, run.Options.TimeProvider, cancellationToken)
                    .ConfigureAwait(false);
        }
        runner.MarkSession(step);
        await runner
            .WriteAsync(target.Advance(runner.Entry, step, Stopwatch.GetElapsedTime(started)), cancellationToken)
            .ConfigureAwait(false);
    }

    async Task<BatchWalk> OpenAsync(MigrationTarget target, MigrationStep step, CancellationToken cancellationToken)
    {
        var progress = StepProgress.Parse(runner.Entry?.Progress);
        if (progress is not { Kind: StepProgressKind.Batches } || progress.Step != step.Number)
            progress = null;
        var unchanged = new HistoryWrite(runner.Entry, runner.Entry ?? target.Progress(null, null).Next, false);
        var prepared = runner.Prepare(target, step, unchanged);
        BatchWalk? opened = null;
        await runner
            .AttemptAsync(
                target,
                step,
                async () =>
                    opened = await session
                        .OpenBatchesAsync(prepared, progress, cancellationToken)
                        .ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
        var walk = opened ?? throw new UnreachableException("A walk that could not be opened was an error.");
        // Frozen now: what is inserted later is the new version's business, and the walk comes to an end.
        if (progress is null || runner.Entry is not { State: MigrationState.Running })
            await runner
                .WriteAsync(target.Progress(runner.Entry, Position(step, walk.Next, walk.End)), cancellationToken)
                .ConfigureAwait(false);
        return walk;
    }

    async Task<TimeSpan> RunWindowAsync(
        MigrationTarget target,
        MigrationStep step,
        BatchWalk walk,
        CancellationToken cancellationToken
    )
    {
        var elapsed = TimeSpan.Zero;
        await runner
            .AttemptAsync(
                target,
                step,
                async () =>
                {
                    var window = await walk.NextWindowAsync(_size, cancellationToken).ConfigureAwait(false);
                    // The lock conflict that ends this attempt is less likely in a smaller window.
                    _size = Math.Max(1, _size / 2);
                    var fence = target.Progress(runner.Entry, Position(step, window.To, walk.End));
                    var prepared = runner.Prepare(target, step, fence);
                    // What earlier steps set, a role for instance, is for the statement and not for the row.
                    prepared = prepared with
                    {
                        Reset = prepared.Settings.Count > 0 ? SessionReset.Settings : SessionReset.None,
                    };
                    var started = Stopwatch.GetTimestamp();
                    _rows += await session.RunBatchAsync(prepared, window, cancellationToken).ConfigureAwait(false);
                    elapsed = Stopwatch.GetElapsedTime(started);
                    _size *= 2;
                    runner.Advance(fence);
                    walk.Advance(window);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return elapsed;
    }

    void Resize(BatchPlan plan, TimeSpan elapsed)
    {
        if (elapsed < plan.Each * Short)
            _size *= 2;
        else if (elapsed > plan.Each * Long)
            _size = Math.Max(1, _size / 2);
    }

    static StepProgress Position(MigrationStep step, string next, string end) =>
        new(step.Number, StepProgressKind.Batches, next, end);
}
