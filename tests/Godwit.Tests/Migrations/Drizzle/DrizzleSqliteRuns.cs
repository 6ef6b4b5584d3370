namespace Godwit;

/// <summary>Drizzle's table on SQLite, where drizzle-orm takes no lock.</summary>
public sealed class DrizzleSqliteRuns : IDisposable
{
    const string Rows = "SELECT created_at, name FROM __drizzle_migrations ORDER BY rowid";

    readonly TestShell _shell = new();
    readonly SqliteDatabase _database = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _shell.Dispose();
        _database.Dispose();
    }

    [Fact]
    public async Task Two_migrations_of_0x_with_one_time_and_one_text_are_two()
    {
        WriteJournal("old", ("0000_a", 1_700_000_000_123), ("0001_b", 1_700_000_000_123));
        _shell.Write("old/0000_a.sql", DrizzleFolder.CustomHeader);
        _shell.Write("old/0001_b.sql", DrizzleFolder.CustomHeader);
        _shell.Write("old/0001_b.down.sql", "SELECT 1;");

        Assert.Equal(["0000", "0001"], Applied(await Migrator("old").MigrateAsync(Stop)));
        Assert.True((await Migrator("old").GetStatusAsync(Stop)).IsUpToDate);

        await Migrator("old").UndoAsync(Stop);
        Assert.Single(_database.Rows("SELECT hash FROM __drizzle_migrations"));
        var late = new MigrateOptions { AllowOutOfOrder = true };
        Assert.Equal(["0001"], Applied(await Migrator("old", late).MigrateAsync(Stop)));
        Assert.Equal(2, _database.Rows("SELECT hash FROM __drizzle_migrations").Count);
    }

    [Fact]
    public async Task Of_two_in_one_second_with_one_text_one_is_taken_back()
    {
        _shell.Write("new/20260101000000_a/migration.sql", "SELECT 1;");
        _shell.Write("new/20260101000000_b/migration.sql", "SELECT 1;");
        _shell.Write("new/20260101000000_b/down.sql", "SELECT 1;");
        await Migrator("new").MigrateAsync(Stop);

        await Migrator("new").UndoAsync(Stop);

        Assert.Equal(["1767225600000|20260101000000_a"], _database.Rows(Rows));
        Assert.Equal(["20260101000000-0001"], Applied(await Migrator("new").MigrateAsync(Stop)));
    }

    [Fact]
    public async Task A_folder_of_0x_and_one_of_1_0_share_a_table()
    {
        WriteJournal("old", ("0000_a", 1_700_000_000_123), ("0001_b", 1_700_000_100_456));
        _shell.Write("old/0000_a.sql", "CREATE TABLE a (x);");
        _shell.Write("old/0001_b.sql", "CREATE TABLE b (x);");
        _shell.Write("new/20231114221320_a/migration.sql", "CREATE TABLE a (x);");
        await Migrator("new").MigrateAsync(Stop);

        // It goes by names, and drizzle-orm would run again what has none.
        Assert.Equal(["0001"], Applied(await Migrator("old").MigrateAsync(Stop)));
        string[] named = ["1700000000000|20231114221320_a", "1700000100456|20231114221500_b"];
        Assert.Equal(named, _database.Rows(Rows));

        // drizzle-orm 0.x writes none, so the next one that writes there does.
        _database.Execute("UPDATE __drizzle_migrations SET name = NULL WHERE name LIKE '%_b'");
        _shell.Write("new/20231114221500_b/migration.sql", "CREATE TABLE b (x);");
        Assert.True((await Migrator("new").GetStatusAsync(Stop)).IsUpToDate);
        _shell.Write("new/20231114221640_c/migration.sql", "CREATE TABLE c (x);");
        await Migrator("new").MigrateAsync(Stop);
        Assert.Equal([.. named, "1700000200000|20231114221640_c"], _database.Rows(Rows));
        Assert.Equal(3, _database.Rows("SELECT 1 FROM __drizzle_migrations WHERE applied_at IS NOT NULL").Count);

        _shell.Write("old/0001_b.sql", "CREATE TABLE b (x, y);");
        var status = await Migrator("old").GetStatusAsync(Stop);
        Assert.Equal(MigrationCondition.Edited, status.Migrations.Single(one => one.Version.Text == "0001").State);
    }

    [Fact]
    public async Task Starters_at_the_same_time_apply_each_migration_once()
    {
        for (var i = 10; i < 20; i++)
            _shell.Write($"out/202601010000{i}_m/migration.sql", $"CREATE TABLE t{i} (id INTEGER);\n");
        _shell.Write("out/20260101000020_vacuum/migration.sql", "VACUUM;\n");
        var migrator = Migrator("out");

        var results = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => migrator.MigrateAsync(Stop), Stop))
        );

        Assert.Equal(11, results.Sum(one => one.Applied.Count));
        Assert.Equal(11, _database.Rows("SELECT name FROM __drizzle_migrations").Count);
        Assert.True((await migrator.GetStatusAsync(Stop)).IsUpToDate);
    }

    Migrator Migrator(string folder, MigrateOptions? options = null) =>
        new(Dialect.Sqlite, _database.DataSource, MigrationFolder.OpenDrizzle(_shell.PathOf(folder)), options);

    static IEnumerable<string> Applied(MigrateResult result) => result.Applied.Select(one => one.Version.Text);

    void WriteJournal(string folder, params (string Tag, long When)[] entries) =>
        _shell.Write(
            $"{folder}/meta/_journal.json",
            $$"""{"entries":[{{string.Join(
                ',',
                entries.Select(one => $$"""{"when":{{one.When}},"tag":"{{one.Tag}}"}""")
            )}}]}"""
        );
}
