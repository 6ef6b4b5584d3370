using Npgsql;

namespace Godwit;

public sealed class LostConnectionTests : RunnerTest
{
    [Theory, EveryServer("ToServer", "ToClient")]
    public async Task A_connection_cut_at_any_byte_applies_each_migration_once(Server server, string cut)
    {
        var direction = Enum.Parse<Direction>(cut);
        var (before, after) = await MeasureAsync(server, direction);
        for (var sample = 0; sample <= 25; sample++)
        {
            var offset = before + (after - before) * sample / 25;
            await using var database = await TestDatabase.CreateAsync(server);
            await using var proxy = FaultProxy.Start(database);
            await using var source = NpgsqlDataSource.Create(proxy.ConnectionString(database));
            await PrepareAsync(database, source);
            proxy.Fault = new Fault.CutAfterBytes(direction, offset, Only: 1);

            var result = await Migrator(source).MigrateAsync(Stop);

            Assert.True(
                result.Applied.Select(a => a.Version.Text).SequenceEqual(["1", "2"]),
                $"cut at byte {offset} of {before} to {after}: {string.Join(", ", result.Applied)}"
            );
            Assert.Equal(
                ["1|1", "2|1"],
                await database.RowsAsync("SELECT m, count(*) FROM done GROUP BY m ORDER BY m")
            );
            Assert.Equal(["1|applied|1|1|", "2|applied|2|2|"], await database.RowsAsync(History));
        }
    }

    [Theory, EveryServer("1", "2")]
    public async Task A_commit_whose_answer_is_lost_is_found_in_the_history(Server server, string last)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        await database.ExecuteAsync("CREATE TABLE done (m int NOT NULL)");
        Folder.Write("1_a.sql", "INSERT INTO done VALUES (1);");
        if (last == "2")
            Folder.Write("2_b.sql", "INSERT INTO done VALUES (2);");
        proxy.Fault = new Fault.CutAtText(Direction.ToClient, "COMMIT\0", PassOn: false, Only: 1);
        var reconnected = 0;

        var result = await Migrator(
                source,
                new() { OnEvent = e => reconnected += e is MigrationEvent.Reconnecting ? 1 : 0 }
            )
            .MigrateAsync(Stop);

