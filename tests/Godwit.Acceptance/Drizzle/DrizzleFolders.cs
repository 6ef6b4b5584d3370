using System.Text.Json;

namespace Godwit;

/// <summary>Folders and history tables that the real tools wrote, and folders of public projects.</summary>
public class DrizzleFolders
{
    const string Rows = "SELECT hash, created_at FROM drizzle.__drizzle_migrations ORDER BY id";

    [Theory]
    [InlineData("drizzle-stable-pg")]
    [InlineData("drizzle-rc-pg")]
    [InlineData("drizzle-upgraded-pg")]
    public async Task What_Drizzle_applied_is_applied(string fixture)
    {
        var (folder, migrations) = Fixture(fixture);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await Psql.RequireAsync(database.Url, "-f", Path.Combine(folder, "history.sql"));
        var before = await database.RowsAsync(Rows);

        using var workspace = new TemporaryFolder();
        string[] where = ["--url", database.Url, "--migrations", migrations];
        var status = await GodwitCli.RunAsync(workspace.Path, ["status", "--json", .. where]);
        var migrate = await GodwitCli.RunAsync(workspace.Path, ["migrate", "--json", .. where]);

        Assert.Equal((0, 0), (status.ExitCode, migrate.ExitCode));
        using var json = JsonDocument.Parse(status.Output);
        Assert.Equal(5, json.RootElement.GetProperty("migrations").GetArrayLength());
        Assert.Equal(before, await database.RowsAsync(Rows));
    }

    /// <summary>In one transaction, as drizzle-orm makes it, the second one cannot use the label.</summary>
    [Fact]
    public async Task A_label_that_one_migration_adds_is_used_by_the_next()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        using var workspace = new TemporaryFolder();
        string[] texts =
        [
            "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (m mood);",
            "ALTER TYPE mood ADD VALUE 'ok';",
            "ALTER TABLE t ALTER m SET DEFAULT 'ok'; INSERT INTO t DEFAULT VALUES;",
        ];
        for (var i = 0; i < texts.Length; i++)
        {
            var folder = Directory.CreateDirectory(Path.Combine(workspace.Path, $"out/2026010100000{i}_m"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "migration.sql"), texts[i]);
        }
        string[] migrate = ["migrate", "--layout", "drizzle", "--url", database.Url, "--migrations", "out"];

        // The type must be older than the transaction in which the label is added.
        var first = await GodwitCli.RunAsync(workspace.Path, [.. migrate, "--to", "20260101000000"]);
        var others = await GodwitCli.RunAsync(workspace.Path, migrate);

