using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>What the tables of a SQLite database hold: rows, rowids, counters.</summary>
static class SqliteSnapshot
{
    const string Counter = "sqlite_sequence";

    public static async Task<ValueList<TableRows>> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var catalog = await new SqliteCatalogReader().ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var tables = new List<TableRows>();
        foreach (var table in SqliteTable.AllOf(catalog).Values)
        {
            var columns = table
                .Columns.Where(one => !one.Has("generated"))
                .Select(one => one.Name.Name)
                .Where(name => name.Length > 0)
                .ToList();
            if (table.HasRowid && table.RowidColumn is null && table.FindColumn("rowid") is null)
                columns.Add("rowid");
            var rows = await ReadAsync(connection, table.Table.Name, columns, cancellationToken).ConfigureAwait(false);
            tables.Add(
                table.HasCounter
                    ? await WithCounterAsync(connection, rows, cancellationToken).ConfigureAwait(false)
                    : rows
            );
        }
        foreach (var table in catalog.Objects.Where(one => one.Name.Kind == ObjectKind.VirtualTable))
        {
            var columns = (table["columns"] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
            if ((table["arguments"] ?? "").Contains("content", StringComparison.Ordinal) || columns.Count == 0)
                continue;
            tables.Add(await ReadAsync(connection, table.Name, columns, cancellationToken).ConfigureAwait(false));
        }
        return tables.ToValueList();
    }

    static async Task<TableRows> ReadAsync(
        DbConnection connection,
        ObjectName table,
        List<string> columns,
        CancellationToken cancellationToken
    )
    {
        var list = string.Join(", ", columns.Select(name => $"quote(CAST({SqliteDdl.Quote(name)} AS TEXT))"));
        var rows = await connection
            .QueryAsync(
                $"SELECT {(list.Length > 0 ? list : "1")} FROM {SqliteDdl.Quote(table.Name)}",
                static reader =>
                {
                    var row = new string[reader.FieldCount];
                    for (var i = 0; i < row.Length; i++)
                        row[i] = reader.GetString(i);
                    return row;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var values = columns.Select((name, i) => new ColumnValues(name, Fingerprint(rows.Select(row => row[i]))));
        return new(table, rows.Count, values.ToValueList());
    }

    static async Task<TableRows> WithCounterAsync(
        DbConnection connection,
        TableRows rows,
        CancellationToken cancellationToken
    )
    {
        var counter = await connection
            .QueryAsync(
                $"SELECT CAST(seq AS TEXT) FROM {Counter} WHERE name = $1",
                static reader => reader.GetString(0),
                cancellationToken,
                rows.Table.Name
            )
            .ConfigureAwait(false);
        return rows with { Columns = [.. rows.Columns, new(Counter, string.Join(' ', counter))] };
    }

    static string Fingerprint(IEnumerable<string> values)
    {
        var text = string.Join('\n', values.Order(StringComparer.Ordinal));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
