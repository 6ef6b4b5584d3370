using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Godwit;

public sealed class KilledSqliteRunTests : RunnerTest
{
    // Counts for hours while the gate is closed.
    const string Count =
        "WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < (SELECT n FROM gate))"
        + " SELECT count(*) * 0 FROM c";

    string File => Path.Combine(Folder.Path, "app.db");

    [Fact]
    public async Task A_run_that_is_killed_in_a_step_leaves_nothing_of_it_and_the_next_continues()
    {
        Execute("CREATE TABLE gate (n INTEGER NOT NULL); INSERT INTO gate VALUES (100000000000)");
        Folder.Write(
            "1_a.sql",
            $"CREATE TABLE a (id INTEGER);\n-- godwit: commit\nINSERT INTO a VALUES (1);\nINSERT INTO a {Count};"
        );
        await using var cli = Start();
        await Wait.UntilAsync(
            () => IsLocked() && Rows("SELECT steps_applied FROM godwit_history") is ["1"],
            "the second step is under way"
        );

        await cli.KillAsync();

        Assert.Equal(["0"], Rows("SELECT count(*) FROM a"));
        Execute("UPDATE gate SET n = 10");
        await using var again = Start();
        var outcome = await again.EndAsync();
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(["0", "1"], Rows("SELECT id FROM a ORDER BY id"));
        Assert.Equal(["1|applied|2|2"], Rows("SELECT version, state, steps, steps_applied FROM godwit_history"));
        Assert.Equal(["ok"], Rows("PRAGMA integrity_check"));
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("WAL")]
    public async Task A_backfill_that_is_killed_continues_and_fills_every_row_once(string journal)
    {
        Execute(
            $"""
            PRAGMA journal_mode = {journal};
            CREATE TABLE gate (n INTEGER NOT NULL); INSERT INTO gate VALUES (100000000000);
            CREATE TABLE t (id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0);
            WITH RECURSIVE c (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 20000) INSERT INTO t (id) SELECT x FROM c;
            """
        );
        Folder.Write(
            "1_fill.sql",
            $"""
            -- godwit: batches of t, 5 ms each, pause 0%
            UPDATE t SET n = n + 1 + CASE WHEN id = 15000 THEN ({Count}) ELSE 0 END WHERE rowid >= $1 AND rowid < $2;
            """
        );
        await using var cli = Start();
        var progress = "";
        await Wait.UntilAsync(
            async () =>
            {
                var before = progress;
                progress = IsLocked() ? string.Concat(Rows("SELECT sum(n) FROM t")) : "";
                await Task.Delay(200, Stop);
                return progress.Length > 1 && progress == before;
            },
            "the window in the middle is under way"
        );

        await cli.KillAsync();

        var filled = int.Parse(Rows("SELECT sum(n) FROM t")[0], CultureInfo.InvariantCulture);
        Assert.InRange(filled, 1, 14999);
        Execute("UPDATE gate SET n = 10");
        await using var again = Start();
        var outcome = await again.EndAsync();
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Equal(["1|20000"], Rows("SELECT n, count(*) FROM t GROUP BY n"));
        Assert.Equal(["1|applied"], Rows("SELECT version, state FROM godwit_history"));
        Assert.Equal(["ok"], Rows("PRAGMA integrity_check"));
    }

    GodwitCli Start() =>
        GodwitCli.Start(Folder.Path, "migrate", "--url", $"sqlite:{File}", "--migrations", Folder.Path);

    bool IsLocked()
    {
        try
        {
            Execute("BEGIN IMMEDIATE; ROLLBACK");
            return false;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == 5) // SQLITE_BUSY
        {
            return true;
        }
    }

    void Execute(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 1;
        command.ExecuteNonQuery();
    }

    List<string> Rows(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<string>();
        try
        {
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(
                    string.Join(
                        '|',
                        Enumerable
                            .Range(0, reader.FieldCount)
                            .Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))
                    )
                );
        }
        catch (SqliteException e) when (e.Message.Contains("no such table: godwit_history", StringComparison.Ordinal))
        {
            // Not yet.
        }
        return rows;
    }

    SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        return connection;
    }
}
