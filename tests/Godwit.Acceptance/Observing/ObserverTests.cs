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
