using System.Data.Common;

namespace Godwit;

/// <summary>
/// Migrations on one PostgreSQL connection, which holds the migration lock and does the work: when it breaks, both end.
/// Behind a transaction-pooling proxy there is no lock, and the history row alone keeps steps exactly-once.
/// </summary>
sealed class PostgreSqlSession : MigrationSession
{
    readonly PostgreSqlHistory _history;
    readonly PostgreSqlLock _lock;
    readonly PostgreSqlStandAlone _standAlone;
    readonly PostgreSqlCommands _commands;
    readonly PostgreSqlStepState _state;

    public PostgreSqlSession(DbConnection connection, PostgreSqlHistory history, SessionContext context)
        : base(connection, context)
    {
        _history = history;
        _lock = new(connection, history, context);
        _standAlone = new(connection, context);
        _commands = new(connection, history, _lock, context);
        _state = new(connection, history, _lock, _commands);
    }

    public override bool ExcludesRivals => _lock.IsHeld;

    public override string Target => PostgreSqlLock.Describe(Connection);

    public override string? AdviceFor(DbException error) =>
        error.SqlState is PostgreSqlErrors.UndefinedColumn
            ? HistoryTableException.ForeignAdvice(_history.OwnName)
            : null;

    public override async Task<ValueList<HistoryEntry>?> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await WithoutLimitAsync(
                    async () =>
                    {
                        await _history.ConnectAsync(Connection, cancellationToken).ConfigureAwait(false);
                        var rows = await _history.ReadAsync(Connection, cancellationToken).ConfigureAwait(false);
                        return rows.ToValueList();
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DbException e) when (e.SqlState == PostgreSqlErrors.UndefinedTable)
        {
            return null;
        }
        catch (DbException e) when (e.SqlState == PostgreSqlErrors.InsufficientPrivilege)
        {
            throw new DatabaseUnavailableException(
                RunErrors.Permission,
                $"The role may not read the migration history {_history.Name} on {Target}. Nothing was changed. "
                    + $"As its owner: GRANT SELECT ON {_history.Name} TO the role (and USAGE on its schema).",
                e
            )
            {
                SqlState = e.SqlState,
            };
        }
    }

    public override Task<TimeSpan> AcquireLockAsync(CancellationToken cancellationToken) =>
        _lock.AcquireAsync(cancellationToken);

    public override Task<bool> RequireEmptyAsync(CancellationToken cancellationToken) =>
        _history.RequireEmptyAsync(Connection, cancellationToken);

    public override Task EnsureHistoryAsync(CancellationToken cancellationToken) =>
        _commands.EnsureHistoryAsync(cancellationToken);

    public override Task RunTransactionAsync(StepRun run, CancellationToken cancellationToken) =>
        InTransactionAsync(
            run,
            batch =>
            {
                var parts = run.AllParts;
                for (var i = 0; i < parts.Count; i++)
                {
                    if (i > 0)
                        _state.AddBetween(batch, run, parts[i - 1]);
                    foreach (var statement in parts[i].Statements.SkipWhile(OpensTransaction))
                        batch.Add(statement);
                    _state.AddEnd(batch, run, parts[i]);
                }
            },
            cancellationToken
        );

    protected override Task WriteRowsAsync(ValueList<HistoryWrite> writes, CancellationToken cancellationToken) =>
        _commands.WriteAsync(writes, cancellationToken);

    public override Task DropHistoryAsync(CancellationToken cancellationToken) =>
        _commands.DropHistoryAsync(cancellationToken);

    public override GodwitException? RefuseStandAlone(SqlStatement statement) =>
        _lock.IsHeld ? null : PostgreSqlPooler.Refuse(statement);

    public override async Task<ResumeDecision> PrepareStandAloneAsync(
        StepRun run,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    )
    {
        await _state.PrepareAsync(run, cancellationToken).ConfigureAwait(false);
        return await _standAlone.PrepareAsync(run.Step.Statements[0], earlier, cancellationToken).ConfigureAwait(false);
    }

    public override async Task RunStandAloneAsync(StepRun run, CancellationToken cancellationToken)
    {
        await _state.LimitAsync(run, cancellationToken).ConfigureAwait(false);
        // Alone in its protocol message: with others it would be in an implicit transaction block.
        await _commands
            .ExecuteAsync(batch => batch.Add(run.Step.Statements[0]), cancellationToken, isAlone: true)
            .ConfigureAwait(false);
    }

