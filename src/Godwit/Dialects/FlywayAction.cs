namespace Godwit;

/// <summary>One statement of a change of the history; an engine only sends it.</summary>
abstract record FlywayAction
{
    /// <summary>A row of Flyway's.</summary>
    public sealed record Insert(FlywayRow Row) : FlywayAction;

    /// <summary>A change of one row of Flyway's, by its rank, which is the first value.</summary>
    /// <param name="Sql">UPDATE or DELETE, up to WHERE.</param>
    /// <param name="Condition">What the row must be besides.</param>
    /// <param name="Values">The values.</param>
    public sealed record Change(string Sql, string Condition, ValueList<object?> Values) : FlywayAction;

    /// <summary>Godwit's own table is made, unless it is there.</summary>
    public sealed record CreateOwn : FlywayAction;

    /// <summary>Godwit's own row of the migration goes, if there is one.</summary>
    public sealed record DeleteOwn : FlywayAction;

    /// <summary>Godwit's own row is written.</summary>
    public sealed record WriteOwn(HistoryWrite Write) : FlywayAction;

    /// <summary>What a change consists of.</summary>
    /// <param name="change">The change, as Flyway's table sees it.</param>
    /// <param name="write">The change, as Godwit sees it.</param>
    /// <param name="table">The name of Flyway's table.</param>
    public static ValueList<FlywayAction> Of(FlywayWrite change, HistoryWrite write, string table) =>
        change switch
        {
            FlywayWrite.Insert { Row: { Success: true } row } => [new Insert(row)],
            FlywayWrite.Insert { Row: var row } =>
            [
                new Insert(row),
                new CreateOwn(),
                new DeleteOwn(),
                new WriteOwn(new(null, write.Next, true)),
            ],
            FlywayWrite.Complete { Row: var row } =>
            [
                new DeleteOwn(),
                new Change(
                    $"UPDATE {table} SET success = true, checksum = $2, description = $3, execution_time = $4",
                    "NOT success",
                    [row.InstalledRank, row.Checksum, row.Description, row.ExecutionTime]
                ),
            ],
            FlywayWrite.Align { Row: var row } =>
            [
                new Change(
                    $"UPDATE {table} SET checksum = $2, description = $3, type = $4",
                    "success",
                    [row.InstalledRank, row.Checksum, row.Description, row.Type]
                ),
            ],
            FlywayWrite.Remove { Row: var row, HasProgress: true } => [new DeleteOwn(), Delete(row, table)],
            FlywayWrite.Remove { Row: var row } => [Delete(row, table)],
            _ => [new WriteOwn(write)],
        };

    static Change Delete(FlywayRow row, string table) =>
        new($"DELETE FROM {table}", "NOT success", [row.InstalledRank]);
}
