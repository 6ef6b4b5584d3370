using System.Data.Common;

namespace Godwit;

/// <summary>Single commands with positional parameters <c>$1</c>, <c>$2</c> …, which both engines understand.</summary>
static class DbCommands
{
    public static async Task<int> ExecuteAsync(
        this DbConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params object?[] values
    )
    {
        var command = connection.CreateCommand(sql, values);
        await using var _ = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The rows as <paramref name="read"/> makes them.</summary>
    public static Task<List<T>> QueryAsync<T>(
        this DbConnection connection,
        string sql,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken,
        params object?[] values
    )
    {
        var rows = new List<T>();
        return ThenAsync(
            connection.ForEachRowAsync(sql, reader => rows.Add(read(reader)), values, cancellationToken),
            rows
        );
    }

    // The loop knows nothing of T: native code has an asynchronous method once for every value type that it is about.
    static async Task ForEachRowAsync(
        this DbConnection connection,
        string sql,
        Action<DbDataReader> add,
        object?[] values,
        CancellationToken cancellationToken
    )
    {
        var command = connection.CreateCommand(sql, values);
        await using var _ = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            add(reader);
    }

    static async Task<TResult> ThenAsync<TResult>(Task first, TResult result)
        where TResult : class
    {
        await first.ConfigureAwait(false);
        return result;
    }

    public static DbCommand CreateCommand(this DbConnection connection, string sql, params ReadOnlySpan<object?> values)
    {
        RequireOpen(connection);
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        // Npgsql takes `$1` as the first of its unnamed parameters; SQLite takes it as a name.
        var areNamed = !connection.CanCreateBatch;
        for (var i = 0; i < values.Length; i++)
            Bind(command.Parameters, command.CreateParameter(), areNamed ? $"${i + 1}" : null, values[i]);
        return command;
    }

    /// <summary>Commands that go to the server together, without a limit of the driver's.</summary>
    public static DbBatch StartBatch(this DbConnection connection)
    {
        RequireOpen(connection);
        var batch = connection.CreateBatch();
        batch.Timeout = 0;
        return batch;
    }

    /// <summary>Adds a command to a batch.</summary>
    public static DbBatchCommand Add(this DbBatch batch, string sql, params ReadOnlySpan<object?> values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var value in values)
            Bind(command.Parameters, command.CreateParameter(), null, value);
        batch.BatchCommands.Add(command);
        return command;
    }

    /// <summary>A connection that the driver has closed behind an earlier error is a lost one.</summary>
    /// <exception cref="StepFailedException">It is not open.</exception>
    public static void RequireOpen(DbConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
            throw new StepFailedException(DatabaseErrorKind.ConnectionLost, "The connection is closed.");
    }

    public static void Bind(DbParameterCollection parameters, DbParameter parameter, string? name, object? value)
    {
        if (name is not null)
            parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        parameters.Add(parameter);
    }

    public static string? GetStringOrNull(this DbDataReader reader, int ordinal) =>
        reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);
}
