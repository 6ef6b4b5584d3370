using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Godwit and drizzle-orm take turns on one database.</summary>
public class SideBySideTests
{
    const string Rebuild = """
        PRAGMA foreign_keys=OFF;--> statement-breakpoint
        CREATE TABLE `__new_parent` (`id` integer PRIMARY KEY, `n` text);
        --> statement-breakpoint
        INSERT INTO `__new_parent`("id", "n") SELECT "id", "n" FROM `parent`;--> statement-breakpoint
        DROP TABLE `parent`;--> statement-breakpoint
        ALTER TABLE `__new_parent` RENAME TO `parent`;--> statement-breakpoint
        PRAGMA foreign_keys=ON;
        """;

    const string PostgreSqlRows = "SELECT * FROM drizzle.__drizzle_migrations ORDER BY id";

    [Theory, InlineData("0.x"), InlineData("1.0")]
    public async Task They_take_turns_on_PostgreSQL_and_leave_what_Drizzle_alone_leaves(string version)
    {
        await using var shared = await TestDatabase.CreateAsync(Server.Distribution);
        await using var alone = await TestDatabase.CreateAsync(Server.Distribution);
        using var project = new DrizzleProject(version);
        for (var i = 0; i < 10; i++)
        {
            project.Add(i, $"CREATE TABLE \"t{i}\" (\"id\" serial PRIMARY KEY);\n--> statement-breakpoint\nSELECT {i}");
            await (i % 2 == 0 ? project.GodwitAsync(shared.Url, "migrate") : project.DrizzleAsync(shared.Url));
        }

        await project.DrizzleAsync(shared.Url);
        Assert.Contains("10 applied", await project.GodwitAsync(shared.Url, "status"), StringComparison.Ordinal);
        await project.DrizzleAsync(alone.Url);

        Assert.Equal(
            (await alone.RowsAsync(PostgreSqlRows)).Select(WithoutTime),
            (await shared.RowsAsync(PostgreSqlRows)).Select(WithoutTime)
        );
        Assert.Equal(await PostgreSqlSchema.DumpAsync(alone), await PostgreSqlSchema.DumpAsync(shared));
    }

    [Theory, InlineData("0.x"), InlineData("1.0")]
    public async Task They_take_turns_on_SQLite_and_leave_what_Drizzle_alone_leaves(string version)
    {
        using var project = new DrizzleProject(version);
        var (shared, alone) = (Path.Combine(project.Folder, "shared.db"), Path.Combine(project.Folder, "alone.db"));
        for (var i = 0; i < 10; i++)
        {
            project.Add(
                i,
                $"CREATE TABLE `t{i}` (`id` integer PRIMARY KEY);\n--> statement-breakpoint\nCREATE TABLE `u{i}` (x)"
            );
            await (
                i % 2 == 1 ? project.GodwitAsync($"sqlite:{shared}", "migrate") : project.DrizzleAsync($"file:{shared}")
            );
        }

        await project.DrizzleAsync($"file:{shared}");
        Assert.Contains(
            "10 applied",
            await project.GodwitAsync($"sqlite:{shared}", "status"),
            StringComparison.Ordinal
        );
        await project.DrizzleAsync($"file:{alone}");

        Assert.Equal(Rows(alone).Select(WithoutTime), Rows(shared).Select(WithoutTime));
        Assert.Equal(
            Rows(alone, "SELECT sql FROM sqlite_schema ORDER BY name"),
            Rows(shared, "SELECT sql FROM sqlite_schema ORDER BY name")
        );
    }

    [Fact]
    public async Task One_transaction_as_Drizzle_makes_it_deletes_child_rows_and_Godwit_keeps_them()
    {
        using var project = new DrizzleProject("0.x");
        project.Add(
            0,
            """
            CREATE TABLE `parent` (`id` integer PRIMARY KEY, `n` integer);
            --> statement-breakpoint
            CREATE TABLE `child` (`id` integer PRIMARY KEY, `p` integer REFERENCES `parent`(`id`) ON DELETE cascade);
            --> statement-breakpoint
            INSERT INTO `parent` VALUES (1, 1);
            --> statement-breakpoint
            INSERT INTO `child` VALUES (1, 1);
            """
        );
        var (godwit, drizzle) = (Path.Combine(project.Folder, "g.db"), Path.Combine(project.Folder, "d.db"));
        await project.GodwitAsync($"sqlite:{godwit}", "migrate");
        await project.GodwitAsync($"sqlite:{drizzle}", "migrate");
        project.Add(1, Rebuild);
        await project.GodwitAsync($"sqlite:{godwit}", "migrate");
        var file = Path.Combine(project.Migrations, "0001_step.sql");
        await Command.RequireAsync(
            "sqlite3",
            "-bail",
            drizzle,
            "PRAGMA foreign_keys = ON",
            "BEGIN",
            $".read '{file}'",
            "COMMIT"
        );

        Assert.Equal(["1|1"], Rows(godwit, "SELECT * FROM child"));
        Assert.Empty(Rows(drizzle, "SELECT * FROM child"));
    }

