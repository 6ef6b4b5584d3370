using System.Data;
using System.Data.Common;

namespace Godwit;

/// <summary>
/// Migrations on one PostgreSQL connection, which holds the migration lock and does the work: when it breaks, both end.
/// Behind a transaction-pooling proxy there is no lock, and the history row alone keeps steps exactly-once.
/// </summary>
sealed class PostgreSqlSession(DbConnection connection, HistoryTable table, SessionContext context)
    : MigrationSession(connection, context)
{
    // A migration may have left default_transaction_read_only on, and the fence is written before it is reset.
    const string Begin = "BEGIN READ WRITE";

    readonly PostgreSqlHistory _history = new(table);
    readonly PostgreSqlLock _lock = new(connection, table, context);
    readonly PostgreSqlStandAlone _standAlone = new(connection, context);

    public override bool ExcludesRivals => _lock.IsHeld;

    public override string Target => PostgreSqlLock.Describe(Connection);

    public override async Task<ValueList<HistoryEntry>?> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            var rows = await Connection
                .QueryAsync(_history.SelectSql, PostgreSqlHistory.Read, cancellationToken)
                .ConfigureAwait(false);
            return rows.ToValueList();
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

    public override async Task EnsureHistoryAsync(CancellationToken cancellationToken)
    {
        // Without a lock, several starters may create the table at the same time: IF NOT EXISTS does not keep
        // them from colliding in the catalog, but the one that lost finds the table there when it tries again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (table.Schema is not null and not "public")
                    await Connection.ExecuteAsync(_history.CreateSchemaSql, cancellationToken).ConfigureAwait(false);
                await Connection.ExecuteAsync(_history.CreateSql, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (DbException e) when (attempt < 10 && PostgreSqlErrors.IsCreationRace(e))
            {
                await Task.Delay(20 * attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException e) when (e.SqlState == PostgreSqlErrors.InsufficientPrivilege)
            {
                throw new DatabaseUnavailableException(
                    RunErrors.Permission,
                    $"The role may not create the migration history {_history.Name} on {Target}: "
                        + $"{e.Data["MessageText"]}. "
                        + "Nothing was changed. Run migrations as a role that may create tables there, "
                        + "or name another table (`history`).",
                    e
                )
                {
                    SqlState = e.SqlState,
                };
            }
        }
    }

    public override Task RunTransactionAsync(StepRun run, CancellationToken cancellationToken) =>
        InTransactionAsync(
            run,
            batch =>
            {
                foreach (var statement in run.Step.Statements)
                    batch.Add(statement);
                if (run.Fence.Next.FinishedAt is null)
                    return;
                // The statements may have changed the role or the session user; the history is the runner's to write.
                if (run.Step.Statements.Any(s => PostgreSqlStatements.Classify(s).MayChangeSession))
                    batch.AddRoleReset();
                _history.AddFinish(batch, run.Fence.Next.Version);
            },
            cancellationToken
        );

    public override Task WriteHistoryAsync(HistoryWrite write, CancellationToken cancellationToken) =>
        ExecuteAsync(
            batch =>
            {
                batch.Add(Begin);
                batch.AddRoleReset();
                _history.AddWrite(batch, write);
                batch.Add("COMMIT");
            },
            cancellationToken
        );

    public override GodwitException? RefuseStandAlone(SqlStatement statement) =>
        _lock.IsHeld ? null : PostgreSqlPooler.Refuse(statement);

    public override async Task<ResumeDecision> PrepareStandAloneAsync(
        StepRun run,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    )
    {
        await PrepareSessionAsync(run, cancellationToken).ConfigureAwait(false);
        return await _standAlone.PrepareAsync(run.Step.Statements[0], earlier, cancellationToken).ConfigureAwait(false);
    }

    public override Task RunStandAloneAsync(StepRun run, CancellationToken cancellationToken) =>
        // Alone in its protocol message: with others it would be in an implicit transaction block.
        ExecuteAsync(batch => batch.Add(run.Step.Statements[0]), cancellationToken, hasMarkers: false);

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
        await PrepareSessionAsync(run, cancellationToken).ConfigureAwait(false);
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
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return Math.Max(execute?.RecordsAffected ?? 0, 0);
    }

    public override ValueTask DisposeAsync() => _lock.DisposeAsync();

    async Task InTransactionAsync(
        StepRun run,
        Action<PostgreSqlBatch> addStatements,
        CancellationToken cancellationToken
    )
    {
        var blockers = PostgreSqlBlockers.Watch(Context, _lock.ProcessId, run, cancellationToken);
        await using var _ = blockers.ConfigureAwait(false);
        try
        {
            await ExecuteAsync(
                    batch =>
                    {
                        batch.Add(Begin);
                        batch.AddReset(run.Reset, _lock);
                        if (!_lock.IsHeld)
                            batch.AddTimeouts(run.FenceTimeout, TimeSpan.Zero, isLocal: true);
                        _history.AddWrite(batch, run.Fence);
                        batch.AddTimeouts(run.LockTimeout, run.StatementTimeout, isLocal: true);
                        foreach (var statement in run.Settings)
                            batch.Add(statement);
                        addStatements(batch);
                        batch.Add("COMMIT");
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (StepFailedException e) when (e.Kind == DatabaseErrorKind.LockTimeout)
        {
            var seen = await blockers.SeenAsync().ConfigureAwait(false);
            throw new StepFailedException(e.Kind, e.Message, e.Statement, e.Error) { Blockers = seen };
        }
    }

    async Task ExecuteAsync(Action<PostgreSqlBatch> fill, CancellationToken cancellationToken, bool hasMarkers = true)
    {
        var batch = new PostgreSqlBatch(Connection, hasMarkers);
        await using var _ = batch.ConfigureAwait(false);
        fill(batch);
        try
        {
            await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    Task PrepareSessionAsync(StepRun run, CancellationToken cancellationToken) =>
        ExecuteAsync(
            batch =>
            {
                batch.AddReset(run.Reset, _lock);
                batch.AddTimeouts(run.LockTimeout, run.StatementTimeout, isLocal: false);
                foreach (var statement in run.Settings)
                    batch.Add(statement);
            },
            cancellationToken
        );

    /// <summary>
    /// Leaves a transaction that an error or a cancellation has aborted; outside of one the server only warns.
    /// </summary>
    async Task RollbackAsync()
    {
        if (Connection.State != ConnectionState.Open)
            return;
        try
        {
            using var limit = new CancellationTokenSource(PostgreSqlLock.CleanUpLimit);
            await Connection.ExecuteAsync("ROLLBACK", limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            // The connection is gone, and the transaction with it.
        }
    }
}
