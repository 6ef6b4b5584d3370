namespace Godwit;

public sealed class SqliteRunnerTests : IDisposable
{
    const string History = "SELECT version, state, steps, steps_applied FROM godwit_history ORDER BY version";

    readonly SqliteDatabase _database = new();
    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pending_migrations_are_applied_once_in_the_order_of_their_numbers()
    {
        _folder.Write("9_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        _folder.Write("10_b.sql", "INSERT INTO a VALUES (1); CREATE INDEX a_id ON a (id);");

        var first = await _database.Migrator(_folder).MigrateAsync(Stop);
        var second = await _database.Migrator(_folder).MigrateAsync(Stop);

        Assert.Equal(["9", "10"], first.Applied.Select(a => a.Version.Text));
        Assert.Empty(second.Applied);
        Assert.Equal(2, second.AlreadyApplied);
        Assert.Equal(["10|applied|1|1", "9|applied|1|1"], _database.Rows(History));
    }

    [Fact]
    public async Task An_empty_folder_is_nothing_to_do_and_a_missing_one_is_an_error()
    {
        var result = await _database.Migrator(_folder).MigrateAsync(Stop);

        Assert.Empty(result.Applied);
        Assert.Empty(_database.Rows("SELECT name FROM sqlite_schema"));
        var missing = new Migrator(Dialect.Sqlite, _database.DataSource, MigrationFolder.Open("no/such/folder"));
        await Assert.ThrowsAsync<InvalidMigrationFolderException>(() => missing.MigrateAsync(Stop));
    }

    [Fact]
    public async Task A_failed_migration_leaves_nothing_and_the_error_shows_the_statement()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER);");
        _folder.Write("2_b.sql", "CREATE TABLE b (id INTEGER);\n\nINSERT INTO nope VALUES (1);\n");

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            _database.Migrator(_folder).MigrateAsync(Stop)
        );

        Assert.Equal(3, error.Location?.Line);
        Assert.Contains("no such table: nope", error.Message, StringComparison.Ordinal);
        Assert.Contains("3 | INSERT INTO nope VALUES (1)", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], error.Applied.Select(a => a.Version.Text));
        Assert.Equal(["1|applied|1|1"], _database.Rows(History));
        Assert.Empty(_database.Rows("SELECT name FROM sqlite_schema WHERE name = 'b'"));
    }

    [Fact]
    public async Task A_step_that_fails_after_a_committed_one_is_recorded_and_repair_resumes_there()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER);\n-- godwit: commit\nINSERT INTO b VALUES (1);");
        var migrator = _database.Migrator(_folder);

        await Assert.ThrowsAsync<MigrationFailedException>(() => migrator.MigrateAsync(Stop));

        Assert.Equal(["1|failed|2|1"], _database.Rows(History));
        await Assert.ThrowsAsync<HistoryMismatchException>(() => migrator.MigrateAsync(Stop));
        _database.Execute("CREATE TABLE b (id INTEGER)");
        var repaired = await migrator.RepairAsync(new(RepairAction.Resume), Stop);
        Assert.Equal(RepairAction.Resume, Assert.Single(repaired).Action);
        Assert.Equal(["1|applied|2|2"], _database.Rows(History));
        Assert.Equal(["1"], _database.Rows("SELECT id FROM b"));
    }

    [Fact]
    public async Task A_table_rebuild_keeps_the_rows_of_child_tables()
    {
        _folder.Write(
            "1_a.sql",
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT);
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id) ON DELETE CASCADE);
            INSERT INTO parent VALUES (1, 'x');
            INSERT INTO child VALUES (1, 1);
            """
        );
        _folder.Write(
            "2_rebuild.sql",
            """
            CREATE TABLE parent_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            INSERT INTO parent_new SELECT id, name FROM parent;
            DROP TABLE parent;
            ALTER TABLE parent_new RENAME TO parent;
            """
        );

        await _database.Migrator(_folder).MigrateAsync(Stop);

        Assert.Equal(["1|1"], _database.Rows("SELECT id, parent_id FROM child"));
    }

    [Fact]
    public async Task A_rebuild_that_breaks_references_is_rolled_back()
    {
        _folder.Write(
            "1_a.sql",
            """
            CREATE TABLE parent (id INTEGER PRIMARY KEY);
            CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));
            INSERT INTO parent VALUES (1);
            INSERT INTO child VALUES (1, 1);
            """
        );
        _folder.Write(
            "2_rebuild.sql",
            """
            PRAGMA foreign_keys=OFF;
            CREATE TABLE parent_new (id INTEGER PRIMARY KEY);
            DROP TABLE parent;
            ALTER TABLE parent_new RENAME TO parent;
            PRAGMA foreign_keys=ON;
            """
        );

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            _database.Migrator(_folder).MigrateAsync(Stop)
        );

        Assert.Contains("1 row(s) of child refer to missing rows of parent", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1"], _database.Rows("SELECT id FROM parent"));
    }

    [Fact]
    public async Task A_batched_backfill_reaches_every_row_once()
    {
        _folder.Write(
            "1_a.sql",
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0);
            WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 7 FROM c WHERE x < 70000) INSERT INTO t (id) SELECT x FROM c;
            """
        );
        _folder.Write(
            "2_fill.sql",
            "-- godwit: batches of t, 20 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE rowid >= $1 AND rowid < $2;"
        );
        var rows = 0L;
        var options = new MigrateOptions { OnEvent = e => rows = e is MigrationEvent.BatchCompleted b ? b.Rows : rows };

        await _database.Migrator(_folder, options).MigrateAsync(Stop);

        Assert.Equal(["1|10001"], _database.Rows("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(10001, rows);
    }

    [Fact]
    public async Task Many_starters_apply_each_migration_once()
    {
        for (var i = 1; i <= 50; i++)
            _folder.Write($"{i}_m.sql", $"CREATE TABLE t{i} (id INTEGER); INSERT INTO t{i} VALUES (1);");

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => _database.Migrator(_folder).MigrateAsync(Stop)))
        );

        Assert.Equal(50, results.Sum(r => r.Applied.Count));
        Assert.Equal(["50"], _database.Rows("SELECT count(*) FROM godwit_history WHERE state = 'applied'"));
    }

    [Fact]
    public async Task Undo_runs_the_way_back_and_the_migration_is_pending_again()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER);");
        _folder.Write("1_a.down.sql", "DROP TABLE a;");
        var migrator = _database.Migrator(_folder);
        await migrator.MigrateAsync(Stop);

        await migrator.UndoAsync(Stop);

        Assert.Equal(["1|undone|1|0"], _database.Rows(History));
        Assert.Empty(_database.Rows("SELECT name FROM sqlite_schema WHERE name = 'a'"));
        Assert.Equal(MigrationCondition.Pending, Assert.Single((await migrator.GetStatusAsync(Stop)).Migrations).State);
        Assert.Single((await migrator.MigrateAsync(Stop)).Applied);
    }

    [Fact]
    public async Task A_read_only_database_with_nothing_pending_is_fine_and_with_something_pending_is_refused()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER);");
        await _database.Migrator(_folder).MigrateAsync(Stop);
        await using var readOnly = Microsoft.Data.Sqlite.SqliteFactory.Instance.CreateDataSource(
            _database.ConnectionString + "Mode=ReadOnly"
        );
        var migrator = new Migrator(Dialect.Sqlite, readOnly, _folder.Migrations);

        Assert.Equal(1, (await migrator.MigrateAsync(Stop)).AlreadyApplied);

        _folder.Write("2_b.sql", "CREATE TABLE b (id INTEGER);");
        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() => migrator.MigrateAsync(Stop));
        Assert.Contains("read-only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_of_one_migration_do_not_reach_the_next()
    {
        _folder.Write("1_a.sql", "PRAGMA recursive_triggers = ON; CREATE TEMP TABLE scratch (id INTEGER);");
        _folder.Write(
            "2_b.sql",
            "CREATE TABLE seen AS SELECT recursive_triggers AS v FROM pragma_recursive_triggers; CREATE TEMP TABLE scratch (id INTEGER);"
        );

        await _database.Migrator(_folder).MigrateAsync(Stop);

        Assert.Equal(["0"], _database.Rows("SELECT v FROM seen"));
    }

    [Fact]
    public async Task Vacuum_stands_alone()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER); VACUUM; CREATE TABLE b (id INTEGER);");

        await _database.Migrator(_folder).MigrateAsync(Stop);

        Assert.Equal(["1|applied|3|3"], _database.Rows(History));
    }

    [Fact]
    public async Task An_applied_migration_whose_file_is_gone_can_be_marked_as_undone_by_its_version_only()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER);");
        _folder.Write("2_b.sql", "CREATE TABLE b (id INTEGER);");
        var migrator = _database.Migrator(_folder);
        await migrator.MigrateAsync(Stop);
        File.Delete(Path.Combine(_folder.Path, "1_a.sql"));
        await Assert.ThrowsAsync<HistoryMismatchException>(() => migrator.MigrateAsync(Stop));
        await Assert.ThrowsAsync<RepairException>(() => migrator.RepairAsync(new(RepairAction.MarkUndone), Stop));
        var two = MigrationVersion.Parse("2");
        await Assert.ThrowsAsync<RepairException>(() => migrator.RepairAsync(new(RepairAction.MarkUndone, two), Stop));

        await migrator.RepairAsync(new(RepairAction.MarkUndone, MigrationVersion.Parse("1")), Stop);

        Assert.Empty((await migrator.MigrateAsync(Stop)).Applied);
        Assert.Equal(["1|undone|1|0", "2|applied|1|1"], _database.Rows(History));
    }
}
