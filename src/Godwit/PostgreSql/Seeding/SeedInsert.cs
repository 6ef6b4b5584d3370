using System.Data.Common;

namespace Godwit;

/// <summary>Puts rows into tables, and looks for other values where the server refuses them.</summary>
sealed class SeedInsert(DbConnection connection, SeedAssignment assignment, SeedSearch search)
{
    const int RowsInTable = 3;

    const int TablesInBatch = 100;

    /// <summary>Fills the tables, in this order; what the server said of those that stay empty.</summary>
    public async Task<List<UnseededTable>> FillAsync(List<SeedTable> tables, CancellationToken cancellationToken)
    {
        var empty = new List<UnseededTable>();
        var waiting = new List<SeedTable>();
        foreach (var table in tables)
        {
            // Where there are conditions, the first values seldom do; the others go together.
            if (table.Checks.Count == 0 && waiting.Count < TablesInBatch)
            {
                waiting.Add(table);
                continue;
            }
            await FillAllAsync(waiting, empty, cancellationToken).ConfigureAwait(false);
            waiting = [];
            await FillAllAsync([table], empty, cancellationToken).ConfigureAwait(false);
        }
        await FillAllAsync(waiting, empty, cancellationToken).ConfigureAwait(false);
        return empty;
    }

    async Task FillAllAsync(List<SeedTable> tables, List<UnseededTable> empty, CancellationToken cancellationToken)
    {
        if (tables.Count == 0 || await FillTogetherAsync(tables, cancellationToken).ConfigureAwait(false))
            return;
        foreach (var table in tables)
        {
            table.Rows.Clear();
            var reason = await FillAsync(table, cancellationToken).ConfigureAwait(false);
            if (table.Rows.Count == 0)
                empty.Add(new(table.Name, reason ?? "It has no rows."));
        }
    }

    async Task<bool> FillTogetherAsync(List<SeedTable> tables, CancellationToken cancellationToken)
    {
        foreach (var table in tables)
        {
            for (var row = 0; row < RowsInTable; row++)
                table.Rows.Add(assignment.Row(table, row));
        }
        var statements = tables.Select(table => Sql(table, table.Rows));
        return await ScratchStatements.TryAsync(connection, statements, cancellationToken).ConfigureAwait(false)
            is null;
    }

    async Task<string?> FillAsync(SeedTable table, CancellationToken cancellationToken)
    {
        string? reason = null;
        for (var row = 0; row < RowsInTable; row++)
        {
            var (values, error) = await InsertAsync(table, row, cancellationToken).ConfigureAwait(false);
            if (values is not null)
                table.Rows.Add(values);
            else
                reason ??= error;
        }
        return reason;
    }

    async Task<(string?[]? Row, string? Error)> InsertAsync(
        SeedTable table,
        int number,
        CancellationToken cancellationToken
    )
    {
        // Conditions may also speak of columns of foreign keys: a part is not a part of itself.
        DbException? error = null;
        for (var shift = 1; shift <= RowsInTable && (error is null || MayBeOtherValues(error)); shift++)
        {
            var row = assignment.Row(table, number, shift);
            error = await TryAsync(table, row, cancellationToken).ConfigureAwait(false);
            if (error is not null && MayBeOtherValues(error))
            {
                row = await search.SatisfyAsync(table, row, number, cancellationToken).ConfigureAwait(false);
                error = await TryAsync(table, row, cancellationToken).ConfigureAwait(false);
            }
            if (error is null)
                return (row, null);
        }
        return (null, error?.Words);
    }

    Task<DbException?> TryAsync(SeedTable table, string?[] row, CancellationToken cancellationToken) =>
        ScratchStatements.TryAsync(connection, [Sql(table, [row])], cancellationToken);

    // Conditions, and what generated columns are computed from: a NULL or a text that is no date.
    static bool MayBeOtherValues(DbException error) =>
        error.SqlState is "23514" or "23502" || error.SqlState?.StartsWith("22", StringComparison.Ordinal) == true;

    static string Sql(SeedTable table, IEnumerable<string?[]> rows)
    {
        if (table.Columns.Count == 0)
            return $"INSERT INTO {table.Sql} DEFAULT VALUES";
        var columns = string.Join(", ", table.Columns.Select(one => one.Name));
        var lists = rows.Select(row =>
            $"({string.Join(", ", row.Select(one => one is null ? "NULL" : PostgreSqlIdentifier.Literal(one)))})"
        );
        return $"INSERT INTO {table.Sql} ({columns}) OVERRIDING SYSTEM VALUE VALUES {string.Join(", ", lists)}";
    }
}
