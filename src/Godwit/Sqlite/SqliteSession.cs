using System.Data.Common;
using System.Diagnostics;

namespace Godwit;

/// <summary>
/// Migrations on one SQLite connection. The engine's write lock is the migration lock: each step takes it with
/// BEGIN IMMEDIATE and gives it back with COMMIT, so that nothing can be left behind by a killed process.
/// </summary>
sealed class SqliteSession(DbConnection connection, SqliteHistory history, SessionContext context)
    : MigrationSession(connection, context)
{
    readonly SqliteHistory _history = history;
    readonly SqliteCommands _commands = new(connection, context);
    readonly SqliteForeignKeys _foreignKeys = new(connection);
    SqliteConnectionSettings? _settings;

    public override bool ExcludesRivals => false;

    public override string Target => $"SQLite database '{Connection.DataSource}'";

    public override string? AdviceFor(DbException error) =>
        SqliteErrors.IsMissingColumn(error)
            ? HistoryTableException.ForeignAdvice(_history.OwnName)
            : SqliteErrors.AdviceFor(error);

    public override Task<ValueList<HistoryEntry>?> ReadHistoryAsync(CancellationToken cancellationToken) =>
        _history.ReadAsync(Connection, cancellationToken);

    public override async Task<TimeSpan> AcquireLockAsync(CancellationToken cancellationToken)
    {
        var waited = await _commands.BeginAsync(Target, cancellationToken).ConfigureAwait(false);
        try
        {
            await _commands.CheckWritableAsync(Target, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await _commands.RollbackAsync().ConfigureAwait(false);
        }
        _settings = await SqliteConnectionSettings.ReadAsync(Connection, cancellationToken).ConfigureAwait(false);
        return waited;
    }

    public override Task<bool> RequireEmptyAsync(CancellationToken cancellationToken) =>
        _history.RequireEmptyAsync(Connection, cancellationToken);

    public override Task EnsureHistoryAsync(CancellationToken cancellationToken) =>
        InTransactionAsync(() => _history.CreateAsync(Connection, cancellationToken), cancellationToken);

    public override async Task RunTransactionAsync(StepRun run, CancellationToken cancellationToken)
    {
        await ResetAsync(run, cancellationToken).ConfigureAwait(false);
        await using var foreignKeys = (
            await _foreignKeys.SuspendAsync(run, cancellationToken).ConfigureAwait(false)
        ).ConfigureAwait(false);
        var started = Stopwatch.GetTimestamp();
        await InTransactionAsync(
                async () =>
                {
                    await WriteFencesAsync(run, cancellationToken).ConfigureAwait(false);
                    await _foreignKeys.BeforeStepAsync(cancellationToken).ConfigureAwait(false);
                    foreach (var statement in run.Settings)
                        await _commands.RunAsync(statement, run, cancellationToken).ConfigureAwait(false);
                    foreach (var part in run.AllParts)
                        await RunAsync(part, run, started, cancellationToken).ConfigureAwait(false);
                    await _foreignKeys.BeforeCommitAsync(run, cancellationToken).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public override async Task<ResumeDecision> PrepareStandAloneAsync(
        StepRun run,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    )
    {
        await PrepareAsync(run, cancellationToken).ConfigureAwait(false);
        // What cannot run in a transaction here (VACUUM, ATTACH, some pragmas) does no harm when it runs twice.
        return ResumeDecision.Run;
    }

    public override Task RunStandAloneAsync(StepRun run, CancellationToken cancellationToken) =>
        _commands.RunAsync(run.Step.Statements[0], run, cancellationToken);

    protected override Task WriteRowsAsync(ValueList<HistoryWrite> writes, CancellationToken cancellationToken) =>
        InTransactionAsync(
            async () =>
            {
                foreach (var write in writes)
                    await WriteFenceAsync(write, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken
        );

    public override Task DropHistoryAsync(CancellationToken cancellationToken) =>
        InTransactionAsync(() => _history.DropAsync(Connection, cancellationToken), cancellationToken);

    public override async Task<BatchWalk> OpenBatchesAsync(
        StepRun run,
        StepProgress? progress,
        CancellationToken cancellationToken
    )
    {
        await PrepareAsync(run, cancellationToken).ConfigureAwait(false);
        return await SqliteBatchWalk.OpenAsync(Connection, run.Step, progress, cancellationToken).ConfigureAwait(false);
    }

    public override async Task<long> RunBatchAsync(StepRun run, BatchWindow window, CancellationToken cancellationToken)
    {
        var rows = 0;
        await InTransactionAsync(
                async () =>
                {
                    await WriteFencesAsync(run, cancellationToken).ConfigureAwait(false);
                    rows = await _commands
                        .RunAsync(
                            run.Step.Statements[0],
                            run,
                            cancellationToken,
                            SqliteBatchWalk.Value(window.From),
                            SqliteBatchWalk.Value(window.To)
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Math.Max(rows, 0);
    }

    public override async ValueTask DisposeAsync()
    {
        // A pooled connection goes back as it came: SQLite's driver does not reset it.
        if (_settings is not null && Connection.State == System.Data.ConnectionState.Open)
            await _settings.RestoreAsync(Connection, CancellationToken.None).ConfigureAwait(false);
    }

    async Task WriteFencesAsync(StepRun run, CancellationToken cancellationToken)
    {
        foreach (var write in run.AllParts.Select(part => part.Fence).OfType<HistoryWrite>())
            await WriteFenceAsync(write, cancellationToken).ConfigureAwait(false);
    }

    async Task RunAsync(StepPart part, StepRun run, long started, CancellationToken cancellationToken)
    {
        foreach (var statement in part.Statements)
            await _commands.RunAsync(statement, run, cancellationToken).ConfigureAwait(false);
        if (part.Fence?.Next.FinishedAt is not null)
            await FinishAsync(part.Fence, started, cancellationToken).ConfigureAwait(false);
    }

    async Task WriteFenceAsync(HistoryWrite write, CancellationToken cancellationToken)
    {
        if (!await _history.WriteAsync(Connection, write, cancellationToken).ConfigureAwait(false))
            throw new FenceLostException();
    }

    async Task FinishAsync(HistoryWrite fence, long started, CancellationToken cancellationToken)
    {
        var finished = fence.Next with
        {
            FinishedAt = Context.Options.TimeProvider.GetUtcNow(),
            DurationInMilliseconds =
                (fence.Next.DurationInMilliseconds ?? 0) + (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds,
        };
        if (!await _history.FinishAsync(Connection, fence.Then(finished), cancellationToken).ConfigureAwait(false))
            throw new FenceLostException();
    }

    async Task PrepareAsync(StepRun run, CancellationToken cancellationToken)
    {
        await ResetAsync(run, cancellationToken).ConfigureAwait(false);
        foreach (var statement in run.Settings)
            await _commands.RunAsync(statement, run, cancellationToken).ConfigureAwait(false);
    }

    async Task ResetAsync(StepRun run, CancellationToken cancellationToken)
    {
        if (run.Reset == SessionReset.All && _settings is not null)
            await _settings.RestoreAsync(Connection, cancellationToken).ConfigureAwait(false);
    }

    async Task InTransactionAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        _history.Abandoned();
        await _commands.BeginAsync(Target, cancellationToken).ConfigureAwait(false);
        try
        {
            await work().ConfigureAwait(false);
            await _commands.CommitAsync(cancellationToken).ConfigureAwait(false);
            _history.Committed();
        }
        catch
        {
            await _commands.RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }
}
