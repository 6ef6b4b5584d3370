using System.Data.Common;

namespace Godwit;

/// <summary>Statements that may fail, each within a savepoint of the transaction that is open.</summary>
static class ScratchStatements
{
    /// <summary>Runs, and takes back what was done where the server refuses.</summary>
    /// <returns>The result, or the server's error.</returns>
    public static async Task<(T? Result, DbException? Error)> TryAsync<T>(
        DbConnection connection,
        Func<Task<T>> run,
        CancellationToken cancellationToken
    )
    {
        await connection.ExecuteAsync("SAVEPOINT godwit_try", cancellationToken).ConfigureAwait(false);
        try
        {
            var result = await run().ConfigureAwait(false);
            await connection.ExecuteAsync("RELEASE SAVEPOINT godwit_try", cancellationToken).ConfigureAwait(false);
            return (result, null);
        }
        catch (DbException e) when (e.SqlState is not null && connection.State == System.Data.ConnectionState.Open)
        {
            await connection.ExecuteAsync("ROLLBACK TO SAVEPOINT godwit_try", cancellationToken).ConfigureAwait(false);
            return (default, e);
        }
    }
}
