using System.Data.Common;

namespace Godwit;

/// <summary>Statements that may fail, within a savepoint of the transaction that is open.</summary>
static class ScratchStatements
{
    /// <summary>Runs statements, and takes back what they did where the server refuses one.</summary>
    /// <returns>The server's error, or null.</returns>
    public static async Task<DbException?> TryAsync(
        DbConnection connection,
        IEnumerable<string> statements,
        CancellationToken cancellationToken
    ) => (await TryQueryAsync<string>(connection, statements, null, cancellationToken).ConfigureAwait(false)).Error;

    /// <summary>Runs a query; no rows where the server refuses it.</summary>
    public static async Task<List<T>> TryQueryAsync<T>(
        DbConnection connection,
        string query,
        Func<DbDataReader, T> read,
        CancellationToken cancellationToken
    )
        where T : class =>
        (await TryQueryAsync(connection, [query], read, cancellationToken).ConfigureAwait(false)).Rows;

    // The savepoint goes with the statements in one round trip: there are thousands of them.
    static async Task<(List<T> Rows, DbException? Error)> TryQueryAsync<T>(
        DbConnection connection,
        IEnumerable<string> statements,
        Func<DbDataReader, T>? read,
        CancellationToken cancellationToken
    )
        where T : class
    {
        try
        {
            var batch = connection.StartBatch();
            await using var _ = batch.ConfigureAwait(false);
            batch.Add("SAVEPOINT godwit_try");
            foreach (var statement in statements)
                batch.Add(statement);
            batch.Add("RELEASE SAVEPOINT godwit_try");
            return (await ReadAsync(batch, read, cancellationToken).ConfigureAwait(false), null);
        }
        catch (DbException e) when (e.SqlState is not null && connection.State == System.Data.ConnectionState.Open)
        {
            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT godwit_try", cancellationToken).ConfigureAwait(false);
            return ([], e);
        }
    }

    static async Task<List<T>> ReadAsync<T>(
        DbBatch batch,
        Func<DbDataReader, T>? read,
        CancellationToken cancellationToken
    )
        where T : class
    {
        var rows = new List<T>();
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reader.ConfigureAwait(false);
        do
        {
            while (
                read is not null
                && reader.FieldCount > 0
                && await reader.ReadAsync(cancellationToken).ConfigureAwait(false)
            )
                rows.Add(read(reader));
        } while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false));
        return rows;
    }
}
