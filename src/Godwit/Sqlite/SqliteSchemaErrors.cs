namespace Godwit;

/// <summary>Errors while the schema of a SQLite database is read.</summary>
static class SqliteSchemaErrors
{
    const string TooOldCode = "GDW0817";
    const string UnreadableCode = "GDW0818";

    public static GodwitException TooOld(string version) =>
        new SchemaReadException(
            TooOldCode,
            $"Reading a schema needs SQLite 3.37 or newer; this is {version}. Nothing was changed."
        )
        {
            Hint = "Use a driver that brings a newer SQLite. Migrations themselves run on 3.35 and newer.",
        };

    public static GodwitException Unreadable(string table, string column) =>
        new SchemaReadException(
            UnreadableCode,
            $"The stored definition of table {table} does not show its column {column}: it was changed through "
                + "PRAGMA writable_schema, or is damaged. Nothing was changed."
        )
        {
            Hint = "Compare `SELECT sql FROM sqlite_schema` with `PRAGMA table_xinfo`, and run PRAGMA integrity_check.",
        };
}
