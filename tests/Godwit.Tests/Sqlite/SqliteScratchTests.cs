using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Godwit;

public sealed class SqliteScratchTests : IDisposable
{
    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_version_is_the_number_that_SQLite_gives()
    {
        await using var scratch = await OpenAsync();
        await using var database = await scratch.CreateAsync(Stop);

        var text = (string)(await ScalarAsync(database, "SELECT sqlite_version()"))!; // never NULL
        var parts = text.Split('.').Select(int.Parse).ToArray();
        Assert.Equal(parts[0] * 1_000_000 + parts[1] * 1000 + parts[2], scratch.Version);
    }

    [Fact]
    public async Task Connections_see_one_database_and_databases_are_apart()
    {
        await using var scratch = await OpenAsync();
        await using var one = await scratch.CreateAsync(Stop);
        await using var other = await scratch.CreateAsync(Stop);

        await RunAsync(one, "CREATE TABLE t (n)");
        await RunAsync(one, "INSERT INTO t VALUES (1)");

        Assert.Equal(1L, await ScalarAsync(one, "SELECT count(*) FROM t"));
        Assert.Equal(0L, await ScalarAsync(other, "SELECT count(*) FROM sqlite_schema"));
    }

    [Fact]
    public async Task A_clone_keeps_rowids_counters_and_what_is_not_a_table()
    {
        await using var scratch = await OpenAsync();
        await using var original = await scratch.CreateAsync(Stop);
        await RunAsync(
            original,
            """
            CREATE TABLE plain (name TEXT);
            INSERT INTO plain (rowid, name) VALUES (7, 'a'), (70, 'b');
            CREATE INDEX plain_name ON plain (name);
            CREATE TABLE counted (id INTEGER PRIMARY KEY AUTOINCREMENT);
            INSERT INTO counted VALUES (41);
            DELETE FROM counted;
            CREATE VIEW v AS SELECT * FROM plain;
            CREATE TRIGGER tr AFTER INSERT ON plain BEGIN DELETE FROM plain WHERE name = 'x'; END;
            CREATE VIRTUAL TABLE words USING fts5(text);
            INSERT INTO words VALUES ('hello world');
            PRAGMA user_version = 5;
            """
        );

        await using var clone = await scratch.CloneAsync(original, Stop);
        await RunAsync(clone, "DROP TABLE plain");

        Assert.Equal(77L, await ScalarAsync(original, "SELECT sum(rowid) FROM plain"));
        Assert.Equal(41L, await ScalarAsync(clone, "SELECT seq FROM sqlite_sequence WHERE name = 'counted'"));
        Assert.Equal(1L, await ScalarAsync(clone, "SELECT count(*) FROM words WHERE words MATCH 'hello'"));
        Assert.Equal(5L, await ScalarAsync(clone, "PRAGMA user_version"));
        await using var second = await scratch.CloneAsync(original, Stop);
        Assert.Equal("7|70", await ScalarAsync(second, "SELECT group_concat(rowid, '|') FROM plain"));
        const string schema = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema ORDER BY name)";
        Assert.Equal(await ScalarAsync(original, schema), await ScalarAsync(second, schema));
    }

    [Fact]
    public async Task A_kept_database_is_found_by_its_key_until_newer_ones_take_its_place()
    {
        await using (var scratch = await OpenAsync())
        {
            Assert.Null(await scratch.OpenKeptAsync(["one"], Stop));
            await using var database = await scratch.CreateAsync(Stop);
            await RunAsync(database, "CREATE TABLE t AS SELECT 1 AS n");
            await scratch.KeepAsync(database, "one", Stop);
        }

        await using (var scratch = await OpenAsync())
        {
            var found = await scratch.OpenKeptAsync(["none", "one"], Stop);
            Assert.Equal(1, found?.Index);
            await using var kept = found!.Database; // it has an index
            Assert.Equal(1L, await ScalarAsync(kept, "SELECT n FROM t"));
            for (var i = 0; i < SqliteKeptDatabases.Limit; i++)
                await scratch.KeepAsync(kept, $"newer {i}", Stop);
            Assert.Null(await scratch.OpenKeptAsync(["one"], Stop));
            await using var newer = (await scratch.OpenKeptAsync(["newer 3"], Stop))?.Database;
            Assert.NotNull(newer);
        }
    }

    [Fact]
    public async Task A_kept_file_that_is_damaged_is_as_good_as_none()
    {
        await using var scratch = await OpenAsync();
        await using var database = await scratch.CreateAsync(Stop);
        await scratch.KeepAsync(database, "one", Stop);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(_folder.Path, "sqlite"), "*.db"));
        await File.WriteAllTextAsync(file, new string('x', 5000), Stop);

        Assert.Null(await scratch.OpenKeptAsync(["one"], Stop));
        Assert.False(File.Exists(file));
    }

    [Theory]
    [InlineData("True", 1L)]
    [InlineData("False", 0L)]
    public async Task Foreign_keys_are_as_on_the_real_target(string setting, long expected)
    {
        await using var scratch = await SqliteScratchServer.OpenAsync(
            name => SqliteFactory.Instance.CreateDataSource($"Data Source={name};Pooling=False;Foreign Keys={setting}"),
            null,
            Stop
        );
        await using var database = await scratch.CreateAsync(Stop);

        Assert.Equal(expected, await ScalarAsync(database, "PRAGMA foreign_keys"));
    }

    [Fact]
    public async Task A_folder_is_migrated_on_it()
    {
        using var migrations = new TestFolder();
        migrations.Write(
            "1_a.sql",
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent INTEGER REFERENCES parent (id) ON DELETE CASCADE);
            INSERT INTO parent VALUES (1);
            INSERT INTO child VALUES (1, 1);
            """
        );
        migrations.Write("2_b.sql", "PRAGMA foreign_keys = OFF; DELETE FROM parent; INSERT INTO parent VALUES (1);");
        migrations.Write("3_c.sql", "VACUUM;");
        await using var scratch = await OpenAsync();
        await using var database = await scratch.CreateAsync(Stop);

        var result = await new Migrator(Dialect.Sqlite, database.DataSource, migrations.Migrations).MigrateAsync(Stop);

        Assert.Equal(3, result.Applied.Count);
        Assert.Equal(1L, await ScalarAsync(database, "SELECT count(*) FROM child"));
    }

    Task<SqliteScratchServer> OpenAsync() =>
        SqliteScratchServer.OpenAsync(
            name => SqliteFactory.Instance.CreateDataSource($"Data Source={name};Pooling=False"),
            _folder.Path,
            Stop
        );

    static async Task RunAsync(ScratchDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    static async Task<object?> ScalarAsync(ScratchDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Stop);
    }
}
