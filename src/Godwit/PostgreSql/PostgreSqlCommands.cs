using System.Data;
using System.Data.Common;

namespace Godwit;

/// <summary>
/// Batches on the session's connection. Those with a fence create the history table where it is missing.
/// </summary>
sealed class PostgreSqlCommands(
    DbConnection connection,
    PostgreSqlHistory history,
    PostgreSqlLock migrationLock,
    SessionContext context
)
{
    // A migration may have left default_transaction_read_only on, and the fence is written before it is reset.
    const string Begin = "BEGIN READ WRITE";

    static readonly TimeSpan _firstPause = TimeSpan.FromMilliseconds(20);
    static readonly TimeSpan _longestPause = TimeSpan.FromSeconds(2);

    // Npgsql says which command of a batch failed only when asked for in the connection string.
    readonly bool _needsMarkers = !connection.ConnectionString.Contains(
        "Failed Batched Command=True",
        StringComparison.OrdinalIgnoreCase
    );

    bool _isHistoryMissing;
    bool _isCreationAdded;

    string Target => PostgreSqlLock.Describe(connection);

    /// <summary>Creates the history, or has the first fence create it.</summary>
    public async Task EnsureHistoryAsync(CancellationToken cancellationToken)
    {
        await history.PrepareCreationAsync(connection, cancellationToken).ConfigureAwait(false);
        if (migrationLock.IsHeld)
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
                await ExecuteAsync(AddCreate, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StepFailedException e)
                when (attempt < 10 && e.Error is not null && PostgreSqlErrors.IsCreationRace(e.Error))
            {
                await Task.Delay(20 * attempt, cancellationToken).ConfigureAwait(false);
            }
            catch (StepFailedException e) when (e.Kind == DatabaseErrorKind.Forbidden)
            {
                throw history.MayNotBeCreated(Target, e);
            }
        }
    }

    void AddCreate(PostgreSqlBatch batch)
    {
        batch.AddTimeouts(context.Options.LockTimeout, TimeSpan.Zero, isLocal: true);
        history.AddCreate(batch);
    }

    /// <summary>Opens a transaction.</summary>
    public static void AddBegin(PostgreSqlBatch batch) => batch.Add(Begin);

    /// <summary>Adds a fence, and the creation of the history where this batch has none yet.</summary>
    public void AddFence(PostgreSqlBatch batch, HistoryWrite write)
    {
        if (_isHistoryMissing && !_isCreationAdded)
            history.AddCreate(batch);
        _isCreationAdded = true;
        history.AddWrite(batch, write);
    }

    /// <summary>
    /// Writes history rows in a transaction of their own. A migration's timeouts may still be in force when it begins.
    /// </summary>
    public async Task WriteAsync(ValueList<HistoryWrite> writes, CancellationToken cancellationToken)
    {
        var pauses = new Pauses(_firstPause, _longestPause);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await WithHistoryAsync(batch => AddWrites(batch, writes), cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (StepFailedException e) when (attempt <= context.Options.Retries && e.MayPass)
            {
                await Task.Delay(pauses.Next(), context.Options.TimeProvider, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    void AddWrites(PostgreSqlBatch batch, ValueList<HistoryWrite> writes)
    {
        AddOwnTransaction(batch);
        foreach (var write in writes)
            AddFence(batch, write);
        batch.AddCommit();
    }

    void AddOwnTransaction(PostgreSqlBatch batch)
    {
        AddBegin(batch);
        migrationLock.AddSettings(batch);
        batch.AddTimeouts(context.Options.LockTimeout, TimeSpan.Zero, isLocal: true);
        batch.AddRoleReset();
    }

    /// <summary>Drops the history table, rows and all.</summary>
    public Task DropHistoryAsync(CancellationToken cancellationToken) =>
        ExecuteAsync(
            batch =>
            {
                AddOwnTransaction(batch);
                batch.Add($"DROP TABLE {history.OwnName}");
                batch.AddCommit();
            },
            cancellationToken
        );

    /// <summary>Runs a batch with a fence.</summary>
    public async Task WithHistoryAsync(Action<PostgreSqlBatch> fill, CancellationToken cancellationToken)
    {
        _isCreationAdded = false;
        history.Abandoned();
        try
        {
            await ExecuteAsync(fill, cancellationToken).ConfigureAwait(false);
            _isHistoryMissing &= !_isCreationAdded;
            history.Committed();
        }
        catch (StepFailedException e)
            when (_isHistoryMissing && e.Kind == DatabaseErrorKind.Forbidden && e.Statement is null)
        {
            throw history.MayNotBeCreated(Target, e);
        }
    }

    /// <summary>Runs a batch; whatever it has open when it fails is rolled back.</summary>
    public async Task ExecuteAsync(
        Action<PostgreSqlBatch> fill,
        CancellationToken cancellationToken,
        bool isAlone = false
    )
    {
        var batch = new PostgreSqlBatch(connection, _needsMarkers && !isAlone);
        await using var _ = batch.ConfigureAwait(false);
        fill(batch);
        try
        {
            await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
        }
        // Outside of a transaction the server would warn of it.
        catch when (!isAlone && !batch.HasEnded)
        {
            await RollbackAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Leaves a transaction that an error or a cancellation has aborted.</summary>
    async Task RollbackAsync()
    {
        if (connection.State != ConnectionState.Open)
            return;
        try
        {
            using var limit = new CancellationTokenSource(PostgreSqlLock.CleanUpLimit);
            await connection.ExecuteAsync("ROLLBACK", limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is DbException or OperationCanceledException)
        {
            // The connection is gone, and the transaction with it.
        }
    }
}
