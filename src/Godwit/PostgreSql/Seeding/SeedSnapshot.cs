using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>Reads what tables hold.</summary>
static class SeedSnapshot
{
    // Of scratch databases, which hold a few rows each; what users put into their migrations may be more.
    const int RowsToRead = 1000;

    const string Begin = """
        BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;
        SET LOCAL search_path = '';
        SET LOCAL timezone = 'UTC';
        SET LOCAL datestyle = 'ISO, YMD';
        SET LOCAL intervalstyle = 'postgres';
        SET LOCAL extra_float_digits = 1;
        SET LOCAL bytea_output = 'hex';
        """;

    public static async Task<ValueList<TableRows>> TakeAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var tables = await ReadAllAsync(connection, cancellationToken).ConfigureAwait(false);
        return tables.Select(Describe).OrderBy(one => one.Table, ObjectName.Order).ToValueList();
    }

    /// <summary>Reads all tables with all their rows.</summary>
    public static async Task<List<SeedTable>> ReadAllAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            var tables = await SeedReader.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
            foreach (var chunk in tables.Chunk(TablesInBatch))
                await ReadChunkAsync(connection, chunk, null, cancellationToken).ConfigureAwait(false);
            return tables;
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
    }

    const int TablesInBatch = 100;

    /// <summary>Reads a few rows of tables that have some.</summary>
    public static async Task ReadRowsAsync(
        DbConnection connection,
        List<SeedTable> tables,
        CancellationToken cancellationToken
    )
    {
        foreach (var chunk in tables.Chunk(TablesInBatch))
            await ReadChunkAsync(connection, chunk, RowsToRead, cancellationToken).ConfigureAwait(false);
    }

    static async Task ReadChunkAsync(
        DbConnection connection,
        SeedTable[] tables,
        int? most,
        CancellationToken cancellationToken
    )
    {
        var batch = connection.StartBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var table in tables)
        {
            var columns = table.Columns.Select(one => $"{one.Name}::pg_catalog.text").DefaultIfEmpty("1");
            var limit = most is null ? "" : $" LIMIT {most}";
            batch.Add($"SELECT {string.Join(", ", columns)} FROM ONLY {table.Sql}{limit}");
        }
        var reader = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = reader.ConfigureAwait(false);
        foreach (var table in tables)
        {
            while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                table.Rows.Add(table.Columns.Select((_, i) => reader.GetStringOrNull(i)).ToArray());
            await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    static TableRows Describe(SeedTable table) =>
        new(
            table.Name,
            table.Rows.Count,
            table
                .Columns.Select((column, i) => new ColumnValues(Unquoted(column.Name), Fingerprint(table, i)))
                .ToValueList()
        );

    static string Fingerprint(SeedTable table, int column)
    {
        var values = table.Rows.Select(row => row[column]).Order(StringComparer.Ordinal);
        var text = string.Join('\n', values.Select(one => one is null ? "-" : $"+{one.Length} {one}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    static string Unquoted(string name) =>
        name.StartsWith('"') ? name[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal) : name;
}
