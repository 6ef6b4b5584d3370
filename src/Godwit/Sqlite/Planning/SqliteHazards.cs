namespace Godwit;

/// <summary>The harm that statements on SQLite can do, by name.</summary>
static class SqliteHazards
{
    public static Hazard DropTable(ObjectName table) =>
        new("drop-table", table, $"all rows of {table.Name} are lost.") { LosesData = true };

    public static Hazard DropColumn(ObjectName column) =>
        new("drop-column", column, $"the values of {Path(column)} are lost.") { LosesData = true };

    public static Hazard Narrowing(ObjectName column, string loss) =>
        new("narrowing", column, $"{Path(column)}: {loss}.") { LosesData = true };

    public static Hazard CastMayFail(ObjectName column, string type) =>
        new("cast-may-fail", column, $"values of {Path(column)} that are no {type} fail the migration.")
        {
            MayFailOnRows = true,
        };

    public static Hazard NotNullMayFail(ObjectName column) =>
        new("lite-not-null-may-fail", column, $"rows whose {Path(column)} is NULL fail the migration.")
        {
            MayFailOnRows = true,
        };

    public static Hazard UniqueMayFail(ObjectName key, string columns) =>
        new("unique-may-fail", key, $"rows that are the same in ({columns}) fail the migration.")
        {
            MayFailOnRows = true,
        };

    public static Hazard CheckScan(ObjectName check) =>
        new(
            "lite-add-check-scan",
            check,
            $"all rows of {check.Owner} are read; those that break it fail the migration."
        )
        {
            MayFailOnRows = true,
        };

    public static Hazard ForeignKeyCheck(ObjectName key, string parent) =>
        new("lite-12step-fk-check", key, $"rows of {key.Owner} without their row in {parent} fail the migration.")
        {
            MayFailOnRows = true,
        };

    public static Hazard Rebuild(ObjectName table) =>
        new("lite-rebuild", table, $"all rows of {table.Name} are written anew; nobody else can write meanwhile.");

    public static Hazard DropColumnRewrites(ObjectName column) =>
        new(
            "lite-drop-column",
            column,
            $"all rows of {column.Owner} are written anew; nobody else can write meanwhile."
        );

    public static Hazard IndexBuild(ObjectName index) =>
        new("lite-index-build", index, $"all rows of {index.Owner} are read; nobody else can write meanwhile.");

    static string Path(ObjectName column) => $"{column.Owner}.{column.Name}";
}
