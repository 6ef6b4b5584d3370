using Npgsql;

namespace Godwit;

/// <summary>Files of Prisma Migrate on PostgreSQL: steps, ways back, and starters beside each other and beside Prisma.</summary>
public sealed class PrismaRunTests : PrismaTest
{
    [Theory, EveryServer]
    public async Task Several_steps_are_one_row_that_is_open_until_the_last(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Write("1_a", "CREATE TABLE t (id int); CREATE INDEX CONCURRENTLY i ON t (id); SELECT 1 / 0;");

        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal(
            ["division by zero|0|True|True"],
            await database.RowsAsync(
                "SELECT logs, applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL FROM _prisma_migrations"
            )
        );
        Assert.Equal(["1_a|2"], await database.RowsAsync("SELECT version, steps_applied FROM godwit_history"));
        await Assert.ThrowsAsync<HistoryMismatchException>(() => Migrator(database).MigrateAsync(Stop));

        await Migrator(database).RepairAsync(new(RepairAction.MarkApplied), Stop);

        Assert.Equal(
            ["0|True|False", "0|False|True"],
            await database.RowsAsync(
                "SELECT applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL FROM _prisma_migrations"
                    + " ORDER BY finished_at NULLS FIRST"
            )
        );
        Assert.Empty(await database.RowsAsync("SELECT version FROM godwit_history"));
        Write("2_b", "CREATE TABLE u (id int); CREATE INDEX CONCURRENTLY j ON u (id); CREATE TABLE v (id int);");
        Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied);
        Assert.Equal(
            ["1|False|True|"],
            await database.RowsAsync(
                "SELECT applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL, logs FROM _prisma_migrations"
                    + " WHERE migration_name = '2_b'"
            )
        );
        Assert.Empty(await database.RowsAsync("SELECT version FROM godwit_history"));
    }

    [Theory, EveryServer]
    public async Task A_way_back_of_several_steps_is_open_on_its_way(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Write("1_a", "CREATE TABLE t (id int); CREATE INDEX i ON t (id);");
        Folder.Write("1_a/down.sql", "DROP INDEX CONCURRENTLY i; SELECT 1 / 0; DROP TABLE t;");
        await Migrator(database).MigrateAsync(Stop);

        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).UndoAsync(Stop));
        Assert.Equal(["True|True"], await database.RowsAsync(State("1_a")));

        Folder.Write("1_a/down.sql", "DROP INDEX CONCURRENTLY i; DROP TABLE t;");
        await Migrator(database).UndoAsync(Stop);
        Assert.Equal(["True|False"], await database.RowsAsync(State("1_a")));
        Assert.Empty(await database.RowsAsync("SELECT version FROM godwit_history"));

        Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied);
        await Migrator(database).UndoAsync(Stop);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
    }

    [Theory, EveryServer]
    public async Task A_column_of_somebody_else_that_wants_a_value_is_named_and_nothing_stays(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Write("1_a", "CREATE TABLE t (id int);");
        await Migrator(database).MigrateAsync(Stop);
        await database.RowsAsync(
            "ALTER TABLE _prisma_migrations ADD tenant text NOT NULL DEFAULT ''; "
                + "ALTER TABLE _prisma_migrations ALTER tenant DROP DEFAULT"
        );
        Write("2_b", "CREATE TABLE u (id int);");

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Contains("\"tenant\"", error.Message);
        Assert.EndsWith("give it a default, or drop it; then run migrate again.", error.Message);
        Assert.False(await database.ScalarAsync<bool>("SELECT to_regclass('u') IS NOT NULL"));
    }

    [Theory, EveryServer]
    public async Task Prismas_lock_is_waited_for_and_held(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Write("1_a", "CREATE TABLE t AS SELECT objid::bigint AS key FROM pg_locks WHERE locktype = 'advisory';");
        await using var prisma = await database.DataSource.OpenConnectionAsync(Stop);
        await using (var take = new NpgsqlCommand("SELECT pg_advisory_lock(72707369)", prisma))
            await take.ExecuteNonQueryAsync(Stop);

        await Assert.ThrowsAsync<LockTimeoutException>(() =>
            Migrator(database, new() { Wait = TimeSpan.FromMilliseconds(200) }).MigrateAsync(Stop)
        );
        await prisma.CloseAsync();
        database.DataSource.Clear();
        await Migrator(database).MigrateAsync(Stop);

        Assert.Contains("72707369", await database.RowsAsync("SELECT DISTINCT key FROM t"));
    }

    [Theory, EveryServer]
    public async Task Many_starters_apply_each_migration_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        for (var i = 1; i <= 6; i++)
            Write($"{i}_t", $"CREATE TABLE t{i} (id int); SELECT pg_sleep(0.02);");
        Write("7_c", "CREATE INDEX CONCURRENTLY i ON t1 (id); CREATE INDEX CONCURRENTLY j ON t2 (id);");

        var results = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrator(database).MigrateAsync(Stop), Stop))
        );

        Assert.Equal(7, results.Sum(result => result.Applied.Count));
        Assert.Equal(
            7,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL AND applied_steps_count = 1"
            )
        );
    }

    [Theory, EveryServer]
    public async Task Nothing_pending_is_one_query(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server, logStatements: true);
        Write("1_a", "CREATE TABLE t (id int);");
        await Migrator(database).MigrateAsync(Stop);
        var before = (await database.StatementsAsync()).Count;

        await Migrator(database).MigrateAsync(Stop);

        var statement = Assert.Single(
            (await database.StatementsAsync()).Skip(before),
            one => one.Sql != "DISCARD ALL" // the pool's own
        );
        Assert.Contains("_prisma_migrations", statement.Sql, StringComparison.Ordinal);
    }

    static string State(string name) =>
        "SELECT finished_at IS NULL OR rolled_back_at IS NOT NULL, rolled_back_at IS NULL FROM _prisma_migrations"
        + $" WHERE migration_name = '{name}'";
}
