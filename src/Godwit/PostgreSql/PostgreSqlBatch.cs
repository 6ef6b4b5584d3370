using System.Data.Common;

namespace Godwit;

/// <summary>
/// Commands that go to the server in one round trip. The driver must be given a batch: a command with several
/// statements is split by the driver at semicolons, which breaks <c>BEGIN ATOMIC</c> bodies.
/// </summary>
sealed class PostgreSqlBatch : IAsyncDisposable
{
    /// <summary>The name of the column by which Godwit's own commands say how far the batch has come.</summary>
    public const string MarkerColumn = "godwit_statement";

    readonly DbConnection _connection;
    readonly DbBatch _batch;
    readonly bool _hasMarkers;
    readonly List<(DbBatchCommand Command, SqlStatement Statement)> _statements = [];
    readonly List<DbBatchCommand> _fences = [];
    DbBatchCommand? _commit;
    bool _mayLoseFence;
    bool _isMarked = true;

    /// <param name="connection">An open connection.</param>
    /// <param name="hasMarkers">
    /// Says which statement failed even where the driver does not; not for a statement that must be alone.
    /// </param>
    public PostgreSqlBatch(DbConnection connection, bool hasMarkers)
    {
        _connection = connection;
        _batch = connection.StartBatch();
        _hasMarkers = hasMarkers;
    }

    /// <summary>COMMIT itself failed, which ends the transaction as ROLLBACK does.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The last <see cref="MarkerColumn"/> that arrived.</summary>
    public int Marked { get; private set; }

    /// <summary>Adds one of Godwit's own commands.</summary>
    public DbBatchCommand Add(string sql, params ReadOnlySpan<object?> values) => _batch.Add(sql, values);

    /// <summary>
    /// Adds the write of a history row, which returns 0 as <see cref="MarkerColumn"/>; the transaction must be open.
    /// </summary>
    public void AddFence(string sql, params ReadOnlySpan<object?> values)
    {
        MarkLast();
        _fences.Add(Add(sql, values));
        _mayLoseFence = true;
    }

    /// <summary>Adds a change of history rows that must change exactly one; INSERT, UPDATE or DELETE.</summary>
    public void AddFenceOfOne(string sql, params ReadOnlySpan<object?> values) =>
        AddCountedFence(sql, "OPERATOR(pg_catalog.=) 1", values);

    /// <summary>The same where several rows may change, but not none.</summary>
    public void AddFenceOfAny(string sql, params ReadOnlySpan<object?> values) =>
        AddCountedFence(sql, "OPERATOR(pg_catalog.>) 0", values);

    // Where the rows are not as expected, the cast of the sentence to an integer raises 22P02, which ends the
    // transaction before the step has done anything.
    void AddCountedFence(string sql, string expected, ReadOnlySpan<object?> values) =>
        AddFence(
            $"""
            WITH changed AS (
                {sql}
                RETURNING 1
            )
            SELECT (
                CASE WHEN pg_catalog.count(*) {expected}
                    THEN '0'
                    ELSE 'another run changed this row of the migration history'
                END
            )::pg_catalog.int4 AS {MarkerColumn}
            FROM changed
            """,
            values
        );

    /// <summary>
    /// Adds the end of the bookkeeping. Its row says that the last statement has run, where the statement cannot have
    /// made it fail.
    /// </summary>
    public void AddFinish(Func<int, string> sql, params ReadOnlySpan<object?> values)
    {
        if (_statements is [.., var (_, last)] && PostgreSqlStatements.Classify(last).MayChangeSession)
            MarkLast();
        Add(sql(_statements.Count), values);
        _isMarked = true;
    }

    /// <summary>Adds COMMIT.</summary>
    public void AddCommit()
    {
        MarkLast();
        _commit = Add("COMMIT");
    }

    /// <summary>Adds a statement of the user's.</summary>
    public DbBatchCommand Add(SqlStatement statement) => Add(statement, statement.Sql);

    /// <summary>Adds a statement of the user's in the form in which it is sent.</summary>
    public DbBatchCommand Add(SqlStatement statement, string sql)
    {
        MarkLast();
        var command = Add(sql);
        _statements.Add((command, statement));
        _isMarked = false;
        return command;
    }

    /// <summary>Sends everything and waits for the end.</summary>
    /// <exception cref="FenceLostException">The history row was not as expected.</exception>
    /// <exception cref="StepFailedException">A command failed.</exception>
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        try
        {
            var reader = await _batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = reader.ConfigureAwait(false);
            do
            {
                if (reader.FieldCount == 1 && reader.GetName(0) == MarkerColumn)
                    await ReadMarkerAsync(reader, cancellationToken).ConfigureAwait(false);
            } while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (DbException e)
        {
            HasEnded = _commit is not null && ReferenceEquals(e.BatchCommand, _commit);
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(e);
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    async Task ReadMarkerAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            return;
        Marked = reader.GetInt32(0);
        _mayLoseFence = false;
    }

    /// <summary>
    /// Between two statements, and behind the last: without it nobody would know which of them failed.
    /// </summary>
    public void MarkLast()
    {
        if (_hasMarkers && !_isMarked)
            Add($"SELECT {_statements.Count}::pg_catalog.int4 AS {MarkerColumn}");
        _isMarked = true;
    }

    Exception Translate(DbException error)
    {
        var failed = error.BatchCommand;
        var isFence = failed is not null ? _fences.Contains(failed) : _mayLoseFence;
        if (isFence && error.SqlState is PostgreSqlErrors.UniqueViolation or PostgreSqlErrors.InvalidTextRepresentation)
            return new FenceLostException();
        var index = failed is not null
            ? _statements.FindIndex(s => ReferenceEquals(s.Command, failed))
            : StatementByMarker();
        return new StepFailedException(
            PostgreSqlErrors.Classify(error, _connection),
            error.Words,
            index >= 0 ? _statements[index].Statement : null,
            error
        );
    }

    /// <summary>
    /// The statement behind the last marker that arrived; none while the fence is not passed, or all are done.
    /// </summary>
    int StatementByMarker() => _mayLoseFence || Marked >= _statements.Count ? -1 : Marked;
}
