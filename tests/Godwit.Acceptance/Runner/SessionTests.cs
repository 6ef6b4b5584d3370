using Npgsql;

namespace Godwit;

/// <summary>What a role, a database or an earlier migration did to the session.</summary>
public sealed class SessionTests : RunnerTest
{
    const string Evil = """
        CREATE SCHEMA evil;
        CREATE FUNCTION evil.fail() RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        CREATE FUNCTION evil.now() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        CREATE FUNCTION evil.clock_timestamp() RETURNS timestamptz LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        CREATE FUNCTION evil.pg_backend_pid() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        CREATE FUNCTION evil.to_regclass(text) RETURNS regclass LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        CREATE FUNCTION evil.set_config(text, text, bool) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        CREATE FUNCTION evil.pg_try_advisory_lock(bigint) RETURNS bool LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
        """;

    [Theory, EveryServer]
    public async Task Functions_and_operators_in_front_of_pg_catalog_are_not_called(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(Evil);
        foreach (
            var type in new[] { "text", "int4", "int8", "oid", "bool", "name", "\"char\"", "timestamptz", "float8" }
        )
        {
            foreach (var symbol in new[] { "=", "<>", "<", ">", ">=", "<=", "||", "+", "-", "*", "/", "~" })
                await database.ExecuteAsync(
                    $"""
                    CREATE OR REPLACE FUNCTION evil.o({type}, {type}) RETURNS bool LANGUAGE plpgsql
                        AS $$ BEGIN RAISE EXCEPTION 'evil was called'; END $$;
                    CREATE OPERATOR evil.{symbol} (LEFTARG = {type}, RIGHTARG = {type}, FUNCTION = evil.o);
                    """
                );
        }
        await database.ExecuteAsync(
            "CREATE TABLE t (id bigint PRIMARY KEY, n int, s text); INSERT INTO t SELECT generate_series(1, 3000)"
        );
        await database.ExecuteAsync($"ALTER DATABASE {database.Name} SET search_path = evil, pg_catalog, public");
        database.DataSource.Clear();
        Folder.Write("1_a.sql", "CREATE TABLE public.a (id int);");
        Folder.Write(
            "2_i.sql",
            "CREATE INDEX CONCURRENTLY i ON public.a (id);\nDROP INDEX CONCURRENTLY public.i;\nREINDEX TABLE CONCURRENTLY public.t;"
        );
        Folder.Write(
            "3_fill.sql",
            "-- godwit: batches of public.t by id, 5 ms each, pause 0%\nUPDATE public.t SET n = 1 WHERE id OPERATOR(pg_catalog.>=) $1 AND id OPERATOR(pg_catalog.<) $2;"
        );
        Folder.Write(
            "4_fill.sql",
            "-- godwit: batches of public.t, 5 ms each, pause 0%\nUPDATE public.t SET n = 2 WHERE ctid OPERATOR(pg_catalog.>=) $1 AND ctid OPERATOR(pg_catalog.<) $2;"
        );
        Folder.Write("5_a.sql", "CREATE TABLE public.b (id int);");
        Folder.Write("5_a.down.sql", "DROP TABLE public.b;");

        Assert.Equal(5, (await Migrator(database).MigrateAsync(Stop)).Applied.Count);
        await Migrator(database).UndoAsync(Stop);
        await Migrator(database).RepairAsync(new(), Stop);
        await Migrator(database).GetStatusAsync(Stop);
        Assert.Equal(5, (await Migrator(database).BaselineAsync(MigrationVersion.Parse("5"), Stop)).Count + 4);
    }

