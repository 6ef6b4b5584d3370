using System.Text;
using Npgsql;

namespace Godwit;

public sealed class StatementTests : RunnerTest
{
    [Theory, EveryServer]
    public async Task Five_thousand_statements_and_ten_megabytes_run_in_one_transaction(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var many = new StringBuilder("CREATE TABLE a (id int, s text);\n");
        for (var i = 0; i < 5000; i++)
            many.Append("INSERT INTO a VALUES (").Append(i).Append(") RETURNING *;\n");
        Folder.Write("1_many.sql", many.ToString());
        Folder.Write("2_big.sql", $"INSERT INTO a VALUES (0, '{new string('é', 5_000_000)}');");

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(["5001|10000000"], await database.RowsAsync("SELECT count(*), max(octet_length(s)) FROM a"));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(DISTINCT xmin::text) FROM a WHERE s IS NULL"));
    }

    [Theory, EveryServer]
    public async Task The_failing_one_of_many_statements_is_named(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var many = new StringBuilder("CREATE TABLE a (id int);\n");
        for (var i = 0; i < 1000; i++)
            many.Append(i == 700 ? "SELECT 1 / 0;\n" : "SELECT generate_series(1, 50);\n");
        Folder.Write("1_many.sql", many.ToString());

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal(702, error.Location?.Line);
        Assert.Contains("Everything that 1_many did was rolled back", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task A_constraint_that_fails_at_the_commit_names_the_step(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write(
            "1_a.sql",
            "CREATE TABLE a (id int UNIQUE DEFERRABLE INITIALLY DEFERRED);\n-- godwit: commit\nINSERT INTO a VALUES (1), (1);"
        );

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("23505", error.SqlState);
        Assert.Contains("COMMIT", error.Message, StringComparison.Ordinal);
        Assert.Contains("tep 2 of 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(["1|failed|2|1|"], await database.RowsAsync(History));
    }

    [Theory, EveryServer]
    public async Task A_detail_that_the_driver_keeps_back_is_not_shown_as_if_it_were_one(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (mail text UNIQUE);\nINSERT INTO a VALUES ('ann@x'), ('ann@x');");
        var quiet = database.ConnectionString.Replace("Include Error Detail=true;", "", StringComparison.Ordinal);
        await using var source = NpgsqlDataSource.Create(quiet);

        var told = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));
        var kept = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(source).MigrateAsync(Stop));

        Assert.Contains("Detail: Key (mail)=(ann@x) already exists", told.Message, StringComparison.Ordinal);
        Assert.Contains("Detail: kept back by the driver", kept.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("redacted", kept.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Bodies_with_semicolons_and_notices_run_as_written(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write(
            "1_a.sql",
            """
            DO $$ BEGIN EXECUTE 'CREATE TABLE a (id int);'; RAISE NOTICE 'done; really'; RAISE WARNING 'careful'; END $$;
            CREATE FUNCTION f(x int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN x; END;';
            CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 2 END; END;
            INSERT INTO a SELECT f(g());
            """
        );

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(["2"], await database.RowsAsync("SELECT id FROM a"));
    }

    [
        Theory,
        EveryServer(
            "CREATE TABLE b (id int);\nSELECT pg_sleep(600);",
            "-- godwit: no-transaction\nSELECT pg_sleep(600);"
        )
    ]
    public async Task A_statement_ends_at_the_timeout_that_the_file_sets(Server server, string sql)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "-- godwit: statement-timeout 200ms\n" + sql);

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal("57014", error.SqlState);
        Assert.Contains("pg_sleep(600)", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task A_plain_error_of_another_connection_is_not_taken_for_a_lost_one(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "DO $$ BEGIN RAISE EXCEPTION 'no other server' USING ERRCODE = '08001'; END $$;");
        var reconnected = 0;
        var options = new MigrateOptions { OnEvent = e => reconnected += e is MigrationEvent.Reconnecting ? 1 : 0 };

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            Migrator(database, options).MigrateAsync(Stop)
        );

        Assert.Equal(("08001", 0), (error.SqlState, reconnected));
    }
}
