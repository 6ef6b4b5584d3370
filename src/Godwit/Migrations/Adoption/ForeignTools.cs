namespace Godwit;

/// <remarks>
/// The tables as the tools of 2026 make them; each was seen written by the tool, or is in its source.
/// </remarks>
sealed partial record ForeignTool
{
    static readonly ValueList<string> _plainFolders = ["db/migrations", "migrations"];

    /// <summary>The tools that are known.</summary>
    public static ValueList<ForeignTool> All { get; } =
    [
        new("dbmate", "schema_migrations", ["version"], ForeignForm.Files) { Folders = _plainFolders },
        new("dbup", "schemaversions", ["scriptname", "applied"], ForeignForm.Scripts)
        {
            Order = "applied",
            Folders = ["Scripts", "scripts", "Migrations", .. _plainFolders],
        },
        new("diesel", "__diesel_schema_migrations", ["version", "run_on"], ForeignForm.Files)
        {
            Folders = ["migrations"],
        },
        new("drizzle", "__drizzle_migrations", ["id", "hash", "created_at"], ForeignForm.Layout)
        {
            OwnSchema = "drizzle",
            Folders = ["drizzle"],
        },
        new("efcore", "__efmigrationshistory", ["migrationid", "productversion"], ForeignForm.EntityFramework)
        {
            Companions = ["__efmigrationslock"],
            Folders = ["."],
        },
        new(
            "evolve",
            "changelog",
            ["name", "success", "type", "checksum", "installed_on", "id"],
            ForeignForm.FlywayNames
        )
        {
            // 1 to 3 are schemas that it made or found, and where it began; 0 is a versioned file, 4 a repeatable one.
            Read = row =>
                row[2] is not ("0" or "4") ? null
                : IsTrue(row[1]) ? new(row[0] ?? "")
                : new(
                    row[0] ?? "",
                    $"Evolve records {row[0]} as failed. Mend the file, then `evolve repair` and run it."
                ),
            Order = "id",
            Checksum = ("checksum", ForeignChecksums.OfEvolve),
            Folders = ["Sql_Scripts", "sql_scripts", .. _plainFolders],
        },
        new("flyway", "flyway_schema_history", ["installed_rank", "version", "script", "success"], ForeignForm.Layout)
        {
            Folders = ["db/migration", "src/main/resources/db/migration"],
        },
        new("fluentmigrator", "versioninfo", ["version", "appliedon"], ForeignForm.Code),
        new("golang-migrate", "schema_migrations", ["version", "dirty"], ForeignForm.Files)
        {
            Read = row =>
                IsTrue(row[1])
                    ? new(
                        row[0] ?? "",
                        $"golang-migrate records version {row[0]} as dirty: its migration stopped half way. "
                            + "Mend the database, then say where it stands with `migrate force VERSION`."
                    )
                    : new(row[0] ?? ""),
            RecordsNewestOnly = true,
            Folders = _plainFolders,
        },
        new("goose", "goose_db_version", ["version_id", "is_applied", "id"], ForeignForm.Files)
        {
            Read = row =>
                IsVersionZero(row[0]) ? null
                : IsTrue(row[1]) ? new(row[0] ?? "")
                : new(
                    row[0] ?? "",
                    $"goose records version {row[0]} as rolled back (is_applied is false). "
                        + "Apply it again with `goose up`, or delete that row where it is to stay away."
                ),
            Order = "id",
            Folders = _plainFolders,
        },
        new("grate", "scriptsrun", ["script_name", "one_time_script", "text_hash", "id"], ForeignForm.Scripts)
        {
            Prefix = "grate_",
            OwnSchema = "grate",
            Order = "id",
            Checksum = ("text_hash", ForeignChecksums.OfGrate),
            Companions = ["scriptsrunerrors", "version", "grate*"],
            Run = ("version", "status", "Finished"),
            Folders = ["db", "sql", "."],
        },
        new(
            "prisma",
            "_prisma_migrations",
            ["migration_name", "checksum", "finished_at", "rolled_back_at"],
            ForeignForm.Layout
        )
        {
            Folders = ["prisma/migrations"],
        },
        new("rails", "schema_migrations", ["version"], ForeignForm.Code)
        {
            Companions = ["ar_internal_metadata"],
            NeedsCompanion = true,
        },
        new("sqlx", "_sqlx_migrations", ["version", "success", "description", "checksum"], ForeignForm.Files)
        {
            Read = row =>
                IsTrue(row[1])
                    ? new(row[0] ?? "")
                    : new(
                        row[0] ?? "",
                        $"sqlx records version {row[0]} as failed. Mend the database, delete that row, and run "
                            + "`sqlx migrate run`."
                    ),
            Checksum = ("checksum", ForeignChecksums.OfSqlx),
            Folders = ["migrations"],
        },
    ];
}
