using System.Data.Common;

namespace Godwit;

/// <summary>The rows that a foreign key may refer to.</summary>
static class SqliteParentRows
{
    const int Most = 3;

    /// <summary>The referenced values; none where the parent is empty, missing or does not fit.</summary>
    public static async Task<List<object?[]>> ReadAsync(
        DbConnection connection,
        SchemaObject key,
        CancellationToken cancellationToken
    )
    {
        var parent = key["references"] ?? "";
        try
        {
            var columns = key["referenced columns"] is { } named
                ? NamesIn(named)
                : await PrimaryKeyAsync(connection, parent, cancellationToken).ConfigureAwait(false);
            if (columns.Count == 0)
                return [];
            var list = string.Join(", ", columns.Select(SqliteDdl.Quote));
            return await connection
                .QueryAsync(
                    $"SELECT {list} FROM {SqliteDdl.Quote(parent)} LIMIT {Most}",
                    static reader =>
                    {
                        var row = new object?[reader.FieldCount];
                        for (var i = 0; i < row.Length; i++)
                            row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
                        return row;
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (DbException)
        {
            return [];
        }
    }

    static List<string> NamesIn(string list)
    {
        var tokens = new SqliteTokens(list);
        return Enumerable.Range(0, tokens.Count).Where(i => !tokens.IsSymbol(i, ',')).Select(tokens.NameAt).ToList();
    }

    static Task<List<string>> PrimaryKeyAsync(
        DbConnection connection,
        string table,
        CancellationToken cancellationToken
    ) =>
        connection.QueryAsync(
            "SELECT name FROM pragma_table_info($1, 'main') WHERE pk > 0 ORDER BY pk",
            static reader => reader.GetString(0),
            cancellationToken,
            table
        );
}
