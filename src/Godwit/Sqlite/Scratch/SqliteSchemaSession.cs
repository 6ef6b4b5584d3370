using System.Data.Common;

namespace Godwit;

/// <summary>Runs the statements of a schema in as few transactions as SQLite allows.</summary>
sealed class SqliteSchemaSession(DbConnection connection, SqliteConnectionSettings settings) : SchemaSession
{
    const int Error = 1;

    public static async Task<SqliteSchemaSession> OpenAsync(
        DbDataSource dataSource,
        CancellationToken cancellationToken
    )
    {
        var connection = await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var settings = await SqliteConnectionSettings
                .ReadAsync(connection, cancellationToken)
                .ConfigureAwait(false);
            return new(connection, settings);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override async Task<FailedStatement?> RunAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        while (done < statements.Length)
        {
            var count = CountTogether(statements.Span[done..]);
            var failed =
                count == 1
                    ? await RunEachAsync(statements.Slice(done, 1), cancellationToken).ConfigureAwait(false)
                    : await RunTogetherAsync(statements.Slice(done, count), cancellationToken).ConfigureAwait(false);
            if (failed is { } failure)
                return failure with { Index = done + failure.Index };
            done += count;
        }
        return null;
    }

    public override Task ResetAsync(CancellationToken cancellationToken) =>
        settings.RestoreAsync(connection, cancellationToken);

    // https://www.sqlite.org/rescode.html: 1 is said of whatever is wrong in SQL.
    public override bool IsFinal(DbException error) =>
        SqliteErrors.CodeOf(error) != Error
        || error.Message.Contains("syntax error", StringComparison.Ordinal)
        || error.Message.Contains("incomplete input", StringComparison.Ordinal);

    public override bool IsDuplicate(DbException error) =>
        error.Message.Contains("already exists", StringComparison.Ordinal)
        || error.Message.Contains("duplicate column name", StringComparison.Ordinal);

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>How many statements can share a transaction; some pragmas do nothing in one.</summary>
    static int CountTogether(ReadOnlySpan<SqlStatement> statements)
    {
        var count = 0;
        while (
            count < statements.Length
            && SqliteStatements.Classify(statements[count]) is { MustStandAlone: false, IsSessionSetting: false }
        )
            count++;
        return Math.Max(count, 1);
    }

    /// <summary>A statement that fails undoes itself and leaves the transaction as it is.</summary>
    async Task<FailedStatement?> RunTogetherAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        await connection.ExecuteAsync("BEGIN", cancellationToken).ConfigureAwait(false);
        var failed = await RunEachAsync(statements, cancellationToken).ConfigureAwait(false);
        try
        {
            await connection.ExecuteAsync("COMMIT", cancellationToken).ConfigureAwait(false);
            return failed;
        }
        catch (DbException)
        {
            // A deferred foreign key, or the statement ended the transaction: each for itself, as the shell does it.
            await RollBackAsync().ConfigureAwait(false);
            return await RunEachAsync(statements, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<FailedStatement?> RunEachAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < statements.Length; i++)
        {
            try
            {
                await connection.ExecuteAsync(statements.Span[i].Sql, cancellationToken).ConfigureAwait(false);
            }
            catch (DbException e)
            {
                cancellationToken.ThrowIfCancellationRequested();
                return new(i, e);
            }
        }
        return null;
    }

    async Task RollBackAsync()
    {
        try
        {
            await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // It is rolled back already.
        }
    }
}
