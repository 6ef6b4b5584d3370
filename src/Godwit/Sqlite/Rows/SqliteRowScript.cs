using System.Data.Common;

namespace Godwit;

/// <summary>Writes the rows of SQLite tables as SQL.</summary>
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
            var columns = table
                .Columns.Where(one => !one.Has("generated"))
                .Select(one => SqliteDdl.Quote(one.Name.Name))
                .ToList();
            if (columns.Count == 0)
                continue;
            var rows = await ReadAsync(connection, table.Name, columns, cancellationToken).ConfigureAwait(false);
            var opening = $"INSERT INTO {SqliteDdl.Quote(table.Name)} ({string.Join(", ", columns)})";
            if (rows.Count > 0)
                scripts.Add(RowScript.Of(table.Table.Name, opening, rows));
        }
        return scripts.ToValueList();
    }

    // Each value as a literal of its own type, whatever the column is declared as.
    static Task<List<string>> ReadAsync(
        DbConnection connection,
        string table,
        List<string> columns,
        CancellationToken cancellationToken
    ) =>
        connection.QueryAsync(
            $"SELECT {string.Join(" || ', ' || ", columns.Select(name => $"quote({name})"))} FROM "
                + $"{SqliteDdl.Quote(table)}",
            static reader => reader.GetString(0),
            cancellationToken
        );
}