    [Fact]
    public async Task A_table_of_0x_becomes_one_of_1_0_as_drizzle_orm_makes_it()
    {
        await using var byGodwit = await TestDatabase.CreateAsync(Server.Distribution);
        await using var byDrizzle = await TestDatabase.CreateAsync(Server.Distribution);
        using var old = new DrizzleProject("0.x");
        using var project = new DrizzleProject("1.0");
        for (var i = 0; i < 3; i++)
        {
            old.Add(i, $"CREATE TABLE \"t{i}\" (\"id\" serial PRIMARY KEY);");
            project.Add(i, $"CREATE TABLE \"t{i}\" (\"id\" serial PRIMARY KEY);");
        }

        foreach (var database in new[] { byGodwit, byDrizzle })
        {
            await old.DrizzleAsync(database.Url);
        }

        project.Add(3, "CREATE TABLE \"t3\" (\"id\" serial PRIMARY KEY);");
        await project.GodwitAsync(byGodwit.Url, "migrate");
        await project.DrizzleAsync(byDrizzle.Url);
        await project.DrizzleAsync(byGodwit.Url);

        const string rows =
            "SELECT id, hash, created_at, name, applied_at IS NULL FROM drizzle.__drizzle_migrations ORDER BY id";
        Assert.Equal(await byDrizzle.RowsAsync(rows), await byGodwit.RowsAsync(rows));
        Assert.Equal(await PostgreSqlSchema.DumpAsync(byDrizzle), await PostgreSqlSchema.DumpAsync(byGodwit));
    }

    [Fact]
    public async Task Each_version_goes_on_where_Godwit_wrote_for_the_other_one()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        using var old = new DrizzleProject("0.x");
        using var project = new DrizzleProject("1.0");
        for (var i = 0; i < 2; i++)
        {
            old.Add(i, $"CREATE TABLE \"t{i}\" (\"id\" serial PRIMARY KEY);");
            project.Add(i, $"CREATE TABLE \"t{i}\" (\"id\" serial PRIMARY KEY);");
        }
        await project.DrizzleAsync(database.Url);

        // The table is one of 1.0, which goes by names; the folder is still of 0.x, whose times are finer.
        Assert.Contains("2 applied", await old.GodwitAsync(database.Url, "status"), StringComparison.Ordinal);
        old.Add(2, "CREATE TABLE \"t2\" (\"id\" serial PRIMARY KEY);");
        await old.GodwitAsync(database.Url, "migrate");
        await old.DrizzleAsync(database.Url);

        project.Add(2, "CREATE TABLE \"t2\" (\"id\" serial PRIMARY KEY);");
        await project.DrizzleAsync(database.Url);

        // What drizzle-orm 0.x writes into it has no name, and drizzle-orm 1.0 would run it again.
        await database.ExecuteAsync("UPDATE drizzle.__drizzle_migrations SET name = NULL WHERE id = 3");
        project.Add(3, "CREATE TABLE \"t3\" (\"id\" serial PRIMARY KEY);");
        await project.GodwitAsync(database.Url, "migrate");
        await project.DrizzleAsync(database.Url);
        Assert.Equal(
            ["20261101120000_step", "20261101130000_step", "20261101140000_step", "20261101150000_step"],
            await database.RowsAsync("SELECT name FROM drizzle.__drizzle_migrations ORDER BY id")
        );
    }

    [Fact]
    public async Task Two_of_one_second_are_two_also_where_0x_wrote_their_rows()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        using var old = new DrizzleProject("0.x");
        using var project = new DrizzleProject("1.0");
        old.Add(0, "SELECT 1;", "one");
        old.Add(0, "SELECT 1;", "two");
        project.Add(0, "SELECT 1;", "one");
        project.Add(0, "SELECT 1;", "two");
        await old.DrizzleAsync(database.Url);
        Assert.Contains("2 applied", await old.GodwitAsync(database.Url, "status"), StringComparison.Ordinal);

        project.Add(1, "SELECT 2;");
        await project.GodwitAsync(database.Url, "migrate");

        Assert.Equal(
            ["20261101120000_one", "20261101120000_two", "20261101130000_step"],
            await database.RowsAsync("SELECT name FROM drizzle.__drizzle_migrations ORDER BY name")
        );
        project.Write("20261101120000_two/down.sql", "SELECT 1;");
        project.Write("20261101130000_step/down.sql", "SELECT 1;");
        await project.GodwitAsync(database.Url, "undo");
        await project.GodwitAsync(database.Url, "undo");
        Assert.Equal(["20261101120000_one"], await database.RowsAsync("SELECT name FROM drizzle.__drizzle_migrations"));
        await project.DrizzleAsync(database.Url);
    }

    // Only 1.0 records when a migration was applied.
    static string WithoutTime(string row) => string.Join('|', row.Split('|').Take(4));

    static List<string> Rows(string file, string sql = "SELECT * FROM __drizzle_migrations ORDER BY created_at")
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=false");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values));
        }

        return rows;
    }
}
