using Npgsql;

namespace Godwit;

/// <summary>The table of Prisma Migrate on PostgreSQL: as Prisma wrote it, and as Godwit writes it.</summary>
public sealed class PrismaTests : IDisposable
{
    const string Rows =
        "SELECT migration_name, checksum, logs, applied_steps_count, finished_at IS NULL, rolled_back_at IS NULL"
        + " FROM _prisma_migrations ORDER BY started_at, migration_name";

    const string Columns =
        "SELECT column_name, data_type, character_maximum_length, is_nullable, column_default"
        + " FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position";

    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory, EveryServer]
    public async Task What_Godwit_writes_is_what_Prisma_writes(Server server)
    {
        await using var genuine = await TestDatabase.CreateAsync(server);
        await LoadAsync(genuine, "prisma-pg");
        await using var database = await TestDatabase.CreateAsync(server);

        var result = await Fixture(database).MigrateAsync(Stop);

        Assert.Equal(4, result.Applied.Count);
        var finished = Rows.Replace("ORDER BY", "WHERE rolled_back_at IS NULL ORDER BY", StringComparison.Ordinal);
        Assert.Equal(await genuine.RowsAsync(finished), await database.RowsAsync(finished));
        Assert.Equal(await genuine.RowsAsync(Columns), await database.RowsAsync(Columns));
        Assert.Equal(
            4,
            await database.ScalarAsync<long>(
                """
                SELECT count(*)
                FROM _prisma_migrations
                WHERE length(id) = 36 AND finished_at >= started_at
                    AND date_trunc('milliseconds', started_at) = started_at
                    AND date_trunc('milliseconds', finished_at) = finished_at
                """
            )
        );
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM pg_class WHERE relname = 'godwit_history'"));
    }

    [Theory, EveryServer]
    public async Task What_Prisma_applied_is_applied(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await LoadAsync(database, "prisma-pg");
        var before = await database.RowsAsync("SELECT * FROM _prisma_migrations");

        var status = await Fixture(database).GetStatusAsync(Stop);
        var result = await Fixture(database).MigrateAsync(Stop);

        Assert.All(status.Migrations, one => Assert.Equal(MigrationCondition.Applied, one.State));
        Assert.Equal(4, status.Migrations.Count);
        Assert.Empty(result.Applied);
        Assert.Equal(before, await database.RowsAsync("SELECT * FROM _prisma_migrations"));
    }

    [Theory, EveryServer]
    public async Task What_was_resolved_as_applied_is_a_baseline_and_the_other_way_round(Server server)
    {
        await using var genuine = await TestDatabase.CreateAsync(server);
        await LoadAsync(genuine, "prisma-pg-baselined");
        var status = await Fixture(genuine).GetStatusAsync(Stop);
        Assert.All(status.Migrations, one => Assert.Equal(MigrationCondition.Baseline, one.State));

        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE \"User\" (id int)");
        var refused = await Assert.ThrowsAsync<HistoryTableException>(() => Fixture(database).MigrateAsync(Stop));
        Assert.Equal("GDW0923", refused.Code);
        Assert.Empty(await database.RowsAsync("SELECT 1 FROM pg_class WHERE relname = '_prisma_migrations'"));

        await Fixture(database).BaselineAsync(status.Migrations[^1].Version, Stop);

        Assert.Equal(await genuine.RowsAsync(Rows), await database.RowsAsync(Rows));
        Assert.Equal(
            4,
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM _prisma_migrations WHERE started_at = finished_at AND logs = ''"
            )
        );
    }

    [Theory, EveryServer]
    public async Task A_failed_row_stops_the_run_until_it_is_settled(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await LoadAsync(database, "prisma-pg");
        await database.ExecuteAsync(
            """
            DELETE FROM _prisma_migrations WHERE migration_name LIKE '%seed_data' AND rolled_back_at IS NULL;
            UPDATE _prisma_migrations SET rolled_back_at = NULL;
            CREATE TYPE public."Role" AS ENUM ('USER', 'ADMIN');
            CREATE TABLE public."User" (id serial PRIMARY KEY, name text, email text UNIQUE, role public."Role");
            """
        );
        var refused = await Assert.ThrowsAsync<HistoryMismatchException>(() => Fixture(database).MigrateAsync(Stop));
        Assert.Contains("unterminated quoted string", refused.Message, StringComparison.Ordinal);
        Assert.Contains("P3009", refused.Message, StringComparison.Ordinal);

        await Fixture(database).RepairAsync(new(RepairAction.MarkUndone), Stop);
        var result = await Fixture(database).MigrateAsync(Stop);

        Assert.Equal("20261123145049_seed_data", Assert.Single(result.Applied).Title);
        Assert.Equal(
            ["1|0|True|False", "2|1|False|True"],
            await database.RowsAsync(
                """
                SELECT row_number() OVER (ORDER BY started_at), applied_steps_count, finished_at IS NULL,
                    rolled_back_at IS NULL
                FROM _prisma_migrations
                WHERE migration_name LIKE '%seed_data'
                ORDER BY started_at
                """
            )
        );
    }

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
        _folder.Write("1_a/down.sql", "DROP INDEX CONCURRENTLY i; SELECT 1 / 0; DROP TABLE t;");
        await Migrator(database).MigrateAsync(Stop);

        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).UndoAsync(Stop));
        Assert.Equal(["True|True"], await database.RowsAsync(State("1_a")));

        _folder.Write("1_a/down.sql", "DROP INDEX CONCURRENTLY i; DROP TABLE t;");
        await Migrator(database).UndoAsync(Stop);
        Assert.Equal(["True|False"], await database.RowsAsync(State("1_a")));
        Assert.Empty(await database.RowsAsync("SELECT version FROM godwit_history"));

        Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied);
        await Migrator(database).UndoAsync(Stop);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
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
    public async Task A_killed_run_goes_on_where_it_was(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Write("1_a", "CREATE TABLE t (id int); INSERT INTO t VALUES (1);");
        Write("2_b", "INSERT INTO t VALUES (2); CREATE INDEX CONCURRENTLY i ON t (id); INSERT INTO t VALUES (3);");
        Write("3_c", "INSERT INTO t VALUES (4);");
        await Migrator(database, new() { To = MigrationVersion.OfName("1_a") }).MigrateAsync(Stop);
        await using (var blocker = await database.DataSource.OpenConnectionAsync(Stop))
        {
            await using var transaction = await blocker.BeginTransactionAsync(Stop);
            await using var write = new NpgsqlCommand("INSERT INTO t VALUES (5)", blocker, transaction);
            await write.ExecuteNonQueryAsync(Stop);
            await using var cli = GodwitCli.Start(
                _folder.Path,
                "migrate",
                "--layout",
                "prisma",
                "--url",
                database.Url,
                "--migrations",
                _folder.Path
            );
            await database.WhenRunningAsync("CREATE INDEX CONCURRENTLY");
            await cli.KillAsync();
            // Prisma sees a migration that is under way, and keeps away (P3009).
            Assert.Equal(["2_b"], await database.RowsAsync(Open));
            await transaction.RollbackAsync(Stop);
        }

        var result = await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(["2_b", "3_c"], result.Applied.Select(one => one.Title));
        Assert.Equal(["1", "2", "3", "4"], await database.RowsAsync("SELECT id FROM t ORDER BY id"));
        Assert.Empty(await database.RowsAsync(Open));
        Assert.Equal(3, await database.ScalarAsync<long>("SELECT count(*) FROM _prisma_migrations"));
        Assert.Empty(await database.RowsAsync("SELECT version FROM godwit_history"));
    }

    const string Open =
        "SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NULL AND rolled_back_at IS NULL";

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

    [Theory, EveryServer]
    public async Task The_schema_of_the_connection_has_the_table(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE public.other (id int)");
        Write("1_a", "CREATE TABLE t (id int); SET search_path = pg_catalog;");
        Write("2_b", "CREATE TABLE u (id int); CREATE INDEX CONCURRENTLY i ON u (id);");
        await using var source = NpgsqlDataSource.Create($"{database.ConnectionString};Search Path=shop");

        var migrator = new Migrator(Dialect.PostgreSql, source, MigrationFolder.OpenPrisma(_folder.Path));
        Assert.Equal(2, (await migrator.MigrateAsync(Stop)).Applied.Count);
        Assert.Empty((await migrator.MigrateAsync(Stop)).Applied);

        Assert.Equal(
            ["_prisma_migrations", "godwit_history", "t", "u"],
            await database.RowsAsync("SELECT tablename FROM pg_tables WHERE schemaname = 'shop' ORDER BY 1")
        );
    }

    static string State(string name) =>
        "SELECT finished_at IS NULL OR rolled_back_at IS NOT NULL, rolled_back_at IS NULL FROM _prisma_migrations"
        + $" WHERE migration_name = '{name}'";

    void Write(string name, string sql) => _folder.Write($"{name}/migration.sql", sql);

    Migrator Migrator(TestDatabase database, MigrateOptions? options = null) =>
        new(Dialect.PostgreSql, database.DataSource, MigrationFolder.OpenPrisma(_folder.Path), options);

    static Migrator Fixture(TestDatabase database) =>
        new(
            Dialect.PostgreSql,
            database.DataSource,
            MigrationFolder.OpenPrisma(Path.Combine(Fixtures(), "prisma-pg/prisma/migrations"))
        );

    static async Task LoadAsync(TestDatabase database, string fixture) =>
        // The dump ends with the table's key; \restrict is newer than psql 15.13.
        await Command.RequireAsync(
            new[] { "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.ConnectionUri }
                .Concat(["-f", Path.Combine(Fixtures(), fixture, "history.sql")])
                .ToArray()
        );

    static string Fixtures()
    {
        Assert.SkipWhen(
            RepositoryFolder.Shared("fixtures") is null,
            "There is no ../shared/fixtures beside this checkout."
        );
        return RepositoryFolder.Shared("fixtures")!; // there is one
    }
}
