using System.Data.Common;

namespace Godwit;

/// <summary>Reads the tables of other tools. Nothing is written there, by anyone here.</summary>
/// <param name="dialect">The engine.</param>
/// <param name="connection">An open connection.</param>
sealed class ForeignHistory(Dialect dialect, DbConnection connection)
{
    /// <summary>All tables of the database.</summary>
    public async Task<ValueList<ForeignTable>> ReadTablesAsync(CancellationToken cancellationToken)
    {
        var columns = await connection
            .QueryAsync(
                dialect.TableColumnsSql,
                static row => (Schema: row.GetString(0), Table: row.GetString(1), Column: row.GetString(2)),
                cancellationToken
            )
            .ConfigureAwait(false);
        return columns
            .GroupBy(one => (one.Schema, one.Table))
            .Select(table => new ForeignTable(
                table.Key.Schema,
                table.Key.Table,
                table.Select(one => one.Column).ToValueList()
            ))
            .ToValueList();
    }

    /// <summary>What the tool recorded, in its order; the last row of each migration.</summary>
    public async Task<ValueList<ForeignRow>> ReadRowsAsync(ForeignFind find, CancellationToken cancellationToken)
    {
        var columns = find.Tool.Columns;
        var selected = columns.Select(column => $"CAST({Quote(find.Table, column)} AS text)");
        if (find.Tool.Checksum is var (checksum, _))
            selected = selected.Append(Quote(find.Table, checksum));
        var rows = await connection
            .QueryAsync(
                $"SELECT {string.Join(", ", selected)} "
                    + $"FROM {Quote(find.Table)} ORDER BY {Quote(find.Table, find.Tool.Order)}",
                row => Read(row, find.Tool),
                cancellationToken
            )
            .ConfigureAwait(false);
        var last = rows.OfType<ForeignRow>().Reverse().DistinctBy(row => row.Key).Reverse().ToList();
        if (await ReadRunAsync(find, cancellationToken).ConfigureAwait(false) is { } unfinished)
            last.Add(unfinished);
        return last.ToValueList();
    }

    static ForeignRow? Read(DbDataReader row, ForeignTool tool)
    {
        var columns = tool.Columns.Count;
        var read = tool.Read([.. Enumerable.Range(0, columns).Select(row.GetStringOrNull)]);
        return read is null || tool.Checksum is null || row.IsDBNull(columns)
            ? read
            : read with
            {
                Checksum = row.GetValue(columns) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetString(columns),
            };
    }

    /// <summary>The names of the tool's tables and of the sequences that belong to them.</summary>
    public async Task<ValueList<string>> ReadNamesAsync(ForeignFind find, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var table in find.Companions.Prepend(find.Table))
        {
            names.Add(table.ToString());
            if (dialect.OwnedSequencesSql is not { } sequences)
                continue;
            var owned = await connection
                .QueryAsync(sequences, static row => row.GetString(0), cancellationToken, table.Schema, table.Name)
                .ConfigureAwait(false);
            names.AddRange(owned.Select(table.Qualify));
            if (table.Schema == find.Tool.OwnSchema)
                names.Add(table.Schema);
        }
        return names.ToValueList();
    }

    /// <summary>Where the tool records its runs: the last one, unless it ended well.</summary>
    async Task<ForeignRow?> ReadRunAsync(ForeignFind find, CancellationToken cancellationToken)
    {
        if (
            find.Tool.Run is not var (name, column, good)
            || find.Companions.FirstOrDefault(one => one.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                is not { } table
            || table.Column(column) is null
        )
            return null;
        var runs = await connection
            .QueryAsync(
                $"SELECT CAST({Quote(table, column)} AS text) FROM {Quote(table)} ORDER BY {Quote(table, "id")} DESC "
                    + "LIMIT 1",
                static row => row.GetStringOrNull(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        return runs is [{ } status] && status != good
            ? new(
                "",
                $"The last run of {find.Tool.Name} did not end well: {table} says '{status}'. "
                    + $"Mend it and run {find.Tool.Name} again."
            )
            : null;
    }

    string Quote(ForeignTable table) =>
        table.Schema.Length == 0
            ? dialect.Syntax.QuoteIdentifier(table.Name)
            : $"{dialect.Syntax.QuoteIdentifier(table.Schema)}.{dialect.Syntax.QuoteIdentifier(table.Name)}";

    string Quote(ForeignTable table, string column) => dialect.Syntax.QuoteIdentifier(table.Column(column) ?? column);
}