        Assert.Equal(1, reconnected);
        Assert.Equal(int.Parse(last, System.Globalization.CultureInfo.InvariantCulture), result.Applied.Count);
        Assert.Equal(0, result.AlreadyApplied);
        Assert.Equal(result.Applied.Count, await database.ScalarAsync<long>("SELECT count(*) FROM done"));
    }

    [Theory, EveryServer]
    public async Task A_server_process_that_is_ended_in_a_step_is_replaced_and_the_step_runs_again(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write(
            "1_a.sql",
            """
            CREATE SCHEMA app;
            SET search_path = app;
            CREATE TABLE a (id int);
            -- godwit: commit
            SELECT pg_sleep(CASE WHEN nextval('public.attempts') = 1 THEN 600 ELSE 0 END);
            CREATE TABLE b (id int);
            """
        );
        await database.ExecuteAsync("CREATE SEQUENCE attempts");
        var running = Migrator(database).MigrateAsync(Stop);

        await TerminateAsync(database, await database.WhenRunningAsync("pg_sleep(CASE"));

        Assert.Single((await running).Applied);
        Assert.Equal(
            ["app|a", "app|b"],
            await database.RowsAsync(
                "SELECT schemaname, tablename FROM pg_tables WHERE tablename IN ('a', 'b') ORDER BY 2"
            )
        );
    }

    [Theory, EveryServer]
    public async Task A_connection_that_cannot_be_had_again_ends_with_what_was_applied(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        Folder.Write("2_b.sql", "SELECT 'the connection is cut here';");
        proxy.Fault = new Fault.CutAtText(Direction.ToServer, "cut here", PassOn: false);

        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            Migrator(source, new() { Retries = 2 }).MigrateAsync(Stop)
        );

        Assert.Equal("GDW0404", error.Code);
        Assert.Contains("1_a", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1|applied|1|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer("", "CREATE TABLE a (id int);\n-- godwit: commit\n")]
    public async Task What_a_rival_applied_after_the_connection_was_lost_is_not_this_runs(Server server, string before)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE SEQUENCE attempts");
        Folder.Write("1_a.sql", $"{before}SELECT pg_sleep(CASE WHEN nextval('attempts') = 1 THEN 600 ELSE 0 END);");
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);");
        using var rivalIsDone = new ManualResetEventSlim();
        var isReconnecting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new MigrateOptions
        {
            OnEvent = e =>
            {
                if (e is not MigrationEvent.Reconnecting)
                    return;
                isReconnecting.TrySetResult();
                rivalIsDone.Wait(TimeSpan.FromMinutes(1), Stop);
            },
        };
        var running = Task.Run(() => Migrator(database, options).MigrateAsync(Stop), Stop);
        await TerminateAsync(database, await database.WhenRunningAsync("pg_sleep(CASE"));
        await isReconnecting.Task.WaitAsync(TimeSpan.FromMinutes(1), Stop);

        var rival = await Migrator(database).MigrateAsync(Stop);
        rivalIsDone.Set();
        var result = await running;

        Assert.Equal(["1", "2"], rival.Applied.Select(a => a.Version.Text));
        Assert.Empty(result.Applied);
        Assert.Equal(2, result.AlreadyApplied);
    }

    [Theory, EveryServer("status", "baseline", "repair", "undo")]
    public async Task A_connection_lost_by_hand_is_told_as_that(Server server, string command)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        Folder.Write("1_a.down.sql", "DROP TABLE a;");
        if (command != "baseline")
            await Migrator(source).MigrateAsync(Stop);
        if (command == "repair")
            Folder.Write("1_a.sql", "CREATE TABLE a (id bigint);");
        var text = command switch
        {
            "status" => "SELECT",
            "undo" => "DROP TABLE a",
            _ => "READ WRITE",
        };
        proxy.Fault = new Fault.CutAtText(Direction.ToServer, text, PassOn: false);
        var migrator = Migrator(source);

        var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
            command switch
            {
                "status" => migrator.GetStatusAsync(Stop),
                "undo" => migrator.UndoAsync(Stop),
                "baseline" => migrator.BaselineAsync(MigrationVersion.Parse("1"), Stop),
                _ => (Task)migrator.RepairAsync(new(RepairAction.AcceptChecksum, MigrationVersion.Parse("1")), Stop),
            }
        );

        Assert.Equal("GDW0417", error.Code);
        Assert.Contains("was lost", error.Message, StringComparison.Ordinal);
        Assert.Contains("godwit status", error.Message, StringComparison.Ordinal);
    }

    // Where the conversation of a run begins and ends, when nothing breaks it.
    async Task<(long Before, long After)> MeasureAsync(Server server, Direction direction)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var proxy = FaultProxy.Start(database);
        await using var source = NpgsqlDataSource.Create(proxy.ConnectionString(database));
        Folder.Write("1_a.sql", "INSERT INTO done VALUES (1);");
        Folder.Write("2_b.sql", "INSERT INTO done VALUES (2);\n-- godwit: commit\nCREATE TABLE b (id int);");
        await PrepareAsync(database, source);
        var before = Bytes();
        await Migrator(source).MigrateAsync(Stop);
        return (before + 1, Bytes());

        long Bytes() => direction == Direction.ToServer ? proxy.Traffic.BytesToServer : proxy.Traffic.BytesToClient;
    }

    // The pool is warm: a run that never had a connection may fail, and has nothing to resolve.
    static async Task PrepareAsync(TestDatabase database, NpgsqlDataSource source)
    {
        await database.ExecuteAsync("CREATE TABLE done (m int NOT NULL)");
        await using var connection = await source.OpenConnectionAsync(Stop);
    }
}
