namespace Godwit;

public sealed class ObserverTests
{
    static readonly string _folder = Path.Combine(RepositoryFolder.Root, "tests", "Godwit.Acceptance", "Observing");

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>One statement after the other changes a database with one object of every kind.</summary>
    [Theory, EveryServer]
    public async Task Every_single_change_is_seen_and_nothing_else(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var script = await File.ReadAllTextAsync(Path.Combine(_folder, "mutations.sql"), Stop);
        var parts = script.Split("-- 18\n");
        var version = database.Server.MajorVersion;
        var mutations = Statements(version >= 18 ? parts[0] + parts[1] : parts[0]);
        var report = new List<string>();
        ValueList<Observation> before;
        try
        {
            await CreateRichAsync(database);
            before = await ObserveAsync(database);
            foreach (var mutation in mutations)
            {
                await database.ExecuteAsync(mutation);
                var after = await ObserveAsync(database);
                var seen = ObservationDiff.Compare(before, after);
                report.Add($"{mutation};");
                report.AddRange(seen.Select(one => $"    {one}"));
                Assert.False(seen.Count == 0, $"Nothing is seen of: {mutation}");
                before = after;
            }
        }
        finally
        {
            await database.ExecuteAsync("DROP SUBSCRIPTION IF EXISTS sub"); // it would keep the database from being dropped
        }
        Golden.Compare(Path.Combine(_folder, $"seen.{version}.txt"), string.Join('\n', report) + "\n");
        Assert.DoesNotContain("secret", string.Join('\n', before), StringComparison.Ordinal);
    }

    [Theory, EveryServer]
    public async Task Of_what_only_one_has_the_parts_say_nothing_more(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await database.ExecuteAsync("CREATE TABLE kept (id integer PRIMARY KEY, a text)");
        await database.ExecuteAsync("CREATE TABLE parts (id integer, a text) PARTITION BY RANGE (id)");
        var before = await ObserveAsync(database);
        await database.ExecuteAsync(
            "CREATE TABLE \"new \" (id integer PRIMARY KEY, k integer REFERENCES kept, a text)"
        );
        await database.ExecuteAsync("CREATE INDEX ON \"new \" (a)");
        await database.ExecuteAsync("CREATE VIEW v AS SELECT a FROM \"new \"");
        await database.ExecuteAsync("ALTER TABLE kept ADD b integer REFERENCES kept, ADD UNIQUE (a)");
        await database.ExecuteAsync("CREATE TABLE part PARTITION OF parts FOR VALUES FROM (1) TO (2)");
        await database.ExecuteAsync("CREATE DOMAIN small AS integer CHECK (VALUE < 9)");
        await database.ExecuteAsync("CREATE INDEX ON kept (a)");
        var after = await ObserveAsync(database);

        Assert.Equal(
            [
                "index public.kept_a_idx",
                "table public.\"new \"",
                "table public.part",
                "table column public.kept.b",
                "table constraint kept_a_key on public.kept",
                "table constraint kept_b_fkey on public.kept",
                "type public.small",
                "view public.v",
            ],
            ObservationDiff
                .WithoutParts(ObservationDiff.Compare(before, after))
                .Where(one => one.Property.Length == 0)
                .Select(one => $"{one.Kind} {one.Identity}")
        );
    }

    static string[] Statements(string script) =>
        script.Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    // Roles are the server's, and stay.
    static async Task CreateRichAsync(TestDatabase database)
    {
        foreach (var role in new[] { "observed_owner", "observed_reader" })
        {
            await database.ExecuteAsync(
                $"DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
            );
        }
        foreach (var statement in Statements(await File.ReadAllTextAsync(Path.Combine(_folder, "rich.sql"), Stop)))
            await database.ExecuteAsync(statement);
    }

    static async Task<ValueList<Observation>> ObserveAsync(TestDatabase database)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(Stop);
        return await Dialect.PostgreSql.Observer.ObserveAsync(connection, Stop);
    }
}
