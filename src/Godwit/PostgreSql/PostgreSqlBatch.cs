using System.Data.Common;

namespace Godwit;

/// <summary>
/// Commands that go to the server in one round trip. The driver must be given a batch: a command with several
/// statements
/// is split by the driver at semicolons, which breaks <c>BEGIN ATOMIC</c> bodies.
/// </summary>
sealed class PostgreSqlBatch : IAsyncDisposable
{
    const string MarkerColumn = "godwit_statement";

    readonly DbConnection _connection;
    readonly DbBatch _batch;
    readonly bool _hasMarkers;
    readonly List<(DbBatchCommand Command, SqlStatement Statement)> _statements = [];
    DbBatchCommand? _fence;
    int _marked;
    bool _mayLoseFence;

    /// <param name="connection">An open connection.</param>
    /// <param name="hasMarkers">
    /// Says which statement failed even where the driver does not; not for a statement that must be alone.
    /// </param>
    public PostgreSqlBatch(DbConnection connection, bool hasMarkers)
    {
        DbCommands.RequireOpen(connection);
        _connection = connection;
        _batch = connection.CreateBatch();
        _batch.Timeout = 0;
        // Npgsql says which command of a batch failed only when asked for in the connection string.
        _hasMarkers =
            hasMarkers
            && !connection.ConnectionString.Contains("Failed Batched Command=True", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Adds one of Godwit's own commands.</summary>
    public DbBatchCommand Add(string sql, params ReadOnlySpan<object?> values)
    {
        var command = _batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var value in values)
            DbCommands.Bind(command.Parameters, command.CreateParameter(), null, value);
        _batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>Adds the write of a history row; the transaction must be open.</summary>
    public void AddFence(string sql, params ReadOnlySpan<object?> values)
    {
        _fence = Add(sql, values);
        _mayLoseFence = true;
        if (_hasMarkers)
            AddMarker(0);
    }

    /// <summary>Adds a statement of the user's.</summary>
    public DbBatchCommand Add(SqlStatement statement) => Add(statement, statement.Sql);

    /// <summary>Adds a statement of the user's in the form in which it is sent.</summary>
    public DbBatchCommand Add(SqlStatement statement, string sql)
    {
        var command = Add(sql);
        _statements.Add((command, statement));
        if (_hasMarkers)
            AddMarker(_statements.Count);
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
                if (_hasMarkers && reader.FieldCount == 1 && reader.GetName(0) == MarkerColumn)
                    await ReadMarkerAsync(reader, cancellationToken).ConfigureAwait(false);
            } while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (DbException e)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Translate(e);
        }
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    async Task ReadMarkerAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            return;
        _marked = reader.GetInt32(0);
        _mayLoseFence = false;
    }

    void AddMarker(int statements) => Add($"SELECT {statements}::pg_catalog.int4 AS {MarkerColumn}");

    Exception Translate(DbException error)
    {
        var failed = error.BatchCommand;
        var isFence = failed is not null ? ReferenceEquals(failed, _fence) : _mayLoseFence;
        if (isFence && error.SqlState is PostgreSqlErrors.UniqueViolation or PostgreSqlErrors.InvalidTextRepresentation)
            return new FenceLostException();
        var index = failed is not null
            ? _statements.FindIndex(s => ReferenceEquals(s.Command, failed))
            : StatementByMarker();
        return new StepFailedException(
            PostgreSqlErrors.Classify(error, _connection),
            error.Data["MessageText"] as string ?? error.Message,
            index >= 0 ? _statements[index].Statement : null,
            error
        );
    }

    /// <summary>
    /// The statement behind the last marker that arrived; none while the fence is not passed, or all are done.
    /// </summary>
    int StatementByMarker() => _mayLoseFence || _marked >= _statements.Count ? -1 : _marked;
}
