namespace Godwit;

/// <summary>Schema sources on PostgreSQL.</summary>
public class SchemaLoading
{
    [Theory]
    [EveryServer(
        "CREATE VIEW v AS SELECT f(n) FROM t; CREATE FUNCTION f(m int) RETURNS int LANGUAGE sql AS $$SELECT max(n) FROM t$$; CREATE TABLE t (n int);",
        "CREATE TABLE c (id int REFERENCES p); CREATE TABLE p (id int PRIMARY KEY);",
        "CREATE TABLE t (m mood DEFAULT 'sad'); CREATE TYPE mood AS ENUM ('sad', 'ok');",
        "CREATE TABLE s.t (id int); CREATE SCHEMA s;",
        "ALTER TYPE mood ADD VALUE 'ok'; CREATE TABLE t (m mood DEFAULT 'ok'); CREATE TYPE mood AS ENUM ('sad');",
        "CREATE TYPE mood AS ENUM ('sad'); ALTER TYPE mood ADD VALUE 'ok'; CREATE TABLE t (m mood DEFAULT 'ok');",
        "CREATE INDEX CONCURRENTLY i ON t (n); CREATE TABLE t (n int); INSERT INTO t VALUES (1);",
        "INSERT INTO c VALUES (1); INSERT INTO p VALUES (1); CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);",
        "BEGIN; CREATE TABLE t (n int); COMMIT;",
        "SET transaction_timeout = 0; SET nonsense_of_the_future = 1; CREATE TABLE t (n int);",
        @"\restrict Abc123
        CREATE TABLE t (n int);
        \unrestrict Abc123
        "
    )]
    public async Task Statements_are_run_in_the_order_that_works(Server server, string text) =>
        await LoadAsync(server, new SqlScript("schema.sql", text));

    [Theory]
    [EveryServer(
        "CREATE TABLE t (tags hstore); -> CREATE EXTENSION hstore;",
        "CREATE TABLE t (place public.\"cube\"); -> CREATE EXTENSION cube;",
        "CREATE TABLE t (id uuid DEFAULT /* public */ public.uuid_generate_v4()); -> CREATE EXTENSION \"uuid-ossp\";",
        "CREATE TABLE t (n text); CREATE INDEX ON t USING gin (n gin_trgm_ops); -> CREATE EXTENSION pg_trgm;",
        "CREATE TABLE t (n no_such_type); ->",
        "CREATE TABLE t (n text DEFAULT no_such_function()); ->"
    )]
    public async Task The_extension_that_a_schema_forgot_is_named(Server server, string text)
    {
        var (sql, hint) = text.Split(" ->") is [var before, var after] ? (before, after.Trim()) : default;

        var error = await Assert.ThrowsAsync<SchemaSourceException>(() =>
            LoadAsync(server, new SqlScript("schema.sql", sql))
        );

        Assert.Equal(hint.Length > 0, error.Hint?.Contains($"`{hint}`", StringComparison.Ordinal) ?? false);
    }

    [Theory, EveryServer]
    public async Task A_search_path_holds_to_the_end_of_its_file_and_for_statements_that_come_later(Server server)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(default);

        await new SchemaLoader(Dialect.PostgreSql).LoadAsync(
            database,
            [
                new("a.sql", "CREATE SCHEMA a; SET search_path = a; CREATE VIEW v AS SELECT * FROM b.t;"),
                new(
                    "b.sql",
                    "CREATE SCHEMA b; SELECT pg_catalog.set_config('search_path', '', false); CREATE TABLE b.t (n int);"
                ),
                new("c.sql", "CREATE TABLE t (n int);"),
            ],
            default
        );

