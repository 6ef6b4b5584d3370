namespace Godwit;

public sealed class SqliteBackfillTests : IDisposable
{
    readonly SqliteDatabase _database = new();
    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("INTEGER", "x * 1000003 - 900000000")]
    [InlineData("TEXT", "'k''\"é' || x")]
    [InlineData("TEXT COLLATE NOCASE", "CASE x % 2 WHEN 0 THEN 'K' ELSE 'k' END || x")]
    public async Task Every_row_is_reached_once_over_a_key(string type, string value)
    {
        _database.Execute(
            $"""
            CREATE TABLE t (key {type} NOT NULL PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
            WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5000) INSERT INTO t (key) SELECT {value} FROM c;
            """
        );
        WriteFill("key");

        await _database.Migrator(_folder).MigrateAsync(Stop);

        Assert.Equal(["1|5000"], _database.Rows("SELECT n, count(*) FROM t GROUP BY n"));
    }

    [Theory]
    [InlineData("missing", "missing")]
    [InlineData("a", "neither an integer nor a text")]
    [InlineData("b", "neither an integer nor a text")]
    [InlineData("c", "largest integer")]
    public async Task A_key_that_cannot_be_walked_is_refused(string key, string expected)
    {
        _database.Execute(
            """
            CREATE TABLE t (a INTEGER, b, c INTEGER, n INTEGER NOT NULL DEFAULT 0);
            INSERT INTO t VALUES (1, 1, 1, 0), (NULL, 2.5, 9223372036854775807, 0), (3, 3, 3, 0);
            """
        );
        WriteFill(key);

        var error = await Assert.ThrowsAsync<InvalidMigrationException>(() =>
            _database.Migrator(_folder).MigrateAsync(Stop)
        );

        Assert.Equal("GDW0409", error.Code);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], _database.Rows("SELECT sum(n) FROM t"));
    }

    [Fact]
    public async Task A_key_that_cannot_be_walked_behind_a_step_that_stays_waits_for_repair()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id INTEGER PRIMARY KEY);");
        _folder.Write(
            "2_fill.sql",
            """
            CREATE TABLE t (a, n);
            -- godwit: commit
            -- godwit: batches of t by missing
            UPDATE t SET n = 1 WHERE missing >= $1 AND missing < $2;
            """
        );
        var migrator = _database.Migrator(_folder);

        var error = await Assert.ThrowsAsync<InvalidMigrationException>(() => migrator.MigrateAsync(Stop));

        Assert.EndsWith(
            "2_fill is begun: 1 of its 2 steps is applied and recorded. Applied by this run before: 1_a.\n"
                + "Remove the cause, then `godwit repair --resume` continues at this step.",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["1|applied", "2|failed"],
            _database.Rows("SELECT version, state FROM godwit_history ORDER BY version")
        );
        _database.Execute("ALTER TABLE t ADD COLUMN missing INTEGER");
        await migrator.RepairAsync(new(RepairAction.Resume), Stop);
        Assert.Equal("applied", _database.Rows("SELECT state FROM godwit_history WHERE version = '2'").Single());
    }

    [Fact]
    public async Task A_window_that_fails_is_where_repair_continues()
    {
        _database.Execute(
            """
            CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0);
            WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 6000) INSERT INTO t (id) SELECT x FROM c;
            CREATE TRIGGER stop BEFORE UPDATE ON t WHEN NEW.id = 4000 BEGIN SELECT RAISE(ABORT, 'not this one'); END;
            """
        );
        WriteFill("id");
        var migrator = _database.Migrator(_folder);

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => migrator.MigrateAsync(Stop));

        Assert.Contains("not this one", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<HistoryMismatchException>(() => migrator.MigrateAsync(Stop));
        _database.Execute("DROP TRIGGER stop");
        await migrator.RepairAsync(new(RepairAction.Resume), Stop);
        Assert.Equal(["1|6000"], _database.Rows("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(["applied"], _database.Rows("SELECT state FROM godwit_history"));
    }

    [Fact]
    public async Task An_empty_table_has_nothing_to_fill()
    {
        _database.Execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER)");
        WriteFill("id");

        Assert.Single((await _database.Migrator(_folder).MigrateAsync(Stop)).Applied);
    }

    void WriteFill(string key) =>
        _folder.Write(
            "1_fill.sql",
            $"-- godwit: batches of t by {key}, 5 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE {key} >= $1 AND {key} < $2;"
        );

    [Fact]
    public async Task A_real_that_is_inserted_into_the_key_meanwhile_does_not_stop_the_walk()
    {
        _database.Execute(
            """
            CREATE TABLE t (key NOT NULL, n INTEGER NOT NULL DEFAULT 0);
            CREATE INDEX i ON t (key);
            WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 5000) INSERT INTO t (key) SELECT x FROM c;
            """
        );
        WriteFill("key");
        var isFirst = true;
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is not MigrationEvent.BatchCompleted || !isFirst)
                    return;
                isFirst = false;
                _database.Execute(
                    "WITH RECURSIVE c (x) AS (SELECT 1001 UNION ALL SELECT x + 1 FROM c WHERE x < 4900) "
                        + "INSERT INTO t (key) SELECT x + 0.5 FROM c"
                );
            },
        };

        await _database.Migrator(_folder, options).MigrateAsync(Stop);

        Assert.False(isFirst);
        Assert.Equal(["5000"], _database.Rows("SELECT count(*) FROM t WHERE n = 1 AND typeof(key) = 'integer'"));
        Assert.Equal(["1|8900"], _database.Rows("SELECT n, count(*) FROM t GROUP BY n"));
    }
}
