using System.Data.Common;

namespace Godwit;

/// <summary>Fills a scratch database with rows, so that a plan is tried on tables that are not empty.</summary>
interface IRowSeeder
{
    /// <summary>Adds a few rows that satisfy all constraints to every table that has none.</summary>
    /// <returns>The tables that stay empty, and why.</returns>
    Task<ValueList<UnseededTable>> SeedAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>What the tables hold, in a form that can be compared.</summary>
    Task<ValueList<TableRows>> SnapshotAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>
    /// The statements that put the rows in which are there, parents first, and set sequences; the same text for the
    /// same rows. Rows of virtual and foreign tables are left out.
    /// </summary>
    Task<ValueList<RowScript>> ScriptAsync(DbConnection connection, CancellationToken cancellationToken);
}

/// <summary>The rows of a table, or where a sequence stands, as SQL.</summary>
/// <param name="Name">The table or sequence.</param>
/// <param name="Count">How many rows; none for a sequence.</param>
/// <param name="Statements">The statements, without terminators.</param>
sealed record RowScript(ObjectName Name, long Count, ValueList<string> Statements)
{
    // Statements that can be read and sent.
    const int RowsInStatement = 500;

    /// <summary>The rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="opening"><c>INSERT INTO …</c> up to <c>VALUES</c>.</param>
    /// <param name="rows">Lists of values.</param>
    public static RowScript Of(ObjectName table, string opening, IReadOnlyCollection<string> rows) =>
        new(
            table,
            rows.Count,
            rows.Chunk(RowsInStatement)
                .Select(chunk => $"{opening} VALUES{string.Join(',', chunk.Select(row => $"\n    ({row})"))}")
                .ToValueList()
        );
}

/// <summary>A table for which no rows were found.</summary>
/// <param name="Table">The table.</param>
/// <param name="Reason">What the engine said.</param>
sealed record UnseededTable(ObjectName Table, string Reason);

/// <summary>The rows of a table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Count">How many it has.</param>
/// <param name="Columns">For each column, by its name, a fingerprint of its values that knows no order of rows.</param>
sealed record TableRows(ObjectName Table, long Count, ValueList<ColumnValues> Columns);

/// <summary>The values of a column.</summary>
/// <param name="Column">Its name.</param>
/// <param name="Fingerprint">
/// The same for the same values, whatever type they are stored in where text is the same.
/// </param>
sealed record ColumnValues(string Column, string Fingerprint);
