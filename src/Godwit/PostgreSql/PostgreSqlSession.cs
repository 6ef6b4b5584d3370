using System.Data;
using System.Data.Common;

namespace Godwit;

/// <summary>
/// Migrations on one PostgreSQL connection, which holds the migration lock and does the work: when it breaks, both end.
/// Behind a transaction-pooling proxy there is no lock, and the history row alone keeps steps exactly-once.
/// </summary>
sealed class PostgreSqlSession(DbConnection connection, PostgreSqlHistory history, SessionContext context)
    : MigrationSession(connection, context)
{
    // A migration may have left default_transaction_read_only on, and the fence is written before it is reset.
    const string Begin = "BEGIN READ WRITE";

    readonly PostgreSqlHistory _history = history;
    readonly PostgreSqlLock _lock = new(connection, history, context);
    readonly PostgreSqlStandAlone _standAlone = new(connection, context);
    readonly PostgreSqlLimits _limits = new();

    // Npgsql says which command of a batch failed only when asked for in the connection string.
    readonly bool _needsMarkers = !connection.ConnectionString.Contains(
        "Failed Batched Command=True",
        StringComparison.OrdinalIgnoreCase
    );

    bool _isHistoryMissing;
    bool _isCreationAdded;
    bool _mayHavePrepared;

    public override bool ExcludesRivals => _lock.IsHeld;

    public override string Target => PostgreSqlLock.Describe(Connection);

    public override async Task<ValueList<HistoryEntry>?> ReadHistoryAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _history.ConnectAsync(Connection, cancellationToken).ConfigureAwait(false);
            var rows = await _history.ReadAsync(Connection, cancellationToken).ConfigureAwait(false);
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

    public override Task<bool> RequireEmptyAsync(CancellationToken cancellationToken) =>
        _history.RequireEmptyAsync(Connection, cancellationToken);

    public override async Task EnsureHistoryAsync(CancellationToken cancellationToken)
    {
        await _history.PrepareCreationAsync(Connection, cancellationToken).ConfigureAwait(false);
        if (_lock.IsHeld)
        {
            // Nobody else creates it now, so the transaction that writes its first row can: a migration that fails
            // leaves not even the table.
            _isHistoryMissing = true;
            return;
        }
        // Without a lock, several starters may create the table at the same time: IF NOT EXISTS does not keep
        // them from colliding in the catalog, but the one that lost finds the table there when it tries again.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync(batch => _history.AddCreate(batch), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StepFailedException e)
                when (attempt < 10 && e.Error is not null && PostgreSqlErrors.IsCreationRace(e.Error))
            {
                await Task.Delay(20 * attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (StepFailedException e) when (e.Kind == DatabaseErrorKind.Forbidden)
            {
                throw _history.MayNotBeCreated(Target, e);
            }
        }
    }

    public override Task RunTransactionAsync(StepRun run, CancellationToken cancellationToken) =>
        InTransactionAsync(
            run,
            batch =>
            {
                var parts = run.AllParts;
                for (var i = 0; i < parts.Count; i++)
                {
                    if (i > 0 && MayChangeSession(parts[i - 1]))
                        AddStateBetween(batch, run);
                    AddPart(batch, parts[i]);
                }
            },
            cancellationToken
        );

    public override Task WriteHistoryAsync(HistoryWrite write, CancellationToken cancellationToken) =>
        WithHistoryAsync(
            batch =>
            {
                batch.Add(Begin);
                batch.AddRoleReset();
                AddFence(batch, write);
                batch.AddCommit();
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
        ExecuteAsync(batch => batch.Add(run.Step.Statements[0]), cancellationToken, isAlone: true);

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
        if (run.Reset == SessionReset.All && _mayHavePrepared)
            await DeallocateAsync(cancellationToken).ConfigureAwait(false);
        _mayHavePrepared |= run.Step.Statements.Any(PostgreSqlStatements.MayPrepare);
        var blockers = PostgreSqlBlockers.Watch(Context, _lock.ProcessId, run, cancellationToken);
        try
        {
            await WithHistoryAsync(
                    batch =>
                    {
                        batch.Add(Begin);
                        foreach (var statement in run.Step.Statements.TakeWhile(OpensTransaction))
                            batch.Add(statement.Sql);
                        batch.AddReset(run.Reset, _lock);
                        if (!_lock.IsHeld)
                            batch.AddTimeouts(run.FenceTimeout, TimeSpan.Zero, isLocal: true);
                        foreach (var write in run.AllParts.Select(part => part.Fence).OfType<HistoryWrite>())
                            AddFence(batch, write);
                        _limits.Add(batch, run, _lock.IsHeld);
                        _history.AddSettings(batch);
                        foreach (var statement in run.Settings)
                            batch.Add(statement);
                        addStatements(batch);
                        batch.AddCommit();
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            _limits.Committed();
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

    void AddPart(PostgreSqlBatch batch, StepPart part)
    {
        foreach (var statement in part.Statements.SkipWhile(OpensTransaction))
            batch.Add(statement);
        if (part.Fence?.Next.FinishedAt is null)
            return;
        // The statements may have changed the role or the session user; the history is the runner's to write.
        if (MayChangeSession(part))
            batch.AddRoleReset();
        _history.AddFinish(batch, part.Fence);
    }

    /// <summary>The next migration of the same transaction begins with the session as it was, too.</summary>
    void AddStateBetween(PostgreSqlBatch batch, StepRun run)
    {
        batch.AddReset(SessionReset.Settings, _lock);
        PostgreSqlLimits.AddAgain(batch, run, _lock.IsHeld);
        _history.AddSettings(batch);
    }

    static bool MayChangeSession(StepPart part) =>
        part.Statements.Any(s => PostgreSqlStatements.Classify(s).MayChangeSession);

    static bool OpensTransaction(SqlStatement statement) => PostgreSqlStatements.Classify(statement).OpensTransaction;

    void AddFence(PostgreSqlBatch batch, HistoryWrite write)
    {
        if (_isHistoryMissing && !_isCreationAdded)
            _history.AddCreate(batch);
        _isCreationAdded = true;
        _history.AddWrite(batch, write);
    }

    /// <summary>Runs a batch with a fence, which creates the history where it is missing.</summary>
    async Task WithHistoryAsync(Action<PostgreSqlBatch> fill, CancellationToken cancellationToken)
    {
        _isCreationAdded = false;
        _history.Abandoned();
        try
        {
            await ExecuteAsync(fill, cancellationToken).ConfigureAwait(false);
            _isHistoryMissing &= !_isCreationAdded;
            _history.Committed();
        }
        catch (StepFailedException e)
            when (_isHistoryMissing && e.Kind == DatabaseErrorKind.Forbidden && e.Statement is null)
        {
            throw _history.MayNotBeCreated(Target, e);
        }
    }

    /// <summary>
    /// Forgets what an earlier migration PREPAREd. DEALLOCATE ALL would also take the driver's own statements away.
    /// </summary>
    async Task DeallocateAsync(CancellationToken cancellationToken)
    {
        var names = await Connection
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
            await ExecuteAsync(
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

    async Task ExecuteAsync(Action<PostgreSqlBatch> fill, CancellationToken cancellationToken, bool isAlone = false)
    {
        var batch = new PostgreSqlBatch(Connection, _needsMarkers && !isAlone);
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

    async Task PrepareSessionAsync(StepRun run, CancellationToken cancellationToken)
    {
        if (run.Reset == SessionReset.All && _mayHavePrepared)
            await DeallocateAsync(cancellationToken).ConfigureAwait(false);
        _mayHavePrepared |= run.Step.Statements.Any(PostgreSqlStatements.MayPrepare);
        _limits.Forget();
        await ExecuteAsync(
                batch =>
                {
                    batch.AddReset(run.Reset, _lock);
                    batch.AddTimeouts(run.LockTimeout, run.StatementTimeout, isLocal: false);
                    _history.AddSettings(batch);
                    foreach (var statement in run.Settings)
                        batch.Add(statement);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

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
