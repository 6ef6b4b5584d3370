using Npgsql;

namespace Godwit;

public sealed class UndoAndRepairTests : RunnerTest
{
    [Theory, EveryServer]
    public async Task A_way_back_that_fails_in_its_middle_is_continued(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int, n int);\nCREATE INDEX CONCURRENTLY i ON a (id);");
        Folder.Write(
            "1_a.down.sql",
            "ALTER TABLE a DROP COLUMN n;\nDROP INDEX CONCURRENTLY i;\nSELECT 1 / (SELECT count(*) FROM gate);\nDROP TABLE a;"
        );
        await database.ExecuteAsync("CREATE TABLE gate (id int)");
        await Migrator(database).MigrateAsync(Stop);

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).UndoAsync(Stop));

        Assert.Equal("22012", error.SqlState);
        Assert.Contains("run undo again", error.Message, StringComparison.Ordinal);
        var forward = await Assert.ThrowsAnyAsync<GodwitException>(() => Migrator(database).MigrateAsync(Stop));
        Assert.Contains("1_a", forward.Message, StringComparison.Ordinal);
        await database.ExecuteAsync("INSERT INTO gate VALUES (1)");
        await Migrator(database).UndoAsync(Stop);
        Assert.Equal(["1|undone|2|0|"], await database.RowsAsync(History));
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname IN ('a', 'i')"));
        Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied);
        Assert.Equal(["1|applied|2|2|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task What_a_baseline_marks_is_not_run(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "SELECT no_such_function();");
        Folder.Write("2_b.sql", "SELECT no_such_function();");
        Folder.Write("3_c.sql", "CREATE TABLE c (id int);");

        var marked = await Migrator(database).BaselineAsync(MigrationVersion.Parse("2"), Stop);

        Assert.Equal(["1", "2"], marked.Select(m => m.Version.Text));
        Assert.Equal("3", Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied).Version.Text);
        Assert.Empty(await Migrator(database).BaselineAsync(MigrationVersion.Parse("3"), Stop));
    }

    [Theory, EveryServer(RepairAction.Resume, RepairAction.MarkApplied, RepairAction.MarkUndone)]
    public async Task A_failed_migration_is_settled_as_the_plan_said(Server server, RepairAction action)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE gate (id int)");
        Folder.Write(
            "1_a.sql",
            "CREATE TABLE IF NOT EXISTS a (id int);\n-- godwit: commit\nSELECT 1 / (SELECT count(*) FROM gate);\nINSERT INTO a VALUES (1);"
        );
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);");
        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));
        await database.ExecuteAsync("INSERT INTO gate VALUES (1)");
        var before = await database.RowsAsync(History);

        var plan = await Migrator(database).PlanRepairAsync(new(action), Stop);
        Assert.Equal(before, await database.RowsAsync(History));
        var done = await Migrator(database).RepairAsync(new(action), Stop);

        Assert.Equal(plan, done);
        var rest = (await Migrator(database).MigrateAsync(Stop)).Applied.Select(a => a.Version.Text);
        Assert.Equal(action == RepairAction.MarkUndone ? ["1", "2"] : ["2"], rest);
        Assert.Equal(["1|applied|2|2|", "2|applied|1|1|"], await database.RowsAsync(History));
        Assert.Equal(
            action == RepairAction.MarkApplied ? 0 : 1,
            await database.ScalarAsync<long>("SELECT count(*) FROM a")
        );
    }

    [Theory, EveryServer]
    public async Task A_pool_of_one_suffices_for_everything(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString + ";Maximum Pool Size=1;Timeout=3");
        Folder.Write(
            "1_a.sql",
            "CREATE TABLE a (id int PRIMARY KEY, n int);\nINSERT INTO a SELECT generate_series(1, 3000);"
        );
        Folder.Write("2_i.sql", "CREATE INDEX CONCURRENTLY i ON a (n);\nDROP INDEX CONCURRENTLY i;");
        Folder.Write(
            "3_fill.sql",
            "-- godwit: batches of a, 2 ms each, pause 0%\nUPDATE a SET n = 1 WHERE ctid >= $1 AND ctid < $2;"
        );
        Folder.Write("4_b.sql", "ALTER TABLE a ADD COLUMN m int;");
        Folder.Write("4_b.down.sql", "ALTER TABLE a DROP COLUMN m;");
        await Migrator(source, new() { To = MigrationVersion.Parse("3") }).MigrateAsync(Stop);
        await using var blocker = await database.DataSource.OpenConnectionAsync(Stop);
        await using var transaction = await blocker.BeginTransactionAsync(Stop);
        await using var read = new NpgsqlCommand("SELECT count(*) FROM a", blocker, transaction);
        await read.ExecuteScalarAsync(Stop);
        var (retries, longest) = (0, TimeSpan.Zero);
        var options = new MigrateOptions
        {
            LockTimeout = TimeSpan.FromMilliseconds(200),
            OnEvent = e => retries += e is MigrationEvent.StepRetrying ? 1 : 0,
        };
        var running = Migrator(source, options).MigrateAsync(Stop);
        await database.WhenRunningAsync("ALTER TABLE a");

        var watch = System.Diagnostics.Stopwatch.StartNew();
        await database.ExecuteAsync("SELECT count(*) FROM a"); // queues behind the ALTER TABLE
        longest = watch.Elapsed;
        await Wait.UntilAsync(() => retries > 0, "the step gives up its place");
        await transaction.RollbackAsync(Stop);

        Assert.Single((await running).Applied);
        Assert.InRange(longest, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        await Migrator(source).UndoAsync(Stop);
        await Migrator(source).RepairAsync(new(), Stop);
        Assert.Equal(4, (await Migrator(source).GetStatusAsync(Stop)).Migrations.Count);
    }
}
