using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>The history table on SQLite.</summary>
class SqliteHistory(HistoryTable table, ToolLayout? layout = null)
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Godwit's own table, quoted.</summary>
    public string OwnName { get; } =
        SqliteStatements.Syntax.QuoteIdentifier(table.Schema ?? "main")
        + "."
        + SqliteStatements.Syntax.QuoteIdentifier(table.Name);

    public virtual async Task<ValueList<HistoryEntry>?> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return (await ReadOwnAsync(connection, cancellationToken).ConfigureAwait(false)).ToValueList();
        }
        catch (DbException e) when (SqliteErrors.IsMissingTable(e))
        {
            return null;
        }
    }

    /// <summary>The rows of Godwit's own table.</summary>
    protected Task<List<HistoryEntry>> ReadOwnAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            $"SELECT {HistoryRows.Columns} FROM {OwnName} ORDER BY rowid",
            reader =>
                HistoryRows.Read(reader, ReadTime, layout is null ? MigrationVersion.TryParse : layout.TryParseVersion),
            cancellationToken
        );

    /// <summary>The same; none where the table does not exist.</summary>
    protected async Task<List<HistoryEntry>> ReadOwnIfThereAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadOwnAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (SqliteErrors.IsMissingTable(e))
        {
            return [];
        }
    }

    /// <summary>What was written last is committed.</summary>
    public virtual void Committed() { }

    /// <summary>What was written last is not committed.</summary>
    public virtual void Abandoned() { }

    /// <summary>Refuses a database that has tables but no history, where the layout wants that.</summary>
    /// <returns>Whether what is there is recorded as the beginning.</returns>
    public virtual Task<bool> RequireEmptyAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>Creates the table.</summary>
    public virtual Task CreateAsync(DbConnection connection, CancellationToken cancellationToken) =>
        CreateOwnAsync(connection, cancellationToken);

    protected Task CreateOwnAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"""
            CREATE TABLE IF NOT EXISTS {OwnName} (
                version text NOT NULL PRIMARY KEY,
                name text NOT NULL,
                checksum text NOT NULL,
                steps integer NOT NULL,
                steps_applied integer NOT NULL,
                state text NOT NULL,
                started_at text,
                finished_at text,
                duration_ms integer,
                applied_by text,
                godwit_version text,
                progress text,
                error text
            )
            """,
            cancellationToken
        );

    /// <summary>Drops Godwit's own table.</summary>
    public Task DropAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync($"DROP TABLE {OwnName}", cancellationToken);

    /// <summary>Writes a row inside the transaction that is open; false when it was not as expected.</summary>
    public virtual Task<bool> WriteAsync(
        DbConnection connection,
        HistoryWrite write,
        CancellationToken cancellationToken
    ) => WriteOwnAsync(connection, write, cancellationToken);

    /// <summary>Writes the time that a migration took, inside its transaction.</summary>
    public virtual Task<bool> FinishAsync(
        DbConnection connection,
        HistoryWrite finish,
        CancellationToken cancellationToken
    ) => WriteOwnAsync(connection, finish, cancellationToken);

    protected Task<int> DeleteOwnAsync(
        DbConnection connection,
        MigrationVersion version,
        CancellationToken cancellationToken
    ) => connection.ExecuteAsync($"DELETE FROM {OwnName} WHERE version = $1", cancellationToken, version.Key);

    protected async Task<bool> WriteOwnAsync(
        DbConnection connection,
        HistoryWrite write,
        CancellationToken cancellationToken
    )
    {
        var (expected, next, _) = write;
        var sql = expected is null ? InsertSql : UpdateSql;
        object?[] values =
        [
            next.Version.Key,
            next.Name,
            next.Checksum,
            next.Steps,
            next.StepsApplied,
            HistoryRows.Text(next.State),
            Time(next.StartedAt),
            Time(next.FinishedAt),
            next.DurationInMilliseconds,
            write.HasNewAuthor ? $"{Environment.UserName}@{next.AppliedBy}" : null,
            next.GodwitVersion,
            next.Progress,
            next.Error,
        ];
        if (expected is not null)
            values =
            [
                .. values,
                HistoryRows.Text(expected.State),
                expected.StepsApplied,
                expected.Progress,
                expected.Version.Key,
            ];
        return await connection.ExecuteAsync(sql, cancellationToken, values).ConfigureAwait(false) == 1;
    }

    string InsertSql =>
        $"""
            INSERT INTO {OwnName} ({HistoryRows.Columns})
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (version) DO NOTHING
            """;

    string UpdateSql =>
        $"""
            UPDATE {OwnName}
            SET version = $1,
                name = $2,
                checksum = $3,
                steps = $4,
                steps_applied = $5,
                state = $6,
                started_at = $7,
                finished_at = $8,
                duration_ms = $9,
                applied_by = COALESCE($10, applied_by),
                godwit_version = $11,
                progress = $12,
                error = $13
            WHERE version = $17 AND state = $14 AND steps_applied = $15 AND progress IS $16
            """;

    static string? Time(DateTimeOffset? value) => value?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    static DateTimeOffset ReadTime(DbDataReader reader, int ordinal) =>
        HistoryRows.ParseTime(reader.GetString(ordinal))
        ?? throw HistoryTableException.BadValue("started_at or finished_at", reader.GetString(ordinal));
}
