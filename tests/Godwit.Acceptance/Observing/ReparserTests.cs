namespace Godwit;

/// <summary>Texts that the server writes for the same thing, once read from the source and once from its own text.</summary>
public sealed class ReparserTests
{
    const string Source = """
        CREATE TABLE t (a varchar(9), b integer, c text DEFAULT 'x', d date, at timestamptz);
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
        """;

    const string Objects = """
        ALTER TABLE t ADD CONSTRAINT t_known CHECK ({0});
        CREATE INDEX t_part ON t (b) WHERE {0};
        CREATE INDEX t_whole ON t (({0}));
        CREATE VIEW v AS SELECT b FROM t WHERE {0};
        CREATE MATERIALIZED VIEW m AS SELECT b FROM t WHERE {0};
        CREATE POLICY p ON t USING ({0}) WITH CHECK ({0});
        CREATE RULE r AS ON DELETE TO t WHERE {1} DO INSTEAD NOTHING;
        CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN ({2}) EXECUTE FUNCTION touch();
        ALTER TABLE t ADD e boolean GENERATED ALWAYS AS ({0}) STORED;
        CREATE STATISTICS s ON ({0}), b FROM t;
        CREATE TABLE q (a varchar(9)) PARTITION BY LIST (({0}));
        CREATE DOMAIN d AS varchar(9) CONSTRAINT d_known CHECK ({3});
        CREATE FUNCTION f(a varchar) RETURNS boolean LANGUAGE sql RETURN {0};
        """;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The same condition, as people write it and as the server writes that.</summary>
    [Theory, EveryServer]
    public async Task Conditions_that_differ_in_their_text_only_are_the_same_everywhere(Server server)
    {
        await using var one = await WithAsync(server, "a IN ('a', 'b')");
        await using var other = await WithAsync(
            server,
            "(a)::text = ANY ((ARRAY['a'::varchar, 'b'::varchar])::text[])"
        );

        await AssertSettledAsync(one, other, differ: true);
    }

    [Theory, EveryServer]
    public async Task Other_constants_are_other_conditions(Server server)
    {
        await using var one = await WithAsync(server, "a IN ('a', 'b')");
        await using var other = await WithAsync(
            server,
            "(a)::text = ANY ((ARRAY['a'::varchar, 'c'::varchar])::text[])"
        );

        var (found, settled) = await SettleAsync(one, other);

        Assert.Equal(15, found.Count(difference => difference.IsExpression));
        Assert.Equal(found, settled);
    }

    /// <summary>Read by the catalog reader, whose settings hold the same expressions.</summary>
    [Theory, EveryServer]
    public async Task Settings_of_the_catalog_are_settled_too(Server server)
    {
        await using var one = await WithAsync(server, "a IN ('a', 'b')");
        await using var other = await WithAsync(
            server,
            "(a)::text = ANY ((ARRAY['a'::varchar, 'b'::varchar])::text[])"
        );
        await using var from = await one.DataSource.OpenConnectionAsync(Stop);
        await using var to = await other.DataSource.OpenConnectionAsync(Stop);
        var before = await Dialect.PostgreSql.CatalogReader.ReadAsync(from, Stop);
        var after = await Dialect.PostgreSql.CatalogReader.ReadAsync(to, Stop);
        Assert.NotEmpty(CatalogDiff.Compare(before, after));

        var settled = await ExpressionEquality.SettleAsync(Dialect.PostgreSql, (before, from), (after, to), Stop);

        var left = CatalogDiff
            .Compare(before, settled)
            .OfType<Change.Alter>()
            .SelectMany(one =>
                one.Settings.Select(name => $"{one.To.Name}: {name}: {one.From[name]} -> {one.To[name]}")
            );
        Assert.True(!left.Any(), string.Join('\n', left));
    }

    [Theory, EveryServer]
    public async Task Nothing_of_it_stays_in_the_database(Server server)
    {
        await using var one = await WithAsync(server, "a IN ('a', 'b')");
        await using var other = await WithAsync(
            server,
            "(a)::text = ANY ((ARRAY['a'::varchar, 'b'::varchar])::text[])"
        );
        await using var connection = await one.DataSource.OpenConnectionAsync(Stop);
        var before = await Dialect.PostgreSql.Observer.ObserveAsync(connection, Stop);

        await SettleAsync(one, other);

        Assert.Equal(before, await Dialect.PostgreSql.Observer.ObserveAsync(connection, Stop));
    }

    static async Task AssertSettledAsync(TestDatabase one, TestDatabase other, bool differ)
    {
        var (found, settled) = await SettleAsync(one, other);
        Assert.Equal(differ, found.Count > 0);
        Assert.True(settled.Count == 0, string.Join('\n', settled));
    }

    static async Task<TestDatabase> WithAsync(Server server, string condition)
    {
        var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync(Source);
        var old = condition.Replace("(a)", "(old.a)", StringComparison.Ordinal);
        old = old.StartsWith("a ", StringComparison.Ordinal) ? $"old.{old}" : old;
        await database.ExecuteAsync(
            Objects
                .Replace("{0}", condition, StringComparison.Ordinal)
                .Replace("{1}", old, StringComparison.Ordinal)
                .Replace("{2}", $"{old} AND new.b > 1", StringComparison.Ordinal)
                .Replace("{3}", old.Replace("old.a", "VALUE", StringComparison.Ordinal), StringComparison.Ordinal)
        );
        // In a batch, because the driver takes commands apart at semicolons.
        await using var batch = database.DataSource.CreateBatch();
        batch.BatchCommands.Add(
            new($"CREATE FUNCTION g(a varchar, OUT r boolean) LANGUAGE sql BEGIN ATOMIC SELECT {condition}; END")
        );
        await batch.ExecuteNonQueryAsync(Stop);
        return database;
    }

    static async Task<(ValueList<ObservedDifference> Found, ValueList<ObservedDifference> Settled)> SettleAsync(
        TestDatabase one,
        TestDatabase other
    )
    {
        await using var from = await one.DataSource.OpenConnectionAsync(Stop);
        await using var to = await other.DataSource.OpenConnectionAsync(Stop);
        var observer = Dialect.PostgreSql.Observer;
        var found = ObservationDiff.Compare(
            await observer.ObserveAsync(from, Stop),
            await observer.ObserveAsync(to, Stop)
        );
        return (found, await observer.SettleAsync(found, from, to, Stop));
    }
}