        Assert.True((first.ExitCode, others.ExitCode) == (0, 0), first.Error + others.Error);
        Assert.Equal(["ok"], await database.RowsAsync("SELECT m FROM t"));
    }

    [Theory]
    [InlineData("drizzle-stable-pg", "id, hash, created_at")]
    [InlineData("drizzle-rc-pg", "id, hash, created_at, name")]
    public async Task A_new_database_gets_the_rows_that_Drizzle_writes(string fixture, string columns)
    {
        var (folder, migrations) = Fixture(fixture);
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        using var workspace = new TemporaryFolder();
        var outcome = await GodwitCli.RunAsync(
            workspace.Path,
            "migrate",
            "--url",
            database.Url,
            "--migrations",
            migrations
        );
        Assert.True(outcome.ExitCode == 0, outcome.Error);

        var count = columns.Count(c => c == ',') + 1;
        var expected = File.ReadLines(Path.Combine(folder, "history.csv"))
            .Skip(1)
            .Select(line => string.Join('|', line.Split(',').Take(count)));
        Assert.Equal(
            expected,
            await database.RowsAsync($"SELECT {columns} FROM drizzle.__drizzle_migrations ORDER BY id")
        );
        Assert.Equal(
            Dump(await File.ReadAllTextAsync(Path.Combine(folder, "full-schema.sql"))),
            Dump(await PostgreSqlSchema.DumpAsync(database))
        );
    }

    public static TheoryData<Server, string> Corpora =>
        [
            .. Enum.GetValues<Server>()
                .SelectMany(server =>
                    new[] { "dokploy", "homarr-pg", "roo-evals", "vercel-chatbot" }.Select(path => (server, path))
                ),
        ];

    [Theory, MemberData(nameof(Corpora))]
    public async Task A_folder_gives_what_psql_makes_of_it(Server server, string path)
    {
        var migrations = Corpus(path);
        using var workspace = new TemporaryFolder();
        await using var expected = await TestDatabase.CreateAsync(server);
        await using var actual = await TestDatabase.CreateAsync(server);
        string[] files = [.. FilesOf(migrations).SelectMany(file => new[] { "-f", file })];
        await Psql.RequireAsync(expected.Url, files);

        await ApplyAllAsync(workspace.Path, actual.Url, migrations);

        if (server == Server.Distribution) // the scratch server is of that version
        {
            string[] where = ["--url", actual.Url, "--migrations", migrations];
            var drift = await GodwitCli.RunAsync(workspace.Path, ["drift", .. where]);
            Assert.True(drift.ExitCode == 0, drift.Output + drift.Error);
        }

        Assert.Equal(
            await PostgreSqlSchema.ReadAsync(expected),
            (await PostgreSqlSchema.ReadAsync(actual)).Where(line =>
                !line.Contains("drizzle", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task A_folder_for_SQLite_gives_what_the_shell_makes_of_it()
    {
        var migrations = Corpus("homarr-sqlite");
        using var workspace = new TemporaryFolder();
        var (expected, actual) = (Path.Combine(workspace.Path, "e.db"), Path.Combine(workspace.Path, "a.db"));
        string[] reads =
        [
            .. FilesOf(migrations).SelectMany(file => new[] { "BEGIN", $".read '{file}'", "COMMIT" }), // as Drizzle
        ];
        await Command.RequireAsync(["sqlite3", "-bail", expected, "PRAGMA synchronous = OFF", .. reads]);

        await ApplyAllAsync(workspace.Path, $"sqlite:{actual}", migrations);

        const string schema =
            "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name NOT IN ('__drizzle_migrations', 'godwit_history') ORDER BY 1, 2";
        Assert.Equal(
            await Command.RequireAsync("sqlite3", expected, schema),
            await Command.RequireAsync("sqlite3", actual, schema)
        );
    }

    static async Task ApplyAllAsync(string workspace, string url, string migrations)
    {
        string[] where = ["--url", url, "--migrations", migrations];
        var first = await GodwitCli.RunAsync(workspace, ["migrate", "--json", .. where]);
        Assert.True(first.ExitCode == 0, first.Output + first.Error);
        using var json = JsonDocument.Parse(first.Output);
        Assert.Equal(FilesOf(migrations).Count, json.RootElement.GetProperty("applied").GetArrayLength());
        Assert.Equal(0, (await GodwitCli.RunAsync(workspace, ["status", .. where])).ExitCode);
        var second = await GodwitCli.RunAsync(workspace, ["migrate", .. where]);
        Assert.Contains("Up to date", second.Output, StringComparison.Ordinal);
    }

    static List<string> FilesOf(string folder)
    {
        using var journal = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "meta", "_journal.json")));
        return
        [
            .. journal
                .RootElement.GetProperty("entries")
                .EnumerateArray()
                .Select(entry => Path.Combine(folder, $"{entry.GetProperty("tag").GetString()}.sql")),
        ];
    }

    // What depends on the server's patch version, or on the session of pg_dump.
    static string Dump(string text) =>
        string.Join(
            '\n',
            text.Split('\n')
                .Where(line =>
                    !line.StartsWith("-- Dumped", StringComparison.Ordinal)
                    && !line.StartsWith('\\')
                    && !line.Contains("Owner:", StringComparison.Ordinal)
                    && !line.Contains(" OWNER TO ", StringComparison.Ordinal)
                    && line.Trim().Length > 0
                    && line != "--"
                )
        );

    static string Corpus(string path)
    {
        var folder = RepositoryFolder.Shared($"corpora/drizzle/{path}");
        Assert.SkipWhen(folder is null, "There is no ../shared/corpora beside this checkout.");
        return folder;
    }

    static (string Folder, string Migrations) Fixture(string name)
    {
        var folder = RepositoryFolder.Shared($"fixtures/{name}");
        Assert.SkipWhen(folder is null, "There is no ../shared/fixtures beside this checkout.");
        return (folder, Path.Combine(folder, "drizzle"));
    }
}
