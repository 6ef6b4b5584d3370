namespace Godwit;

/// <summary>Databases that hold the same look the same, however they came to be and whatever rows they have.</summary>
public sealed class SameSchemaTests
{
    const string Tables = """
        CREATE TABLE parent (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
        CREATE TABLE child (
            id serial PRIMARY KEY,
            parent bigint REFERENCES parent DEFERRABLE,
            kind varchar(10) DEFAULT 'a' CHECK (kind IN ('a', 'b')),
            other integer
        );
        CREATE INDEX child_kind ON child (kind, lower(kind)) WHERE other > 1;
        """;

    const string Others = """
        CREATE TYPE mood AS ENUM ('sad', 'happy');
        CREATE FUNCTION f(a mood) RETURNS mood LANGUAGE sql AS 'SELECT a';
        CREATE TABLE events (at date NOT NULL, mood mood, PRIMARY KEY (at)) PARTITION BY RANGE (at);
        CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE TABLE events_2 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        CREATE TABLE of_event (at date REFERENCES events);
        """;

    const string Views = """
        CREATE VIEW seen AS SELECT id, kind FROM child WHERE other > 1;
        COMMENT ON VIEW seen IS 'what is seen';
        GRANT SELECT ON seen TO PUBLIC;
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EveryServer]
    public async Task Whatever_the_order_of_creation(Server server)
    {
        await using var one = await TestDatabase.CreateAsync(server);
        await using var other = await TestDatabase.CreateAsync(server);
        await one.ExecuteAsync(Tables + Others + Views);
        await other.ExecuteAsync("CREATE TABLE gone (id serial); DROP TABLE gone;" + Others + Tables + Views);

        await AssertSameAsync(one, other);
    }

    [Theory, EveryServer]
    public async Task Whatever_was_stored_rewritten_analyzed_or_reindexed(Server server)
    {
        await using var one = await TestDatabase.CreateAsync(server);
        await using var other = await TestDatabase.CreateAsync(server);
        await one.ExecuteAsync(Tables + Others + Views);
        await other.ExecuteAsync(Tables + Others + Views);
        await other.ExecuteAsync(
            """
            INSERT INTO parent (name) SELECT 'n' || i FROM generate_series(1, 1000) AS i;
            INSERT INTO child (parent, other) SELECT id, id FROM parent;
            INSERT INTO events VALUES ('2025-05-05', 'sad');
            DELETE FROM child WHERE id % 2 = 0;
            CREATE TEMPORARY TABLE mine (a integer PRIMARY KEY, b text);
            SELECT lo_create(0);
            """
        );
        foreach (
            var statement in new[] { "ANALYZE", "VACUUM FULL", "CLUSTER child USING child_pkey", "TRUNCATE child" }
        )
            await other.ExecuteAsync(statement);
        await other.ExecuteAsync("REINDEX TABLE child; ALTER TABLE child SET WITHOUT CLUSTER");

        await AssertSameAsync(one, other);
    }

    [Theory, EveryServer]
    public async Task Whatever_columns_there_were_and_in_which_order(Server server)
    {
        await using var one = await TestDatabase.CreateAsync(server);
        await using var other = await TestDatabase.CreateAsync(server);
        await one.ExecuteAsync(
            """
            CREATE TABLE t (a integer NOT NULL, b text DEFAULT 'x', c date, UNIQUE (c, a), CHECK (a > 0 AND c IS NOT NULL));
            CREATE INDEX i ON t (b) INCLUDE (c);
            CREATE STATISTICS s ON a, b, c FROM t;
            """
        );
        await other.ExecuteAsync(
            """
            CREATE TABLE t (gone integer, c date, gone_too text, a integer NOT NULL);
            ALTER TABLE t DROP gone, DROP gone_too;
            ALTER TABLE t ADD b text DEFAULT 'x', ADD UNIQUE (c, a), ADD CHECK (a > 0 AND c IS NOT NULL);
            CREATE INDEX i ON t (b) INCLUDE (c);
            CREATE STATISTICS s ON a, b, c FROM t;
            """
        );

        await AssertSameAsync(one, other);
        var notes = ObservationDiff.CompareNotes(await ObserveAsync(one), await ObserveAsync(other));
        Assert.Equal(
            [
                "table column public.t.a: attnum: 1 -> 2",
                "table column public.t.b: attnum: 2 -> 3",
                "table column public.t.c: attnum: 3 -> 1",
            ],
            notes.Select(one => one.ToString())
        );
    }

    [Theory, EveryServer]
    public async Task Whatever_the_server_says_to_different_roles(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(Tables + Others + Views);
        await database.ExecuteAsync(
            """
            CREATE FOREIGN DATA WRAPPER w;
            CREATE SERVER s FOREIGN DATA WRAPPER w;
            CREATE USER MAPPING FOR PUBLIC SERVER s OPTIONS (password 'p');
            """
        );
        var all = await ObserveAsync(database);
        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        await connection.ExecuteAsync("SET ROLE pg_monitor", Stop);

        var some = await Dialect.PostgreSql.Observer.ObserveAsync(connection, Stop);

        Assert.Contains(some, one => one is { Property: Observation.Unreadable, Identity: "umoptions" });
        Assert.Empty(ObservationDiff.Compare(all, some));
    }

    [Theory, EveryServer]
    public async Task What_belongs_to_extensions_and_toast_is_not_seen(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var before = await ObserveAsync(database);
        await database.ExecuteAsync("CREATE EXTENSION hstore; CREATE EXTENSION citext");

        var seen = ObservationDiff.Compare(before, await ObserveAsync(database));

        Assert.Equal(
            ["extension citext: only in the second", "extension hstore: only in the second"],
            seen.Select(one => one.ToString())
        );
    }

    static async Task AssertSameAsync(TestDatabase one, TestDatabase other)
    {
        var seen = ObservationDiff.Compare(await ObserveAsync(one), await ObserveAsync(other));
        Assert.True(seen.Count == 0, string.Join('\n', seen));
    }

    static async Task<ValueList<Observation>> ObserveAsync(TestDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        return await Dialect.PostgreSql.Observer.ObserveAsync(connection, Stop);
    }
}
