using System.Data.Common;

namespace Godwit;

/// <summary>Runs a step again after what may pass: lock timeouts, deadlocks, serialization failures.</summary>
sealed class StepRetries(RunContext run, MigrationSession session)
{
    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(10);

    /// <summary>The number of the attempt under way, from 1.</summary>
    public int Attempt { get; private set; }

    /// <summary>After an attempt in vain, and in the last one, it is of interest who holds the locks.</summary>
    public bool WantsBlockers => Attempt > 1 || Attempt > run.Options.Retries;

    /// <summary>Runs until it succeeds, fails for good, or the attempts are used up.</summary>
    /// <exception cref="StepFailedException">It failed for good, or once too often.</exception>
    public async Task RunAsync(
        MigrationTarget target,
        MigrationStep step,
        Func<Task> attempt,
        CancellationToken cancellationToken
    )
    {
        var pauses = new Pauses(_firstPause, _longestPause);
        for (Attempt = 1; ; Attempt++)
        {
            try
            {
                await TryAsync(attempt).ConfigureAwait(false);
                return;
            }
            catch (StepFailedException e) when (e.MayPass && Attempt <= run.Options.Retries)
            {
                await PauseAsync(target, step, e, pauses.Next(), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    async Task PauseAsync(
        MigrationTarget target,
        MigrationStep step,
        StepFailedException error,
        TimeSpan delay,
        CancellationToken cancellationToken
    )
    {
        run.Options.OnEvent?.Invoke(
            new MigrationEvent.StepRetrying(
                target.Migration,
                step,
                Attempt,
                run.Options.Retries + 1,
                delay,
                error.Message,
                error.Blockers
            )
        );
        await Task.Delay(delay, run.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
        run.Options.OnEvent?.Invoke(new MigrationEvent.StepStarted(target.Migration, step, Attempt + 1));
    }

    /// <summary>Godwit's own queries for a step wait for locks too, and fail like it.</summary>
    async Task TryAsync(Func<Task> attempt)
    {
        try
        {
            await attempt().ConfigureAwait(false);
        }
        catch (DbException e)
        {
            var kind = run.Dialect.ClassifyError(e, session.Connection);
            throw new StepFailedException(kind, e.Words, null, e);
        }
    }
}
