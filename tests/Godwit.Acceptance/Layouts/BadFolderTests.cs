using System.Text;

namespace Godwit;

/// <summary>
/// Folders of other tools that are not as the tools write them, with PostgreSQL as the target: an error names the file,
/// and nothing is made in the database.
/// </summary>
public sealed class BadFolderTests : LayoutTest
{
    const string Script = "CREATE TABLE a (id int);\n";
    const string Journal = """
        {"version":"7","dialect":"postgresql","entries":[{"idx":0,"when":1,"tag":"0000_a"}]}
        """;

    // File and text, in turn.
    public static TheoryData<string, string, string, string[]> Folders =>
        new()
        {
            {
                "prisma",
                "GDW0920",
                "migration_lock.toml",
                ["migration_lock.toml", "provider = \"sqlite\"", "1_a/migration.sql", Script]
            },
            { "prisma", "GDW0921", "1_a", ["1_a/other.sql", Script] },
            { "prisma", "GDW0106", "1_a/migration.sql", ["1_a/migration.sql", "SELECT '\u00ff';"] },
            { "drizzle", "GDW0940", "0000_a.sql", ["0000_a.sql", Script] },
            { "drizzle", "GDW0943", "0000_a.sql", ["meta/_journal.json", Journal] },
            {
                "drizzle",
                "GDW0942",
                "0000_a",
                [
                    "meta/_journal.json",
                    Journal.Replace("}]", "},{\"idx\":1,\"when\":2,\"tag\":\"0000_a\"}]", StringComparison.Ordinal),
                    "0000_a.sql",
                    Script,
                ]
            },
            {
                "drizzle",
                "GDW0944",
                "sqlite",
                [
                    "meta/_journal.json",
                    Journal.Replace("postgresql", "sqlite", StringComparison.Ordinal),
                    "0000_a.sql",
                    Script,
                ]
            },
            {
                "drizzle",
                "GDW0941",
                "20260101000000_b",
                ["meta/_journal.json", Journal, "0000_a.sql", Script, "20260101000000_b/migration.sql", Script]
            },
            { "drizzle", "GDW0106", "0000_a.sql", ["meta/_journal.json", Journal, "0000_a.sql", "SELECT '\u00ff';"] },
            { "flyway", "GDW0960", "V1_a.sql", ["V1_a.sql", Script] },
            { "flyway", "GDW0962", "V1.0__b.sql", ["V1__a.sql", Script, "V1.0__b.sql", Script] },
            { "flyway", "GDW0963", "V1__a.sql", ["V1__a.sql", "SELECT '${nowhere}';"] },
            { "flyway", "GDW0966", "V1__a.sql", ["V1__a.sql", "SELECT '\u00ff';"] },
        };

    [Theory, MemberData(nameof(Folders))]
    public async Task Each_is_named_and_nothing_is_made(string layout, string code, string says, string[] files)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        Write(files);
        var migrator = new Migrator(Dialect.PostgreSql, database.DataSource, Open(layout));

        var error = await Assert.ThrowsAnyAsync<GodwitException>(() => migrator.MigrateAsync(Stop));

        Assert.Equal(code, error.Code);
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
        Assert.Empty(await StateAsync(database));
    }

    [Theory]
    [InlineData("prisma", "1_a/migration.sql")]
    [InlineData("drizzle", "20260101000000_a/migration.sql")]
    [InlineData("flyway", "V1__a.sql")]
    public async Task A_byte_order_mark_and_line_ends_of_Windows_do_not_disturb(string layout, string file)
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        Folder.Write(
            file,
            "\uFEFFCREATE TABLE a (\r\n  t text DEFAULT 'x'\r\n);\r\nINSERT INTO a VALUES ('\r\n');\r\n"
        );

        var first = await new Migrator(Dialect.PostgreSql, database.DataSource, Open(layout)).MigrateAsync(Stop);
        var again = await new Migrator(Dialect.PostgreSql, database.DataSource, Open(layout)).MigrateAsync(Stop);

        Assert.Single(first.Applied);
        Assert.Equal((0, 1), (again.Applied.Count, again.AlreadyApplied));
        Assert.Equal(["2"], await database.RowsAsync("SELECT length(t) FROM a"));
    }

    // Bytes as they are in the text: a character below 256 is one.
    void Write(string[] files)
    {
        for (var i = 0; i < files.Length; i += 2)
            Folder.Write(files[i], Encoding.Latin1.GetBytes(files[i + 1]));
    }

    MigrationFolder Open(string layout) =>
        layout switch
        {
            "prisma" => MigrationFolder.OpenPrisma(Folder.Path),
            "drizzle" => MigrationFolder.OpenDrizzle(Folder.Path),
            _ => MigrationFolder.Of(new FlywayLayout(new() { Locations = ["filesystem:" + Folder.Path] })),
        };
}
