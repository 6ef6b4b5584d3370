namespace Godwit;

/// <summary>
/// Schemas of public projects, as <c>psql</c> loads them: what <c>pull</c> writes makes them again, as the observer sees
/// it, and from one version of a schema to the next leads a proven way, and one back. All pairs of versions with
/// <c>GODWIT_TEST_ALL=1</c>, else some.
/// </summary>
public class PulledSchemas
{
    const int PairsOfEveryRun = 2;

    static readonly PlanningOptions _options = new() { Allowed = null };

    static bool IsFull => Environment.GetEnvironmentVariable("GODWIT_TEST_ALL") == "1";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [EveryServer(
        "adventureworks",
        "bytebase-latest",
        "camunda",
        "chinook",
        "danbooru",
        "killbill-ddl",
        "pagila",
        "synapse-full-72",
        "temporal",
        "zync"
    )]
    public async Task What_is_pulled_makes_the_same_again(Server server, string name)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var original = await scratch.CreateAsync(Stop);
        await PgCorpus.LoadAsync(original, name);

        var objects = await PulledSchema.RequireSameAsync(scratch, original, _options);

        Assert.True(objects > 100, $"{name} did not load: {objects} objects.");
    }

    [Theory]
    [EveryServer("danbooru", "pagila", "temporal", "zync")]
    public async Task From_each_version_of_a_schema_leads_a_way_to_the_next_and_back(Server server, string name)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        var versions = PgCorpus.FilesOf($"evolution/{name}");
        versions.Reverse();
        var step = IsFull ? 1 : Math.Max(1, versions.Count / (PairsOfEveryRun + 1));
        var failures = new List<string>();
        var proven = 0;
        for (var i = 0; i + step < versions.Count; i += step)
        {
            var pair = $"{Path.GetFileName(versions[i])} and {Path.GetFileName(versions[i + step])}";
            try
            {
                await using var one = await TryLoadAsync(scratch, versions[i]);
                await using var other = await TryLoadAsync(scratch, versions[i + step]);
                // Some need an extension, or a setting that no server has any more; the corpus says so.
                if (one is null || other is null)
                    continue;
                await ProvenWay.FindAsync(scratch, one, other, Stop);
                await ProvenWay.FindAsync(scratch, other, one, Stop);
                proven++;
            }
            catch (GodwitException e)
            {
                failures.Add($"{pair}: {e.Code} {e.Message}");
            }
        }
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
        Assert.True(proven > 0, $"No pair of {versions.Count} files could be loaded.");
    }

    static async Task<ScratchDatabase?> TryLoadAsync(ScratchServer scratch, string file)
    {
        try
        {
            return await LoadAsync(
                scratch,
                new SqlScript(Path.GetFileName(file), await File.ReadAllTextAsync(file, Stop))
            );
        }
        catch (GodwitException e) when (e is SchemaSourceException or ScratchException or InvalidMigrationException)
        {
            TestContext.Current.TestOutputHelper?.WriteLine($"{file}: {e.Message}");
            return null;
        }
    }

    static async Task<ScratchDatabase> LoadAsync(ScratchServer scratch, SqlScript script)
    {
        var database = await scratch.CreateAsync(Stop);
        try
        {
            await new SchemaLoader(Dialect.PostgreSql).LoadAsync(database, [script], Stop);
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }
}
