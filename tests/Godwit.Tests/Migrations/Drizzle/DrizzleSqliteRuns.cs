namespace Godwit;

/// <summary>Drizzle's table on SQLite, where drizzle-orm takes no lock.</summary>
public sealed class DrizzleSqliteRuns
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starters_at_the_same_time_apply_each_migration_once()
    {
        using var shell = new TestShell();
        using var database = new SqliteDatabase();
        for (var i = 10; i < 20; i++)
            shell.Write($"out/202601010000{i}_m/migration.sql", $"CREATE TABLE t{i} (id INTEGER);\n");
        shell.Write("out/20260101000020_vacuum/migration.sql", "VACUUM;\n");
        var migrator = new Migrator(
            Dialect.Sqlite,
            database.DataSource,
            MigrationFolder.OpenDrizzle(shell.PathOf("out"))
        );

        var results = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => Task.Run(() => migrator.MigrateAsync(Stop), Stop))
        );

        Assert.Equal(11, results.Sum(one => one.Applied.Count));
        Assert.Equal(11, database.Rows("SELECT name FROM __drizzle_migrations").Count);
        Assert.True((await migrator.GetStatusAsync(Stop)).IsUpToDate);
    }
}
