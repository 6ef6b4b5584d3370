using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>
/// The table of Drizzle on SQLite, and beside it Godwit's own, which is there only once a migration of several steps
/// has to say how far it is.
/// </summary>
sealed class SqliteDrizzleHistory(DrizzleLayout layout, MigrateOptions options)
    : SqliteHistory(options.History ?? new("main", "godwit_history"), layout)
{
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    const string Same = "hash = $1 AND created_at IS $2";

    List<(DrizzleRow Row, string Name)> _unnamed = [];
    bool _isModern;
    bool _needsUpgrade;
    bool _isUpgraded;

    string Name => SqliteStatements.Syntax.QuoteIdentifier(layout.Table);

    // As drizzle-orm writes it, blanks included: SQLite keeps the text.
    string CreateSql =>
        layout.Current.IsLegacy
            ? $"\n\t\t\tCREATE TABLE IF NOT EXISTS {Name} (\n\t\t\tid SERIAL PRIMARY KEY,\n\t\t\thash text NOT NULL,\n"
                + "\t\t\tcreated_at numeric\n\t\t)\n"
            : $"\n\t\t\tCREATE TABLE IF NOT EXISTS {Name} (\n\t\t\tid INTEGER PRIMARY KEY,\n\t\t\thash text NOT NULL,\n"
                + "\t\t\tcreated_at numeric,\n\t\t\tname text,\n\t\t\tapplied_at TEXT\n\t\t)\n";

    public override async Task<ValueList<HistoryEntry>?> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var columns = await connection
                .QueryAsync(
                    $"SELECT name FROM pragma_table_info($1, 'main') ORDER BY cid",
                    static row => row.GetString(0),
                    cancellationToken,
                    layout.Table
                )
                .ConfigureAwait(false);
            DrizzleTable.Check(columns, layout.Table);
            var rows = await connection
                .QueryAsync(
                    $"SELECT * FROM main.{Name} ORDER BY rowid",
                    row => DrizzleTable.Read(row, layout.Table),
                    cancellationToken
                )
                .ConfigureAwait(false);
            _isModern = columns.Contains("name");
            _unnamed = DrizzleTable.Unnamed(layout.Current, rows, layout.Table, _isModern);
            _needsUpgrade = _unnamed.Count > 0 || (!_isModern && !layout.Current.IsLegacy);
            var own = await ReadOwnIfThereAsync(connection, cancellationToken).ConfigureAwait(false);
            return DrizzleRows.Pair(layout.Current, rows, own).ToValueList();
        }
        catch (DbException e) when (SqliteErrors.IsMissingTable(e))
        {
            return null;
        }
    }

    public override Task CreateAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(CreateSql, cancellationToken);

    public override async Task<bool> WriteAsync(
        DbConnection connection,
        HistoryWrite write,
        CancellationToken cancellationToken
    )
    {
        if (_needsUpgrade && !_isUpgraded)
            await UpgradeAsync(connection, cancellationToken).ConfigureAwait(false);
        var change = DrizzleWrite.Of(write);
        if (change.Own is RowChange.Insert)
            await CreateOwnAsync(connection, cancellationToken).ConfigureAwait(false);
        if (change.Own is RowChange.Insert or RowChange.Delete)
            await DeleteOwnAsync(connection, write.Next.Version, cancellationToken).ConfigureAwait(false);
        if (
            change.Own is RowChange.Insert or RowChange.Update
            && !await WriteOwnAsync(
                    connection,
                    change.Own is RowChange.Insert ? new(null, write.Next, true) : write,
                    cancellationToken
                )
                .ConfigureAwait(false)
        )
            return false;
        return change.Drizzle switch
        {
            RowChange.Insert => await InsertAsync(connection, write.Next, cancellationToken).ConfigureAwait(false) > 0,
            RowChange.Update => await connection
                .ExecuteAsync(
                    $"UPDATE main.{Name} SET hash = $4 WHERE {Rows}",
                    cancellationToken,
                    [.. Key(write), write.Next.Checksum]
                )
                .ConfigureAwait(false) > 0,
            RowChange.Delete => await connection
                .ExecuteAsync($"DELETE FROM main.{Name} WHERE {Rows}", cancellationToken, Key(write))
                .ConfigureAwait(false) > 0,
            _ => true,
        };
    }

    // Drizzle records no durations.
    public override Task<bool> FinishAsync(
        DbConnection connection,
        HistoryWrite finish,
        CancellationToken cancellationToken
    ) => Task.FromResult(true);

    public override void Committed() => _needsUpgrade &= !_isUpgraded;

    public override void Abandoned() => _isUpgraded = false;

    Task<int> InsertAsync(DbConnection connection, HistoryEntry entry, CancellationToken cancellationToken)
    {
        var row = entry.Tool as DrizzleRow ?? new(entry.Checksum, null);
        var time = options.TimeProvider.GetUtcNow().UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return layout.Current.IsLegacy
            ? InsertLegacyAsync(connection, row, entry.Version, time, cancellationToken)
            : connection.ExecuteAsync(
                $"""
                INSERT INTO main.{Name} ("hash", "created_at", "name", "applied_at")
                SELECT $1, $2, $3, $4
                WHERE NOT EXISTS (SELECT 1 FROM main.{Name} WHERE name = $3)
                """,
                cancellationToken,
                row.Hash,
                row.CreatedAt,
                row.Name,
                time
            );
    }

    // A table of 1.0 gets the name that the folder will have then.
    Task<int> InsertLegacyAsync(
        DbConnection connection,
        DrizzleRow row,
        MigrationVersion version,
        string time,
        CancellationToken cancellationToken
    )
    {
        var before = layout.Current.CountOf(row, version);
        string[] modern = _isModern ? [layout.Current.FolderNameOf(version), time] : [];
        return connection.ExecuteAsync(
            $"""
            INSERT INTO main.{Name} ("hash", "created_at"{(_isModern ? ", \"name\", \"applied_at\"" : "")})
            SELECT $1, $2{(_isModern ? ", $4, $5" : "")}
            WHERE (SELECT count(*) FROM main.{Name} WHERE {Same}) <= $3
            """,
            cancellationToken,
            [row.Hash, row.CreatedAt, before, .. modern]
        );
    }

    // drizzle-orm 1.0, up-migrations/sqlite. The id of a row of 0.x is NULL, so that hash and time find it.
    async Task UpgradeAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        foreach (var column in _isModern ? [] : new[] { "\"name\" text", "\"applied_at\" TEXT" })
            await connection
                .ExecuteAsync($"ALTER TABLE main.{Name} ADD COLUMN {column}", cancellationToken)
                .ConfigureAwait(false);
        foreach (var (row, name) in _unnamed)
            await connection
                .ExecuteAsync(
                    $"""
                    UPDATE main.{Name} SET "name" = $3
                    WHERE rowid = (SELECT rowid FROM main.{Name} WHERE {Same} AND name IS NULL LIMIT 1)
                    """,
                    cancellationToken,
                    row.Hash,
                    row.CreatedAt,
                    name
                )
                .ConfigureAwait(false);
        _isUpgraded = true;
    }

    object?[] Key(HistoryWrite write) => DrizzleWrite.KeyOf(write, layout.Current);

    // What 1.0 wrote has a name.
    string Rows =>
        layout.Current.IsLegacy
            ? $"rowid IN (SELECT rowid FROM main.{Name} WHERE {Same} LIMIT $3)"
            : $"{Same} AND name IS $3";
}