    [Theory]
    [EveryServer(
        "SET ROLE pg_monitor;",
        "SET SESSION AUTHORIZATION pg_monitor;",
        "SET search_path = pg_temp;",
        "SELECT set_config('search_path', 'nowhere', false);",
        "CREATE TEMP TABLE b (id int);",
        "LISTEN channel;",
        "DECLARE c CURSOR WITH HOLD FOR SELECT 1;",
        "SET default_transaction_read_only = on;",
        "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY;",
        "SET lock_timeout = 100; SET statement_timeout = 100;",
        "SET lock_timeout = 1; SET statement_timeout = 1;",
        "SET idle_in_transaction_session_timeout = 1;",
        "SET client_connection_check_interval = 0;",
        "DO $$ BEGIN PERFORM set_config('search_path', 'nowhere', false); END $$;"
    )]
    public async Task The_next_migration_starts_clean(Server server, string statement)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", $"CREATE TABLE a (id int);\n{statement}");
        Folder.Write(
            "2_b.sql",
            """
            CREATE TABLE b AS
                SELECT current_user::text AS u, session_user::text AS s, pg_sleep(0.2)::text,
                    (SELECT count(*) FROM pg_cursors WHERE is_holdable) AS c, 
                    current_setting('client_connection_check_interval') AS i;
            """
        );

        // UNLISTEN takes effect when the transaction that begins with it commits.
        Folder.Write("3_c.sql", "CREATE TABLE c AS SELECT count(*) AS n FROM pg_listening_channels();");

        await Migrator(database).MigrateAsync(Stop);

