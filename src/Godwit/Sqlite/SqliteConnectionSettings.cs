using System.Data.Common;

namespace Godwit;

/// <summary>The settings of a connection that a migration may change, as they were before the first.</summary>
sealed class SqliteConnectionSettings(ValueList<(string Name, string Value)> values, ValueList<string> cleanUp)
{
    // Settings of the connection (not of the file) that can be read back: sqlite.org/pragma.html.
    static readonly string[] _names =
    [
        "automatic_index",
        "busy_timeout",
        "cache_size",
        "cell_size_check",
        "checkpoint_fullfsync",
        "defer_foreign_keys",
        "foreign_keys",
        "fullfsync",
        "ignore_check_constraints",
        "legacy_alter_table",
        "query_only",
        "read_uncommitted",
        "recursive_triggers",
        "reverse_unordered_selects",
        "secure_delete",
        "synchronous",
        "temp_store",
        "trusted_schema",
        "writable_schema",
    ];

    public static async Task<SqliteConnectionSettings> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var values = new List<(string, string)>();
        foreach (var name in _names)
        {
            var rows = await connection
                .QueryAsync($"PRAGMA {name}", static reader => reader.GetValue(0).ToString(), cancellationToken)
                .ConfigureAwait(false);
            if (rows is [{ } value])
                values.Add((name, value));
        }
        return new(values.ToValueList(), await ReadCleanUpAsync(connection, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Puts the settings back, drops temporary objects and detaches databases that a migration attached.
    /// </summary>
    public async Task RestoreAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in values)
            await connection.ExecuteAsync($"PRAGMA {name} = {value}", cancellationToken).ConfigureAwait(false);
        foreach (var statement in await ReadCleanUpAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            if (!cleanUp.Contains(statement))
                await connection.ExecuteAsync(statement, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The statements that would remove every temporary object and every attached database.</summary>
    static async Task<ValueList<string>> ReadCleanUpAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var temporary = await connection
            .QueryAsync(
                """
                SELECT type, name
                FROM temp.sqlite_schema
                WHERE type IN ('table', 'view', 'trigger') AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
                ORDER BY type = 'table', name
                """,
                static reader =>
                    $"DROP {reader.GetString(0)} temp.{SqliteStatements.Syntax.QuoteIdentifier(reader.GetString(1))}",
                cancellationToken
            )
            .ConfigureAwait(false);
        var attached = await connection
            .QueryAsync(
                "SELECT name FROM pragma_database_list WHERE name NOT IN ('main', 'temp') ORDER BY seq",
                static reader => $"DETACH {SqliteStatements.Syntax.QuoteIdentifier(reader.GetString(0))}",
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. temporary, .. attached];
    }
}
