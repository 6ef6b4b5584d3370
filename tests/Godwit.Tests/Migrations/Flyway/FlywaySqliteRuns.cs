using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>The table of Flyway on SQLite, where no lock outlives a transaction.</summary>
public class FlywaySqliteRuns
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Starters_at_the_same_time_apply_each_migration_once()
    {
        using var shell = new TestShell();
        for (var i = 1; i < 11; i++)
            shell.Write($"sql/V{i}__m.sql", $"CREATE TABLE t{i} (id INTEGER);\n");
        shell.Write("sql/R__v.sql", "CREATE VIEW v AS SELECT id FROM t1;\n");
        shell.Write("sql/V11__vacuum.sql", "VACUUM;\n");
        var file = shell.PathOf("app.db");
        var migrators = Enumerable.Range(0, 6).Select(_ => Migrator(file, shell.PathOf("sql"))).ToList();

        var results = await Task.WhenAll(migrators.Select(one => Task.Run(() => one.MigrateAsync(Stop), Stop)));

        Assert.Equal(12, results.Sum(one => one.Applied.Count));
        Assert.True((await migrators[0].GetStatusAsync(Stop)).IsUpToDate);
    }

    [Fact]
    public async Task Starters_at_the_same_time_write_one_baseline()
    {
        using var shell = new TestShell();
        shell.Write("sql/V1__m.sql", "CREATE TABLE a (id INTEGER);\n");
        shell.Write("sql/V2__m.sql", "CREATE TABLE b (id INTEGER);\n");
        var file = shell.PathOf("app.db");
        await using (var source = Source(file))
        {
            await using var create = source.CreateCommand("CREATE TABLE a (id INTEGER)");
            await create.ExecuteNonQueryAsync(Stop);
        }
        var migrators = Enumerable
            .Range(0, 6)
            .Select(_ => Migrator(file, shell.PathOf("sql"), new() { BaselineOnMigrate = true }))
            .ToList();

        var results = await Task.WhenAll(migrators.Select(one => Task.Run(() => one.MigrateAsync(Stop), Stop)));

        Assert.Equal("2", Assert.Single(results.SelectMany(one => one.Applied)).Version.Text);
    }

    static Migrator Migrator(string file, string folder, FlywaySettings? settings = null) =>
        new(
            Dialect.Sqlite,
            Source(file),
            MigrationFolder.Of(new FlywayLayout((settings ?? new()) with { Locations = ["filesystem:" + folder] }))
        );

    static System.Data.Common.DbDataSource Source(string file) =>
        SqliteFactory.Instance.CreateDataSource($"Data Source={file};Pooling=False");
}
