using System.Data.Common;

namespace Godwit;

/// <summary>
/// How the rows of Drizzle's table are read, whatever version of it there is; the same on every
/// engine.
/// </summary>
static class DrizzleTable
{
    static readonly string[] _needed = ["hash", "created_at"];

    /// <summary>Reads the row that the reader stands on.</summary>
    /// <exception cref="HistoryTableException">The table is not Drizzle's, or a value is none of Drizzle's.</exception>
    public static DrizzleRow Read(DbDataReader reader, string table)
    {
        var hash = Ordinal(reader, "hash") ?? throw Foreign(table, "hash");
        var created = Ordinal(reader, "created_at") ?? throw Foreign(table, "created_at");
        var columns = new ToolColumns(reader, "Drizzle", hash);
        var time = columns.LongOrNull(created) ?? throw columns.Bad(created, null, "time");
        var named = Ordinal(reader, "name");
        var name = named is { } place ? columns.TextOrNull(place) : null;
        return new(columns.Filled(hash, "checksum"), time)
        {
            Name = name,
            IsUnnamed = named is not null && name is null,
            AppliedAt =
                Ordinal(reader, "applied_at") is { } applied && !reader.IsDBNull(applied)
                    ? Time(reader.GetValue(applied))
                    : null,
        };
    }

    /// <summary>Looks at the columns of a table, which may have no rows; none where there is no table.</summary>
    /// <exception cref="HistoryTableException">The table is not Drizzle's.</exception>
    public static void Check(List<string> columns, string table)
    {
        if (columns.Count > 0 && Array.Find(_needed, name => !columns.Contains(name)) is { } missing)
            throw Foreign(table, missing);
    }

    /// <summary>Looks at the columns of a table that has no rows.</summary>
    /// <exception cref="HistoryTableException">The table is not Drizzle's.</exception>
    public static void Check(DbDataReader reader, string table) =>
        Check(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToList(), table);

    /// <summary>True where the table has the columns of drizzle-orm 1.0.</summary>
    public static bool IsModern(DbDataReader reader) => Ordinal(reader, "name") is not null;

    /// <summary>
    /// The names that rows of 0.x get before anything is written for a folder of 1.0, which knows a row by its name
    /// only: drizzle-orm would run such a migration again.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="rows">All rows of the table.</param>
    /// <param name="table">The table, for messages.</param>
    /// <param name="isModern">The table has a column for the name.</param>
    /// <exception cref="HistoryTableException">A row belongs to no folder: drizzle-orm refuses too.</exception>
    public static List<(DrizzleRow Row, string Name)> Unnamed(
        DrizzleFolder folder,
        List<DrizzleRow> rows,
        string table,
        bool isModern
    )
    {
        if (folder.IsLegacy)
            return [];
        var pairs = DrizzleRows.Match(folder, rows).FindAll(pair => pair.Row.Name is null);
        var lost = pairs.FindAll(pair => pair.File is null);
        return isModern || lost.Count == 0
            ? pairs.Except(lost).Select(pair => (pair.Row, pair.File!.FolderName)).ToList() // the lost have none
            : throw new HistoryTableException(
                DrizzleErrors.Upgrade,
                $"{table} is of drizzle-orm 0.x, and {lost.Count} of its rows belong to no folder, "
                    + $"the first with the hash {lost[0].Row.Hash} and created_at {lost[0].Row.CreatedAt}. "
                    + "Nothing was changed. drizzle-orm 1.0 refuses this too. "
                    + "Restore the folder of that migration, or delete the row."
            );
    }

    static HistoryTableException Foreign(string table, string column) =>
        new(
            DrizzleErrors.HistoryTable,
            $"The table {table} is not Drizzle's: it has no column {column}. Nothing was changed. "
                + "Name Drizzle's table: `history` in godwit.json, or `migrations.table` in drizzle.config."
        );

    static int? Ordinal(DbDataReader reader, string name)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i) == name)
                return i;
        }
        return null;
    }

    static DateTimeOffset? Time(object value) =>
        value is DateTime time ? new(time.ToUniversalTime()) : HistoryRows.ParseTime(value.ToString());
}
