namespace Godwit;

/// <summary>
/// What a change of the history means for Drizzle's table, which knows what is applied and nothing else, and for
/// Godwit's own beside it, which has what is half applied.
/// </summary>
/// <param name="Drizzle">The change of Drizzle's table.</param>
/// <param name="Own">The change of Godwit's table.</param>
readonly record struct DrizzleWrite(RowChange Drizzle, RowChange Own)
{
    public static DrizzleWrite Of(HistoryWrite write)
    {
        var was = PlaceOf(write.Expected);
        var becomes = PlaceOf(write.Next);
        return new(
            Change(was == Place.Drizzle, becomes == Place.Drizzle),
            Change(was == Place.Own, becomes == Place.Own)
        );
    }

    /// <summary>
    /// What finds the row that a write expects: hash, time, and the name or, where rows have none, how many may be
    /// taken: of several alike any one will do.
    /// </summary>
    public static object?[] KeyOf(HistoryWrite write, DrizzleFolder folder) =>
        write.Expected is { Tool: DrizzleRow row }
            ? [row.Hash, row.CreatedAt, folder.IsLegacy ? (folder.CountOf(row) > 1 ? 1 : long.MaxValue) : row.Name]
            : ["", null, folder.IsLegacy ? 0L : null];

    static RowChange Change(bool was, bool becomes) =>
        (was, becomes) switch
        {
            (false, true) => RowChange.Insert,
            (true, true) => RowChange.Update,
            (true, false) => RowChange.Delete,
            _ => RowChange.None,
        };

    static Place PlaceOf(HistoryEntry? entry) =>
        entry?.State switch
        {
            MigrationState.Applied or MigrationState.Baseline => Place.Drizzle,
            MigrationState.Running or MigrationState.Failed => Place.Own,
            _ => Place.None,
        };

    enum Place
    {
        None,
        Drizzle,
        Own,
    }
}

/// <summary>What happens to a row.</summary>
enum RowChange
{
    None,
    Insert,
    Update,
    Delete,
}
