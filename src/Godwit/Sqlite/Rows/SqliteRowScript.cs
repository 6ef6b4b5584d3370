using System.Data.Common;

namespace Godwit;

/// <summary>Writes the rows of SQLite tables, and where their counters stand, as SQL.</summary>
static class SqliteRowScript
{
    public static async Task<ValueList<RowScript>> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var catalog = await new SqliteCatalogReader().ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var scripts = new List<RowScript>();
        foreach (var table in SqliteOrder.ParentsFirst([.. SqliteTable.AllOf(catalog).Values]))
        {
            var script = await ReadAsync(connection, table, cancellationToken).ConfigureAwait(false);
            if (script.Statements.Count > 0)
                scripts.Add(script);
        }
        return scripts.ToValueList();
    }

    static async Task<RowScript> ReadAsync(
        DbConnection connection,
        SqliteTable table,
        CancellationToken cancellationToken
    )
    {
        var columns = table
            .Columns.Where(one => !one.Has("generated"))
            .Select(one => SqliteDdl.Quote(one.Name.Name))
            .ToList();
        if (await HidesNumbersAsync(connection, table, cancellationToken).ConfigureAwait(false))
            columns.Insert(0, table.RowidNames.First());
        var rows =
            columns.Count == 0
                ? []
                : await ReadAsync(connection, table, columns, cancellationToken).ConfigureAwait(false);
        var opening = $"INSERT INTO {SqliteDdl.Quote(table.Name)} ({string.Join(", ", columns)})";
        var script = RowScript.Of(table.Table.Name, opening, rows);
        return
            table.HasCounter
            && await FindCounterAsync(connection, table, cancellationToken).ConfigureAwait(false) is { } counter
            ? script with
            {
                Statements = [.. script.Statements, counter],
            }
            : script;
    }

    /// <summary>
    /// True where rows have other numbers than those that they get when they are put in again, and no column shows
    /// them.
    /// </summary>
    static async Task<bool> HidesNumbersAsync(
        DbConnection connection,
        SqliteTable table,
        CancellationToken cancellationToken
    )
    {
        if (table.RowidColumn is not null || table.RowidNames.FirstOrDefault() is not { } rowid)
            return false;
        var sql = $"SELECT count(*) <> max({rowid}) OR min({rowid}) <> 1 FROM {SqliteDdl.Quote(table.Name)}";
        var found = await connection
            .QueryAsync(sql, static row => !row.IsDBNull(0) && row.GetBoolean(0), cancellationToken)
            .ConfigureAwait(false);
        return found[0]; // an aggregate gives a row
    }

    /// <summary>
    /// Each value as a literal of its own type, whatever the column is declared as; in the order of the numbers.
    /// </summary>
    static Task<List<string>> ReadAsync(
        DbConnection connection,
        SqliteTable table,
        List<string> columns,
        CancellationToken cancellationToken
    )
    {
        var order = table.RowidNames.FirstOrDefault() is { } rowid ? $" ORDER BY {rowid}" : "";
        return connection.QueryAsync(
            $"SELECT {string.Join(" || ', ' || ", columns.Select(name => $"quote({name})"))} "
                + $"FROM {SqliteDdl.Quote(table.Name)}{order}",
            static reader => reader.GetString(0),
            cancellationToken
        );
    }

    /// <summary>Sets a counter that is ahead of the rows; absent where the rows set it.</summary>
    static async Task<string?> FindCounterAsync(
        DbConnection connection,
        SqliteTable table,
        CancellationToken cancellationToken
    )
    {
        var name = SqliteDdl.Text(table.Name);
        var sql = $"""
            SELECT
                seq,
                (SELECT max({SqliteDdl.Quote(table.RowidColumn!.Name.Name)}) FROM {SqliteDdl.Quote(table.Name)})
            FROM sqlite_sequence
            WHERE name = {name}
            """; // only a column that is the rowid has a counter
        var found = await connection
            .QueryAsync(sql, static row => (Counter: row.GetInt64(0), Newest: row.GetValue(1)), cancellationToken)
            .ConfigureAwait(false);
        if (found is not [var one] || one.Newest is long newest && newest == one.Counter)
            return null;
        return one.Newest is long
            ? string.Create(null, $"UPDATE sqlite_sequence SET seq = {one.Counter} WHERE name = {name}")
            : string.Create(null, $"INSERT INTO sqlite_sequence (name, seq) VALUES ({name}, {one.Counter})");
    }
}
