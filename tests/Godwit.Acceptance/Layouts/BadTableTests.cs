namespace Godwit;

/// <summary>
/// Tables of other tools on PostgreSQL that are not as the tools write them: an error names the row and the column, or
/// the table, and nothing is changed.
/// </summary>
public sealed class BadTableTests : LayoutTest
{
    const string Prisma = """
        CREATE TABLE _prisma_migrations (id VARCHAR(36) PRIMARY KEY, checksum TEXT, finished_at TEXT, migration_name TEXT,
            logs TEXT, rolled_back_at TEXT, started_at TEXT DEFAULT now()::text, applied_steps_count TEXT DEFAULT '1');
        INSERT INTO _prisma_migrations (id, migration_name, checksum, finished_at) VALUES
        """;

    const string Drizzle = """
        CREATE SCHEMA drizzle;
        CREATE TABLE drizzle.__drizzle_migrations (id serial, hash text, created_at text);
        INSERT INTO drizzle.__drizzle_migrations (hash, created_at) VALUES
        """;

    const string Flyway = """
        CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50),
            description TEXT DEFAULT 'a', type VARCHAR(20) DEFAULT 'SQL', script TEXT DEFAULT 'V1__a.sql', checksum TEXT,
            installed_by TEXT DEFAULT 'me', installed_on TIMESTAMP DEFAULT now(), execution_time INT DEFAULT 1, success TEXT);
        INSERT INTO flyway_schema_history (installed_rank, version, checksum, success) VALUES
        """;

    public static TheoryData<string, string, string, string> Tables =>
        new()
        {
            { "prisma", "CREATE TABLE _prisma_migrations (n int)", "GDW0924", "column \"id\" does not exist. Nothing" },
            { "prisma", $"{Prisma} ('x', '1_a', 'y', 'soon')", "GDW0408", "'1_a' * 'soon' in the column finished_at" },
            { "prisma", $"{Prisma} ('x', NULL, 'y', NULL)", "GDW0408", "NULL in the column migration_name" },
            { "prisma", $"{Prisma} ('x', '1_a', 'y', NULL)", "GDW0304", "1_a/migration.sql failed * repair --resume" },
            {
                "prisma",
                $"{Prisma} ('x', '1_a', 'y', '2026-01-01')",
                "GDW0301",
                "1_a/migration.sql was applied * repair --accept-checksum 1_a"
            },
            {
                "drizzle",
                "CREATE SCHEMA drizzle; CREATE TABLE drizzle.__drizzle_migrations (n int)",
                "GDW0945",
                "it has no column hash"
            },
            { "drizzle", $"{Drizzle} ('y', 'noon')", "GDW0408", "hash = 'y' * 'noon' in the column created_at" },
            { "drizzle", $"{Drizzle} ('y', NULL)", "GDW0408", "hash = 'y' * NULL in the column created_at" },
            { "drizzle", $"{Drizzle} (NULL, '1')", "GDW0408", "NULL in the column hash" },
            { "drizzle", $"{Drizzle} ('y', '1')", "GDW0946", "hash y and created_at 1" },
            {
                "flyway",
                "CREATE TABLE flyway_schema_history (n int)",
                "GDW0968",
                "column \"installed_rank\" does not exist. Nothing"
            },
            { "flyway", $"{Flyway} (1, 'x.y', '1', 'true')", "GDW0408", "'1' * 'x.y' in the column version" },
            { "flyway", $"{Flyway} (1, '1', 'abc', '1')", "GDW0408", "'1' * 'abc' in the column checksum" },
            { "flyway", $"{Flyway} (1, '1', '99999999999', '1')", "GDW0408", "no number of 32 bits" },
            { "flyway", $"{Flyway} (1, '1', '1', NULL)", "GDW0408", "NULL in the column success" },
            { "flyway", $"{Flyway} (1, '1', '1', '0')", "GDW0304", "1 (a) failed * repair` delete the failed row" },
            { "flyway", $"{Flyway} (1, '1', '1', '1')", "GDW0301", "V1__a.sql was applied * checksum then 1" },
            {
                "flyway",
                """
                    CREATE TABLE flyway_schema_history (installed_rank INT PRIMARY KEY, version VARCHAR(50),
                        description VARCHAR(200), type VARCHAR(20), script VARCHAR(1000), checksum INT,
                        installed_by VARCHAR(100), installed_on TIMESTAMP DEFAULT now(), execution_time INT,
                        success BOOLEAN, tenant text NOT NULL)
                    """,
                "GDW0401",
                "\"tenant\" * rolled back * wants a value"
            },
            {
                "drizzle",
                """
                    CREATE SCHEMA drizzle;
                    CREATE TABLE drizzle.__drizzle_migrations (id serial PRIMARY KEY, hash text NOT NULL,
                        created_at bigint, name text, applied_at timestamptz DEFAULT now(), tenant text NOT NULL)
                    """,
                "GDW0401",
                "\"tenant\" * rolled back * wants a value"
            },
            {
                "flyway",
                $"{Flyway} (1, '1', '1', '1'); ALTER TABLE flyway_schema_history ADD version_rank int",
                "GDW0968",
                "is of Flyway 3"
            },
            {
                "flyway",
                $"{Flyway} (1, '1', '1', '1'); ALTER TABLE flyway_schema_history RENAME TO schema_version",
                "GDW0969",
                "table=schema_version"
            },
        };

    [Theory, MemberData(nameof(Tables))]
    public async Task Each_is_named_and_nothing_is_changed(string layout, string table, string code, string says)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await database.ExecuteAsync(table);
        var before = await StateAsync(database);
        var migrator = new Migrator(Dialect.PostgreSql, database.DataSource, Open(layout));

        var error = await Assert.ThrowsAnyAsync<GodwitException>(() => migrator.MigrateAsync(Stop));

        Assert.Equal(code, error.Code);
        Assert.All(says.Split('*'), part => Assert.Contains(part.Trim(), error.Message, StringComparison.Ordinal));
        Assert.Equal(before, await StateAsync(database));
    }

    MigrationFolder Open(string layout)
    {
        const string script = "CREATE TABLE a (id int);\n";
        switch (layout)
        {
            case "prisma":
                Folder.Write("1_a/migration.sql", script);
                return MigrationFolder.OpenPrisma(Folder.Path);
            case "drizzle":
                Folder.Write("20260101000000_a/migration.sql", script);
                return MigrationFolder.OpenDrizzle(Folder.Path);
            default:
                Folder.Write("V1__a.sql", script);
                return MigrationFolder.Of(new FlywayLayout(new() { Locations = ["filesystem:" + Folder.Path] }));
        }
    }
}
