using System.Diagnostics;
using Npgsql;

namespace Godwit;

public sealed class CancellationTests : RunnerTest
{
    static readonly TimeSpan _soon = TimeSpan.FromSeconds(4);

    [Theory, EveryServer]
    public async Task While_waiting_for_the_migration_lock(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "SELECT pg_sleep(600);");
        using var cancelHolder = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var holder = Migrator(database).MigrateAsync(cancelHolder.Token);
        await database.WhenRunningAsync("pg_sleep(600)");
        var waiting = new TaskCompletionSource<SessionDescription?>();
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is MigrationEvent.WaitingForLock w)
                    waiting.TrySetResult(w.Holder);
            },
        };
        var run = Migrator(database, options).MigrateAsync(cancel.Token);
        Assert.NotNull(await waiting.Task);

        await AssertCanceledAsync(run, cancel);

        await AssertCanceledAsync(holder, cancelHolder);
        await NoLockIsLeftAsync(database, _soon);
    }

    [Theory, EveryServer]
    public async Task While_an_index_is_built_concurrently(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE t (id int)");
        Folder.Write("1_i.sql", "CREATE INDEX CONCURRENTLY i ON t (id);");
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using (var writer = await database.DataSource.OpenConnectionAsync(Stop))
        {
            await using var transaction = await writer.BeginTransactionAsync(Stop);
            await using var insert = new NpgsqlCommand("INSERT INTO t VALUES (1)", writer, transaction);
            await insert.ExecuteNonQueryAsync(Stop);
            var run = Migrator(database).MigrateAsync(cancel.Token);
            await database.WhenRunningAsync("CREATE INDEX CONCURRENTLY");

            await AssertCanceledAsync(run, cancel);
            await NoLockIsLeftAsync(database, _soon);
        }

        Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied);
        Assert.Equal(
            ["True"],
            await database.RowsAsync("SELECT indisvalid FROM pg_index WHERE indrelid = 't'::regclass")
        );
    }

    [Theory, EveryServer]
    public async Task While_a_backfill_pauses(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(
            "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL DEFAULT 0); INSERT INTO t SELECT generate_series(1, 5000)"
        );
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by id, 20 ms each, pause 1000%\nUPDATE t SET n = n + 1 + length(pg_sleep(0.0004)::text) WHERE id >= $1 AND id < $2;"
        );
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var window = new TaskCompletionSource();
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is MigrationEvent.BatchCompleted)
                    window.TrySetResult();
            },
        };
        var run = Migrator(database, options).MigrateAsync(cancel.Token);
        await Task.WhenAny(window.Task, run);

        await AssertCanceledAsync(run, cancel);

        await NoLockIsLeftAsync(database, _soon);
        Folder.Write(
            "1_fill.sql",
            "-- godwit: batches of t by id, 20 ms each, pause 0%\nUPDATE t SET n = n + 1 WHERE id >= $1 AND id < $2;"
        );
        var error = await Assert.ThrowsAsync<HistoryMismatchException>(() => Migrator(database).MigrateAsync(Stop));
        Assert.Contains("1_fill", error.Message, StringComparison.Ordinal);
        await Migrator(database).RepairAsync(new(RepairAction.AcceptChecksum, MigrationVersion.Parse("1")), Stop);
        await Migrator(database).MigrateAsync(Stop);
        Assert.Equal(["1|5000"], await database.RowsAsync("SELECT n, count(*) FROM t GROUP BY n"));
    }

    [Theory, EveryServer("INT|130", "TERM|143")]
    public async Task A_signal_ends_the_command_line_and_the_next_run_continues(Server server, string row)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);\n-- godwit: commit\nSELECT pg_sleep(600);");
        await using var cli = StartCli(database, "migrate");
        await database.WhenRunningAsync("pg_sleep(600)");

        await cli.SignalAsync(row.Split('|')[0]);
        var outcome = await cli.EndAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(row.Split('|')[1], $"{outcome.ExitCode}");
        Assert.Contains("1 of its 2 steps", outcome.Error, StringComparison.Ordinal);
        await NoLockIsLeftAsync(database, _soon);
        Assert.Equal(["1|running|2|1|"], await database.RowsAsync(History));
    }

    static async Task AssertCanceledAsync(Task<MigrateResult> run, CancellationTokenSource cancel)
    {
        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, _soon);
    }
}
