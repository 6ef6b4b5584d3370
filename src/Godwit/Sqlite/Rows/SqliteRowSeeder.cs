using System.Data.Common;

namespace Godwit;

/// <summary>
/// Fills SQLite tables with rows: SQLite judges whether a row satisfies the constraints, and others are tried where it
/// does not. Triggers are away meanwhile.
/// </summary>
sealed class SqliteRowSeeder : IRowSeeder
{
    const int Rows = 3;
    const int Attempts = 400;

    public async Task<ValueList<UnseededTable>> SeedAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var catalog = await new SqliteCatalogReader().ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var areEnforced = await connection
            .QueryAsync("PRAGMA foreign_keys", static reader => reader.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        await connection.ExecuteAsync("PRAGMA foreign_keys = OFF", cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("BEGIN", cancellationToken).ConfigureAwait(false);
        var unseeded = await SeedAsync(connection, catalog, cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync("COMMIT", cancellationToken).ConfigureAwait(false);
        await connection
            .ExecuteAsync($"PRAGMA foreign_keys = {areEnforced[0]}", cancellationToken)
            .ConfigureAwait(false);
        return unseeded;
    }

    public Task<ValueList<TableRows>> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken) =>
        SqliteSnapshot.ReadAsync(connection, cancellationToken);

    public Task<ValueList<RowScript>> ScriptAsync(DbConnection connection, CancellationToken cancellationToken) =>
        SqliteRowScript.ReadAsync(connection, cancellationToken);

    static async Task<ValueList<UnseededTable>> SeedAsync(
        DbConnection connection,
        Catalog catalog,
        CancellationToken cancellationToken
    )
    {
        var triggers = catalog.Objects.Where(one => one.Name.Kind == ObjectKind.Trigger).ToList();
        foreach (var trigger in triggers)
            await connection
                .ExecuteAsync($"DROP TRIGGER {SqliteDdl.Quote(trigger.Name.Name)}", cancellationToken)
                .ConfigureAwait(false);
        var unseeded = new List<UnseededTable>();
        foreach (var table in SqliteOrder.ParentsFirst([.. SqliteTable.AllOf(catalog).Values]))
        {
            if (await SeedAsync(connection, table, cancellationToken).ConfigureAwait(false) is { } reason)
                unseeded.Add(new(table.Table.Name, reason));
        }
        foreach (var table in catalog.Objects.Where(one => one.Name.Kind == ObjectKind.VirtualTable))
        {
            if (await SeedVirtualAsync(connection, table, cancellationToken).ConfigureAwait(false) is { } reason)
                unseeded.Add(new(table.Name, reason));
        }
        await DeleteOrphansAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var trigger in triggers)
            await connection.ExecuteAsync(trigger.Source ?? "", cancellationToken).ConfigureAwait(false);
        return unseeded.ToValueList();
    }

    /// <returns>Why the table stays empty; <see langword="null"/> where it does not.</returns>
    static async Task<string?> SeedAsync(
        DbConnection connection,
        SqliteTable table,
        CancellationToken cancellationToken
    )
    {
        if (await IsFilledAsync(connection, table.Name, cancellationToken).ConfigureAwait(false))
            return null;
        var values = new SqliteSeedValues(table);
        foreach (var key in table.Constraints.Where(one => one["type"] == "foreign key"))
            values.Parents[key] = await SqliteParentRows
                .ReadAsync(connection, key, cancellationToken)
                .ConfigureAwait(false);
        var (seeded, reason) = (0, "");
        for (var attempt = 0; attempt < Attempts && seeded < Rows; attempt++)
        {
            var row = values.Next(seeded, attempt);
            reason = await InsertAsync(connection, table.Name, row, cancellationToken).ConfigureAwait(false);
            if (reason.Length == 0)
                seeded++;
            else
                values.Blame(reason);
        }
        // A counter that is ahead of the rows.
        if (table.HasCounter)
            await connection
                .ExecuteAsync(
                    "UPDATE sqlite_sequence SET seq = seq + 10 WHERE name = $1",
                    cancellationToken,
                    table.Name
                )
                .ConfigureAwait(false);
        return seeded == 0 ? reason : null;
    }

    static async Task<string?> SeedVirtualAsync(
        DbConnection connection,
        SchemaObject table,
        CancellationToken cancellationToken
    )
    {
        var isText = (table["module"] ?? "").StartsWith("fts", StringComparison.Ordinal);
        if (table["columns"] is not { } names || (isText && (table["arguments"] ?? "").Contains("content")))
            return "Godwit does not know how to write into it.";
        var columns = names.Split('\n');
        var reason = "";
        for (var row = 1; row <= Rows && reason.Length == 0; row++)
        {
            var values = columns.Select((name, i) => (name, isText ? $"text {i}{row}" : (object)(long)(row + i)));
            reason = await InsertAsync(connection, table.Name.Name, [.. values], cancellationToken)
                .ConfigureAwait(false);
        }
        return reason.Length == 0 ? null : reason;
    }

    static async Task<bool> IsFilledAsync(DbConnection connection, string table, CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync($"SELECT 1 FROM {SqliteDdl.Quote(table)} LIMIT 1", static _ => 1, cancellationToken)
            .ConfigureAwait(false);
        return rows.Count > 0;
    }

    /// <returns>What SQLite said against the row; empty where it took it.</returns>
    static async Task<string> InsertAsync(
        DbConnection connection,
        string table,
        List<(string Column, object? Value)> row,
        CancellationToken cancellationToken
    )
    {
        var columns = string.Join(", ", row.Select(one => SqliteDdl.Quote(one.Column)));
        var parameters = string.Join(", ", row.Select((_, i) => $"${i + 1}"));
        try
        {
            await connection
                .ExecuteAsync(
                    row.Count == 0
                        ? $"INSERT INTO {SqliteDdl.Quote(table)} DEFAULT VALUES"
                        : $"INSERT OR ABORT INTO {SqliteDdl.Quote(table)} ({columns}) VALUES ({parameters})",
                    cancellationToken,
                    [.. row.Select(one => one.Value)]
                )
                .ConfigureAwait(false);
            return "";
        }
        catch (DbException e)
        {
            return e.Message;
        }
    }

    /// <summary>In a circle of tables, some rows refer to rows that were never found.</summary>
    static async Task DeleteOrphansAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        while (true)
        {
            List<(string Table, long? Row)> orphans;
            try
            {
                orphans = await connection
                    .QueryAsync(
                        """SELECT DISTINCT "table", rowid FROM pragma_foreign_key_check""",
                        static reader => (reader.GetString(0), reader.IsDBNull(1) ? (long?)null : reader.GetInt64(1)),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
            }
            catch (DbException)
            {
                // A foreign key that does not fit its parent: nothing can be said of its rows.
                return;
            }
            if (orphans.Count == 0)
                return;
            foreach (var (table, row) in orphans)
            {
                var where = row is null ? "" : " WHERE rowid = $1";
                object?[] values = row is null ? [] : [row];
                await connection
                    .ExecuteAsync($"DELETE FROM {SqliteDdl.Quote(table)}{where}", cancellationToken, values)
                    .ConfigureAwait(false);
            }
        }
    }
}