        await using var command = database.DataSource.CreateCommand(
            """
            SELECT string_agg(format('%s.%s', relnamespace::regnamespace, relname), ' ' ORDER BY relname, relnamespace)
            FROM pg_class WHERE relkind IN ('r', 'v') AND oid >= 16384
            """
        );
        Assert.Equal(
            "b.t public.t a.v",
            string.Join(
                ' ',
                ((string)(await command.ExecuteScalarAsync())!)
                    .Split(' ')
                    .Order(StringComparer.Ordinal)
                    .OrderBy(one => one[^1])
            )
        );
    }

    [Theory, EveryServer]
    public async Task An_error_shows_the_place_that_the_server_means(Server server)
    {
        var error = await FailAsync(
            server,
            new SqlScript("a.sql", "CREATE TABLE t (n int);\nCREATE VIEW v AS\n  SELECT nope FROM t;")
        );

        Assert.Equal("GDW0711", error.Code);
        Assert.Equal("a.sql:3:10", error.Location?.ToString());
        Assert.Equal("42703", error.SqlState);
        Assert.Contains("column \"nope\" does not exist", error.Message, StringComparison.Ordinal);
        Assert.Contains("  3 |   SELECT nope FROM t;\n    |          ^", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Statements_that_wait_for_each_other_are_named_as_a_circle(Server server)
    {
        var error = await FailAsync(
            server,
            new SqlScript(
                "a.sql",
                "CREATE TABLE fine (id int);\nCREATE TABLE a (id int PRIMARY KEY, b int REFERENCES b);"
            ),
            new SqlScript(
                "b.sql",
                "CREATE TABLE b (id int PRIMARY KEY, a int REFERENCES a);\nCREATE VIEW v AS SELECT * FROM b;"
            )
        );

        Assert.Equal("GDW0713", error.Code);
        Assert.Contains(
            "a.sql:2:1: relation \"b\" does not exist\n    waits for relation b (b.sql:1:1)",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "b.sql:1:1: relation \"a\" does not exist\n    waits for relation a (a.sql:2:1)",
            error.Message,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("b.sql:2", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task The_first_cause_is_shown_and_what_fails_with_it(Server server)
    {
        var error = await FailAsync(
            server,
            new SqlScript("a.sql", "CREATE VIEW w AS SELECT * FROM v;\nCREATE VIEW v AS SELECT * FROM missing;")
        );

        Assert.Equal("GDW0711", error.Code);
        Assert.Equal("a.sql:2:32", error.Location?.ToString());
        Assert.Contains("a.sql:1:1: relation \"v\" does not exist", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [EveryServer(
        "CREATE TABLE t (n int);|CREATE TABLE t (m int);",
        "CREATE VIEW t AS SELECT 1 AS n;|CREATE TABLE public.t (m int);",
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';|CREATE FUNCTION f(b int) RETURNS int LANGUAGE sql AS 'SELECT 2';",
        "CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';|CREATE OR REPLACE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 2';",
        "CREATE TYPE public.m AS ENUM ('a');|CREATE DOMAIN public.m AS int;"
    )]
    public async Task What_two_files_define_is_named_with_both_places(Server server, string texts)
    {
        var files = texts.Split('|');

        var error = await FailAsync(server, new SqlScript("a.sql", files[0]), new SqlScript("b.sql", files[1]));

        Assert.Equal("GDW0712", error.Code);
        Assert.Equal("b.sql:1:1", error.Location?.ToString());
        Assert.Contains("a.sql:1:1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [EveryServer(
        "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';|CREATE FUNCTION f(a text) RETURNS int LANGUAGE sql AS 'SELECT 2';",
        "CREATE SCHEMA IF NOT EXISTS s;|CREATE SCHEMA IF NOT EXISTS s;",
        "CREATE SCHEMA s; CREATE TABLE s.t (n int);|CREATE TABLE t (n int);",
        "CREATE TABLE t (n int);|CREATE TABLE u (n int); CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION suppress_redundant_updates_trigger(); CREATE TRIGGER g BEFORE INSERT ON u EXECUTE FUNCTION suppress_redundant_updates_trigger();",
        "SET search_path = a; CREATE SCHEMA a; CREATE TABLE IF NOT EXISTS t (n int);|CREATE TABLE IF NOT EXISTS t (n int);"
    )]
    public async Task What_only_has_the_same_name_is_fine(Server server, string texts)
    {
        var files = texts.Split('|');
        await LoadAsync(server, new SqlScript("a.sql", files[0]), new SqlScript("b.sql", files[1]));
    }

    [Theory]
    [EveryServer(63, 64)]
    public async Task A_name_that_the_server_would_cut_is_an_error(Server server, int length)
    {
        // Two bytes a letter, and one.
        var name = new string('ä', length / 2) + (length % 2 == 0 ? "" : "x");
        var script = new SqlScript("a.sql", $"CREATE TABLE t (n int,\n  \"{name}\" int);");

        if (length == 63)
        {
            await LoadAsync(server, script);
            return;
        }
        var error = await FailAsync(server, script);
        Assert.Equal("GDW0717", error.Code);
        Assert.Equal("a.sql:2:3", error.Location?.ToString());
        Assert.Contains("has 64 bytes", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Missing_extensions_are_all_named(Server server)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(default);

        var error = await Assert.ThrowsAsync<ScratchException>(() =>
            new SchemaLoader(Dialect.PostgreSql).LoadAsync(
                database,
                [
                    new(
                        "a.sql",
                        "CREATE EXTENSION nope_one;\nCREATE EXTENSION IF NOT EXISTS plpgsql;\n"
                            + "CREATE EXTENSION IF NOT EXISTS \"nope two\" WITH SCHEMA public;"
                    ),
                ],
                default
            )
        );

        Assert.Equal("GDW0704", error.Code);
        Assert.Contains("nope_one (a.sql:1:1), nope two (a.sql:3:1)", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("plpgsql", error.Message, StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task On_a_named_server_a_missing_role_is_an_error(Server server)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(default);

        var error = await Assert.ThrowsAsync<ScratchException>(() =>
            new SchemaLoader(Dialect.PostgreSql).LoadAsync(
                database,
                [new("a.sql", "CREATE TABLE t (n int); GRANT SELECT ON t TO \"No One\";")],
                default
            )
        );

        Assert.Equal("GDW0705", error.Code);
        Assert.Contains("\"No One\"", error.Message, StringComparison.Ordinal);
    }

    static async Task<LoadedSchema> LoadAsync(Server server, params SqlScript[] scripts)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(default);
        return await new SchemaLoader(Dialect.PostgreSql).LoadAsync(database, scripts.ToValueList(), default);
    }

    static Task<SchemaSourceException> FailAsync(Server server, params SqlScript[] scripts) =>
        Assert.ThrowsAsync<SchemaSourceException>(() => LoadAsync(server, scripts));
}