        Assert.Equal(["postgres|postgres|0|1s"], await database.RowsAsync("SELECT u, s, c, i FROM public.b"));
        Assert.Equal(["0"], await database.RowsAsync("SELECT n FROM public.c"));
        Assert.Equal(
            3,
            await database.ScalarAsync<long>("SELECT count(*) FROM godwit_history WHERE state = 'applied'")
        );
        await NoLockIsLeftAsync(database, TimeSpan.FromSeconds(2));
    }

    [Theory, EveryServer]
    public async Task The_role_of_a_login_that_becomes_another_is_kept(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var (owner, login) = ($"owner_{database.Name}", $"login_{database.Name}");
        await database.ExecuteAsync(
            $"CREATE ROLE {owner}; CREATE ROLE {login} LOGIN IN ROLE {owner}; ALTER ROLE {login} SET role = '{owner}'; GRANT CREATE ON SCHEMA public TO {owner}"
        );
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);\nSET search_path = public;\nSELECT 1;");
        Folder.Write("2_b.sql", "CREATE TABLE b (id int);\n-- godwit: commit\nCREATE TABLE c (id int);");
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(database.ConnectionString)
            {
                Username = login,
                NoResetOnClose = true,
            }.ConnectionString
        );

        await Migrator(source).MigrateAsync(Stop);

        await using var command = source.CreateCommand("SELECT current_user::text");
        Assert.Equal(owner, await command.ExecuteScalarAsync(Stop));
        Assert.Equal(
            [owner],
            await database.RowsAsync("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
        );
        await source.DisposeAsync();
        await database.ExecuteAsync($"DROP OWNED BY {owner}, {login}; DROP ROLE {login}; DROP ROLE {owner}");
    }

    [Theory]
    [EveryServer(
        "CREATE ROLE pg_x PASSWORD 'c4nary s3cret';",
        "ALTER ROLE nobody_here PASSWORD 'c4nary s3cret';",
        "CREATE USER MAPPING FOR postgres SERVER nope OPTIONS (user 'x', password 'c4nary s3cret');",
        "SELECT 1; CREATE ROLE r PASSWORD 'c4nary s3cret' NONSENSE;",
        "DO $x$ BEGIN EXECUTE 'CREATE ROLE pg_x PASSWORD ''c4nary s3cret'''; END $x$;",
        "CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1 password=c4nary' PUBLICATION p;"
    )]
    public async Task A_password_is_in_no_message_event_or_row(Server server, string statement)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", $"CREATE TABLE a (id int);\n-- godwit: commit\n{statement}");
        var events = new List<string>();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() =>
            Migrator(database, new() { OnEvent = e => events.Add(e.ToString()!) }).MigrateAsync(Stop)
        );

        var history = await database.RowsAsync("SELECT error FROM godwit_history");
        Assert.NotEqual("", Assert.Single(history));
        Assert.DoesNotContain(
            "c4nary",
            string.Join('\n', [error.Message, error.Hint ?? "", .. events, .. history]),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryServer]
    public async Task An_error_of_the_connection_is_without_the_password(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "SELECT 1;");
        foreach (
            var change in new[] { ";Database=nowhere", ";Port=1", ";Host=nowhere.invalid", ";Username=nobody_here" }
        )
        {
            await using var source = NpgsqlDataSource.Create($"{database.ConnectionString};Password=c4nary{change}");

            var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
                Migrator(source).MigrateAsync(Stop)
            );

            Assert.Equal("GDW0404", error.Code);
            Assert.DoesNotContain("c4nary", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory, EveryServer("", ";Max Auto Prepare=20;Auto Prepare Min Usages=2")]
    public async Task What_a_migration_prepared_is_not_there_in_the_next(Server server, string driver)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE seen (n int);\nPREPARE p AS INSERT INTO seen VALUES (1);\nEXECUTE p;");
        Folder.Write("2_b.sql", "PREPARE p AS INSERT INTO seen VALUES (2);\nEXECUTE p;");
        Folder.Write("3_c.sql", "DO $$ BEGIN EXECUTE 'PREPARE \"P q\" AS INSERT INTO seen VALUES (3)'; END $$;");
        Folder.Write("4_d.sql", "PREPARE \"P q\" AS INSERT INTO seen VALUES (4);\nEXECUTE \"P q\";");
        for (var i = 5; i <= 12; i++)
            Folder.Write($"{i}_m.sql", $"INSERT INTO seen VALUES ({i}); SELECT 1;");
        await using var source = Npgsql.NpgsqlDataSource.Create(database.ConnectionString + driver);

        await Migrator(source).MigrateAsync(Stop);

        Assert.Equal(["1", "2", "4", "5"], await database.RowsAsync("SELECT n FROM seen ORDER BY n LIMIT 4"));
    }

    [Theory, EveryServer]
    public async Task A_role_that_owns_the_schema_of_the_history_needs_no_right_on_the_database(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var role = $"own_{database.Name}";
        await database.ExecuteAsync(
            $"""
            CREATE ROLE {role} LOGIN; CREATE SCHEMA app AUTHORIZATION {role};
            REVOKE CREATE ON DATABASE {database.Name} FROM PUBLIC;
            """
        );
        var settings = new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = role };
        await using (var source = Npgsql.NpgsqlDataSource.Create(settings.ConnectionString))
        {
            Folder.Write("1_a.sql", "CREATE TABLE app.a (id int);");

            var result = await Migrator(source, new() { History = HistoryTable.Parse("app.done") }).MigrateAsync(Stop);
            var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
                Migrator(source, new() { History = HistoryTable.Parse("other.done") }).MigrateAsync(Stop)
            );

            Assert.Single(result.Applied);
            Assert.Equal(["1"], await database.RowsAsync("SELECT version FROM app.done"));
            Assert.Equal("GDW0407", error.Code);
            Assert.Contains("may not create the migration history", error.Message, StringComparison.Ordinal);
        }
        await database.ExecuteAsync($"DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
    }

    [Theory, EveryServer]
    public async Task A_first_migration_that_fails_leaves_not_even_the_history(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);\nSELECT 1 / 0;");
        await Assert.ThrowsAsync<MigrationFailedException>(() => Migrator(database).MigrateAsync(Stop));

        Assert.Equal(
            0,
            await database.ScalarAsync<long>("SELECT count(*) FROM pg_class WHERE relname IN ('a', 'godwit_history')")
        );
        Folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        Assert.Single((await Migrator(database).MigrateAsync(Stop)).Applied);
    }
}
