using System.Data.Common;

namespace Godwit;

/// <summary>
/// One connection on which migrations are read and run. The engine supplies how; the order of things is the flow's.
/// Disposing it releases the migration lock; the connection stays its opener's.
/// </summary>
abstract class MigrationSession(DbConnection connection, SessionContext context) : IAsyncDisposable
{
    /// <summary>The connection; its opener closes it.</summary>
    public DbConnection Connection { get; } = connection;

    protected SessionContext Context { get; } = context;

    /// <summary>False where rivals run beside this run and only the history row keeps steps exactly-once.</summary>
    public abstract bool ExcludesRivals { get; }

    /// <summary>False once the connection is lost.</summary>
    public bool IsOpen => Connection.State == System.Data.ConnectionState.Open;

    /// <summary>Host or file, database and user, without secrets: for messages.</summary>
    public abstract string Target { get; }

    /// <summary>What to do where one of Godwit's own queries failed; absent: the server's words say enough.</summary>
    public virtual string? AdviceFor(DbException error) => null;

    /// <summary>All rows, unordered, with one SELECT; <see langword="null"/> where the table does not exist.</summary>
    public abstract Task<ValueList<HistoryEntry>?> ReadHistoryAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits for the migration lock where the engine has one, and finds out whether the database can be written.
    /// </summary>
    /// <returns>How long it waited.</returns>
    public abstract Task<TimeSpan> AcquireLockAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Where there is no history: whether the database may be one that has the migrations already. Godwit's own layout
    /// does not ask.
    /// </summary>
    /// <returns>Whether what is there is recorded as the beginning, as the layout is configured.</returns>
    /// <exception cref="HistoryTableException">It may.</exception>
    public abstract Task<bool> RequireEmptyAsync(CancellationToken cancellationToken);

    /// <summary>Creates the history table unless it is there.</summary>
    public abstract Task EnsureHistoryAsync(CancellationToken cancellationToken);

    /// <summary>Runs fence, statements and COMMIT as one transaction.</summary>
    /// <exception cref="StepFailedException">The transaction was rolled back, or the connection was lost.</exception>
    /// <exception cref="FenceLostException">Another run was faster.</exception>
    public abstract Task RunTransactionAsync(StepRun run, CancellationToken cancellationToken);

    /// <summary>Says why a stand-alone statement cannot be run here; <see langword="null"/> when it can.</summary>
    public virtual GodwitException? RefuseStandAlone(SqlStatement statement) => null;

    /// <summary>
    /// Before a stand-alone statement: puts the session into the state that the step starts from, and clears away what
    /// an earlier, failed attempt left. <see cref="ResumeDecision.Done"/> where the attempt turns out to have
    /// succeeded.
    /// </summary>
    /// <param name="run">The step.</param>
    /// <param name="earlier">What is known of an attempt before this one.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public abstract Task<ResumeDecision> PrepareStandAloneAsync(
        StepRun run,
        EarlierAttempt earlier,
        CancellationToken cancellationToken
    );

    /// <summary>Runs the prepared statement outside any transaction.</summary>
    public abstract Task RunStandAloneAsync(StepRun run, CancellationToken cancellationToken);

    /// <summary>Writes history rows in a transaction of their own: all or none.</summary>
    public Task WriteHistoryRowsAsync(ValueList<HistoryWrite> writes, CancellationToken cancellationToken) =>
        writes.Count == 0 ? Task.CompletedTask : WriteRowsAsync(writes, cancellationToken);

    /// <summary>Writes one or more history rows, as <see cref="WriteHistoryRowsAsync"/> says.</summary>
    protected abstract Task WriteRowsAsync(ValueList<HistoryWrite> writes, CancellationToken cancellationToken);

    /// <summary>Writes a history row in a transaction of its own.</summary>
    public Task WriteHistoryAsync(HistoryWrite write, CancellationToken cancellationToken) =>
        WriteHistoryRowsAsync(ValueList.Create<HistoryWrite>([write]), cancellationToken);

    /// <summary>Drops the history table, rows and all.</summary>
    public abstract Task DropHistoryAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Puts the session into the state that the step starts from, and finds the windows that it has still to walk.
    /// </summary>
    /// <param name="run">The step; it has a <see cref="BatchPlan"/>.</param>
    /// <param name="progress">Where an earlier run stopped; absent: the bounds are taken now.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="InvalidMigrationException">The table or key cannot be walked.</exception>
    public abstract Task<BatchWalk> OpenBatchesAsync(
        StepRun run,
        StepProgress? progress,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Runs one window of a batched step: fence, the statement with its two bounds, COMMIT. The session is as it was
    /// opened.
    /// </summary>
    /// <returns>Rows the statement changed.</returns>
    public abstract Task<long> RunBatchAsync(StepRun run, BatchWindow window, CancellationToken cancellationToken);

    /// <summary>
    /// Indexes that a failed or killed CREATE INDEX CONCURRENTLY left invalid, and that nobody builds now; qualified
    /// and quoted.
    /// </summary>
    public virtual Task<ValueList<string>> ReadInvalidIndexesAsync(CancellationToken cancellationToken) =>
        Task.FromResult(ValueList<string>.Empty);

    /// <summary>Drops one of <see cref="ReadInvalidIndexesAsync"/>.</summary>
    public virtual Task DropIndexAsync(string index, CancellationToken cancellationToken) =>
        throw new NotSupportedException("This engine leaves no invalid indexes.");

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>What is known of an attempt at a stand-alone statement before this one.</summary>
enum EarlierAttempt
{
    /// <summary>There was none.</summary>
    None,

    /// <summary>
    /// The server said that it failed; it may have left something behind, but what is complete is not its work.
    /// </summary>
    Failed,

    /// <summary>It was begun, and nobody saw its end: it may have succeeded.</summary>
    Unknown,
}

/// <summary>What a stand-alone statement that an earlier run began needs.</summary>
enum ResumeDecision
{
    /// <summary>Run it.</summary>
    Run,

    /// <summary>It was finished; only the history does not say so yet.</summary>
    Done,
}