    public override Task<ValueList<string>> ReadInvalidIndexesAsync(CancellationToken cancellationToken) =>
        _standAlone.ReadInvalidIndexesAsync(cancellationToken);

    public override Task DropIndexAsync(string index, CancellationToken cancellationToken) =>
        _standAlone.DropAsync(index, cancellationToken);

    public override async Task<BatchWalk> OpenBatchesAsync(
        StepRun run,
        StepProgress? progress,
        CancellationToken cancellationToken
    )
    {
        await _state.PrepareAsync(run, cancellationToken).ConfigureAwait(false);
        var plan = run.Step.Batches ?? throw new ArgumentException("The step has no batches.", nameof(run));
        return await PostgreSqlBatchTable
            .OpenWalkAsync(Connection, plan, progress, cancellationToken)
            .ConfigureAwait(false);
    }

    public override async Task<long> RunBatchAsync(StepRun run, BatchWindow window, CancellationToken cancellationToken)
    {
        var statement = run.Step.Statements[0];
        DbBatchCommand? execute = null;
        // PREPARE lets the server find the type of the bounds; the statement itself is sent as it was written.
        var name = $"godwit_{Guid.NewGuid():N}";
        await InTransactionAsync(
                run,
                batch =>
                {
                    batch.Add(statement, $"PREPARE {name} AS {statement.Sql}");
                    execute = batch.Add(
                        statement,
                        $"EXECUTE {name} ({PostgreSqlBatchTable.Literal(window.From)}, "
                            + $"{PostgreSqlBatchTable.Literal(window.To)})"
                    );
                    batch.Add($"DEALLOCATE {name}");
                    _state.AddEnd(batch, run, run.AllParts[0]);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Math.Max(execute?.RecordsAffected ?? 0, 0);
    }

    public override ValueTask DisposeAsync() => _lock.DisposeAsync();

    /// <summary>
    /// Nothing pending is one query, so that the limit which the role or the database sets is lifted only where it is
    /// too small for that query.
    /// </summary>
    async Task<T> WithoutLimitAsync<T>(Func<Task<T>> query, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (attempt > 0)
                    await Connection.ExecuteAsync("SET statement_timeout = 0", cancellationToken).ConfigureAwait(false);
                return await query().ConfigureAwait(false);
            }
            catch (DbException e)
                when (e.SqlState == PostgreSqlErrors.QueryCanceled
                    && attempt < Context.Options.Retries
                    && !cancellationToken.IsCancellationRequested
                )
            {
                // Once more, without it.
            }
        }
    }

    async Task InTransactionAsync(
        StepRun run,
        Action<PostgreSqlBatch> addStatements,
        CancellationToken cancellationToken
    )
    {
        await _state.BeforeAsync(run, cancellationToken).ConfigureAwait(false);
        var blockers = PostgreSqlBlockers.Watch(Context, _lock.ProcessId, run, cancellationToken);
        try
        {
            await _commands
                .WithHistoryAsync(batch => AddTransaction(batch, run, addStatements), cancellationToken)
                .ConfigureAwait(false);
            _state.Committed();
        }
        catch (StepFailedException e) when (e.Kind == DatabaseErrorKind.LockTimeout && blockers is not null)
        {
            var seen = await blockers.SeenAsync().ConfigureAwait(false);
            throw new StepFailedException(e.Kind, e.Message, e.Statement, e.Error) { Blockers = seen };
        }
        finally
        {
            if (blockers is not null)
                await blockers.DisposeAsync().ConfigureAwait(false);
        }
    }

    void AddTransaction(PostgreSqlBatch batch, StepRun run, Action<PostgreSqlBatch> addStatements)
    {
        PostgreSqlCommands.AddBegin(batch);
        foreach (var statement in run.Step.Statements.TakeWhile(OpensTransaction))
            batch.Add(statement.Sql);
        _state.AddReset(batch, run);
        foreach (var write in run.AllParts.Select(part => part.Fence).OfType<HistoryWrite>())
            _commands.AddFence(batch, write);
        _state.AddStart(batch, run);
        addStatements(batch);
        batch.AddCommit();
    }

    static bool OpensTransaction(SqlStatement statement) => PostgreSqlStatements.Classify(statement).OpensTransaction;
}
