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
        await RunAsync(file, "CREATE TABLE a (id INTEGER)");
        var migrators = Enumerable
            .Range(0, 6)
            .Select(_ => Migrator(file, shell.PathOf("sql"), new() { BaselineOnMigrate = true }))
            .ToList();

        var results = await Task.WhenAll(migrators.Select(one => Task.Run(() => one.MigrateAsync(Stop), Stop)));

        Assert.Equal("2", Assert.Single(results.SelectMany(one => one.Applied)).Version.Text);
    }

    [Fact]
    public async Task Callbacks_run_before_the_table_is_made_and_with_values_and_alone()
    {
        using var shell = new TestShell();
        shell.Write("sql/V2__m.sql", "INSERT INTO log VALUES ('2');\n");
        shell.Write("sql/createSchema.sql", "CREATE TABLE log (what TEXT);\n");
        foreach (
            var name in (string[])
                [
                    "beforeCreateSchema",
                    "beforeBaseline",
                    "afterBaseline",
                    "afterValidateOperationFinish",
                    "beforeMigrate",
                ]
        )
            shell.Write($"sql/{name}.sql", "INSERT INTO log VALUES ('${flyway:filename} of ${owner}');\n");
        shell.Write("sql/afterMigrate.sql", "INSERT INTO log VALUES ('last'); VACUUM;\n");
        shell.Write("sql/beforeConnect.sql", "SELECT 1;\n");
        var file = shell.PathOf("app.db");
        await RunAsync(file, "CREATE TABLE old (id INTEGER)");
        var told = new List<string>();
        var settings = new FlywaySettings { BaselineOnMigrate = true, Placeholders = [new("owner", "me")] };

        await Migrator(file, shell.PathOf("sql"), settings, told.Add).MigrateAsync(Stop);

        Assert.Equal(
            [
                "beforeCreateSchema.sql of me",
                "beforeBaseline.sql of me",
                "afterBaseline.sql of me",
                "afterValidateOperationFinish.sql of me",
                "beforeMigrate.sql of me",
                "2",
                "last",
            ],
            await TextsAsync(file, "SELECT what FROM log ORDER BY rowid")
        );
        Assert.Contains(
            "beforeConnect.sql is not run, neither by Flyway",
            Assert.Single(told),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Cherry_picked_migrations_run_in_the_order_of_the_list()
    {
        using var shell = new TestShell();
        shell.Write("sql/V1__a.sql", "CREATE TABLE log (what TEXT);\n");
        shell.Write("sql/V2__b.sql", "INSERT INTO log VALUES ('2');\n");
        shell.Write("sql/V3__c.sql", "INSERT INTO log VALUES ('3');\n");
        shell.Write("sql/R__fill.sql", "INSERT INTO log VALUES ('R');\n");
        var file = shell.PathOf("app.db");

        await Picking("1,fill,3").MigrateAsync(Stop);
        Assert.Equal(["R", "3"], await TextsAsync(file, "SELECT what FROM log ORDER BY rowid"));
        var late = await Assert.ThrowsAsync<HistoryMismatchException>(() => Picking("").MigrateAsync(Stop));
        Assert.Equal(HistoryProblemKind.OutOfOrder, Assert.Single(late.Problems).Kind);
        var unknown = await Assert.ThrowsAsync<InvalidMigrationFolderException>(() =>
            Picking("2,7").MigrateAsync(Stop)
        );
        Assert.StartsWith("cherryPick names '7'", unknown.Message, StringComparison.Ordinal);
        await Picking("2").MigrateAsync(Stop);

        Assert.Equal(["R", "3", "2"], await TextsAsync(file, "SELECT what FROM log ORDER BY rowid"));
        Assert.True((await Picking("").GetStatusAsync(Stop)).IsUpToDate);

        Migrator Picking(string list) =>
            Migrator(
                file,
                shell.PathOf("sql"),
                new() { CherryPick = list.Split(',', StringSplitOptions.RemoveEmptyEntries).ToValueList() }
            );
    }

    [Fact]
    public async Task The_table_of_Flyway_3_is_refused_before_anything()
    {
        using var shell = new TestShell();
        shell.Write("sql/V1__a.sql", "CREATE TABLE a (id INTEGER);\n");
        shell.Write("sql/V2__b.sql", "CREATE TABLE b (id INTEGER);\n");
        var file = shell.PathOf("app.db");
        await RunAsync(
            file,
            """
            CREATE TABLE flyway_schema_history (
                version_rank INT NOT NULL, installed_rank INT NOT NULL, version VARCHAR(50) NOT NULL PRIMARY KEY,
                description VARCHAR(200) NOT NULL, type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL,
                checksum INT, installed_by VARCHAR(100) NOT NULL, installed_on TEXT NOT NULL,
                execution_time INT NOT NULL, success BOOLEAN NOT NULL
            );
            INSERT INTO flyway_schema_history
            VALUES (1, 1, '1', 'a', 'SQL', 'V1__a.sql', 7, '', '2014-01-01 00:00:00', 1, 1);
            """
        );
        var error = await Assert.ThrowsAsync<HistoryTableException>(() =>
            Migrator(file, shell.PathOf("sql")).MigrateAsync(Stop)
        );
        Assert.Equal("GDW0968", error.Code);
        Assert.Contains("is of Flyway 3, by its column version_rank", error.Message, StringComparison.Ordinal);
    }

    static async Task RunAsync(string file, string sql)
    {
        await using var source = Source(file);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Stop);
    }

    static async Task<List<string>> TextsAsync(string file, string sql)
    {
        await using var source = Source(file);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(Stop);
        var texts = new List<string>();
        while (await reader.ReadAsync(Stop))
            texts.Add(reader.GetString(0));
        return texts;
    }

    static Migrator Migrator(
        string file,
        string folder,
        FlywaySettings? settings = null,
        Action<string>? onWarning = null
    ) =>
        new(
            Dialect.Sqlite,
            Source(file),
            MigrationFolder.Of(new FlywayLayout((settings ?? new()) with { Locations = ["filesystem:" + folder] })),
            new()
            {
                OnEvent = one =>
                {
                    if (one is MigrationEvent.Warning warning)
                        onWarning?.Invoke(warning.Message);
                },
            }
        );

    static System.Data.Common.DbDataSource Source(string file) =>
        SqliteFactory.Instance.CreateDataSource($"Data Source={file};Pooling=False");
}
