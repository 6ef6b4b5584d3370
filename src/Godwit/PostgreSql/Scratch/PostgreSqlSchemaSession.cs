using System.Data.Common;

namespace Godwit;

/// <summary>
/// Sends the statements of a schema in batches, each a transaction: nothing has to be undone on a scratch database but
/// what a failed statement would leave, and the locks of thousands of tables do not add up.
/// </summary>
sealed class PostgreSqlSchemaSession(DbConnection connection) : SchemaSession
{
    // Manual, appendix A: objects that exist already.
    static readonly HashSet<string> _duplicates = new(StringComparer.Ordinal)
    {
        "42P07", // relation
        "42710", // object
        "42723", // function
        "42P06", // schema
        "42701", // column
        "42712", // alias
        "42P16", // invalid_table_definition: multiple primary keys
    };

    // What the order of statements has nothing to do with: a word in the wrong place.
    static readonly HashSet<string> _final = new(StringComparer.Ordinal)
    {
        "42601", // syntax_error
        "42602", // invalid_name
        "42622", // name_too_long
        "42939", // reserved_name
        "22021", // character_not_in_repertoire
        "54001", // statement_too_complex
        "53100", // disk_full
    };

    public static async Task<PostgreSqlSchemaSession> OpenAsync(
        DbDataSource dataSource,
        CancellationToken cancellationToken
    ) => new(await dataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false));

    public override async Task<FailedStatement?> RunAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        while (done < statements.Length)
        {
            var count = CountTogether(statements.Span[done..]);
            var failed = await RunTogetherAsync(statements.Slice(done, count), cancellationToken).ConfigureAwait(false);
            if (failed is { } failure)
                return failure with { Index = done + failure.Index };
            done += count;
        }
        return null;
    }

    public override async Task ResetAsync(CancellationToken cancellationToken)
    {
        var batch = new PostgreSqlBatch(connection, hasMarkers: false);
        await using var _ = batch.ConfigureAwait(false);
        batch.AddRoleReset();
        batch.Add("RESET ALL");
        await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
    }

    public override bool IsFinal(DbException error) =>
        connection.State != System.Data.ConnectionState.Open
        || error.SqlState is null
        || _final.Contains(error.SqlState);

    public override bool IsDuplicate(DbException error) => _duplicates.Contains(error.SqlState ?? "");

    public override bool IsUnknownSetting(DbException error) =>
        error.SqlState == "42704" && error.Words.StartsWith("unrecognized", StringComparison.Ordinal);

    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    /// <summary>How many statements can share a transaction; one that must stand alone is alone.</summary>
    static int CountTogether(ReadOnlySpan<SqlStatement> statements)
    {
        var count = 0;
        while (count < statements.Length && !PostgreSqlStatements.Classify(statements[count]).MustStandAlone)
            count++;
        return Math.Max(count, 1);
    }

    async Task<FailedStatement?> RunTogetherAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        var done = 0;
        while (done < statements.Length)
        {
            var rest = statements[done..];
            var failed = await TryAsync(rest, cancellationToken).ConfigureAwait(false);
            if (failed is not { } failure)
                return null;
            // The driver gives up a connection on which a file of the server is missing: a library, a dictionary.
            if (connection.State != System.Data.ConnectionState.Open)
                return failure with { Index = done + Math.Max(failure.Index, 0) };
            if (failure.Index == 0 || rest.Length == 1)
                return failure with { Index = done };
            // Those before it once more, without it. Then it comes first: a label that was just added to an enum, or
            // a row whose triggers were pending, is no obstacle to it any more.
            var isKnown = failure.Index > 0;
            var before = isKnown ? rest[..failure.Index] : rest;
            var again = isKnown ? await TryAsync(before, cancellationToken).ConfigureAwait(false) : failure;
            if (again is not null && await RunEachAsync(before, cancellationToken).ConfigureAwait(false) is { } one)
                return one with { Index = done + one.Index };
            done += before.Length;
        }
        return null;
    }

    /// <summary>Each in a transaction of its own, as psql does it: a constraint may have failed at COMMIT.</summary>
    async Task<FailedStatement?> RunEachAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < statements.Length; i++)
        {
            if (await TryAsync(statements.Slice(i, 1), cancellationToken).ConfigureAwait(false) is { } failure)
                return failure with { Index = i };
        }
        return null;
    }

    /// <summary>
    /// All in one transaction; where one fails, none has happened. The index is -1 where it is not known.
    /// </summary>
    async Task<FailedStatement?> TryAsync(ReadOnlyMemory<SqlStatement> statements, CancellationToken cancellationToken)
    {
        var isAlone = statements.Length == 1;
        var batch = new PostgreSqlBatch(connection, hasMarkers: !isAlone);
        await using var _ = batch.ConfigureAwait(false);
        if (!isAlone)
            batch.Add("BEGIN");
        foreach (var statement in statements.Span)
            batch.Add(statement);
        if (!isAlone)
            batch.Add("COMMIT");
        try
        {
            await batch.ExecuteAsync(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (StepFailedException e) when (e.Error is { } error)
        {
            if (!isAlone && connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
            return new(e.Statement is { } failed ? statements.Span.IndexOf(failed) : -1, error);
        }
    }
}
