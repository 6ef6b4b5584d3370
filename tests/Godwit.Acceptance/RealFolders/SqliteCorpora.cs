using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Schemas and histories of public projects: from each state to the next and back, planned and proven. All steps of
/// the long ones with <c>GODWIT_TEST_ALL=1</c>, else some.
/// </summary>
public class SqliteCorpora
{
    const int StepsInAFastRun = 6;

    static bool IsFull => Environment.GetEnvironmentVariable("GODWIT_TEST_ALL") == "1";

    [Theory]
    [InlineData("other-history/memos-sqlite/LATEST.sql")]
    [InlineData("sqlite-schema/chinook-sqlite/Chinook_Sqlite.sql")]
    [InlineData("sqlite-schema/firefox-autofill/create_shared_schema.sql create_shared_triggers.sql")]
    [InlineData("sqlite-schema/firefox-places/create_shared_schema.sql")]
    [InlineData("sqlite-schema/firefox-places/ios_schema.sql")]
    [InlineData("sqlite-schema/headscale/schema.sql")]
    [InlineData("sqlite-schema/synapse-sqlite-72/common/full_schemas/72/full.sql.sqlite")]
    [InlineData("sqlite-schema/synapse-sqlite-72/main/full_schemas/72/full.sql.sqlite")]
    [InlineData("sqlite-schema/synapse-sqlite-72/state/full_schemas/72/full.sql.sqlite")]
    public async Task A_schema_is_made_from_nothing_and_taken_away(string files)
    {
        var words = files.Split(' ');
        var folder = Folder(Path.GetDirectoryName(words[0]) ?? "");
        await using var memory = await SqliteMemory.CreateAsync();
        foreach (var file in words)
            await memory.ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, Path.GetFileName(file))));
        var schema = await memory.SchemaAsync();

        await ProveAsync("", schema);
        Assert.Equal("", await new SqliteTrip { Before = schema, After = schema }.RunAsync());
    }

    [Theory]
    [InlineData("evolution/headscale", true)]
    [InlineData("drizzle/homarr-sqlite", false)]
    [InlineData("flyway/conductor-sqlite", false)]
    [InlineData("golang-migrate/authelia-sqlite", false)]
    [InlineData("golang-migrate/harness-sqlite", false)]
    [InlineData("goose/ncps/sqlite", false)]
    [InlineData("goose/openfga/sqlite", false)]
    [InlineData("sqlx/atuin-client-sqlite", false)]
    public async Task Each_state_of_a_history_leads_to_the_next_and_back(string path, bool areWhole)
    {
        var states = await StatesAsync(Folder(path), areWhole);
        var step = IsFull ? 1 : Math.Max(1, states.Count / StepsInAFastRun);
        for (var i = 0; i + 1 < states.Count; i += step)
            await ProveAsync(states[i], states[Math.Min(i + step, states.Count - 1)]);
        await ProveAsync("", states[^1]);
    }

    static async Task ProveAsync(string one, string other)
    {
        await new SqliteTrip
        {
            Before = one,
            After = other,
            AnswersQuestions = true,
        }.RunAsync();
        await new SqliteTrip
        {
            Before = other,
            After = one,
            AnswersQuestions = true,
        }.RunAsync();
    }

    static string Folder(string path)
    {
        var corpora = RepositoryFolder.Shared("corpora");
        Assert.SkipWhen(corpora is null, "There is no ../shared/corpora beside this checkout.");
        return Path.Combine(corpora, path);
    }

    /// <summary>The schema after each file; a file that needs another program ends it.</summary>
    static async Task<List<string>> StatesAsync(string folder, bool areWhole)
    {
        var states = new List<string>();
        var memory = await SqliteMemory.CreateAsync("CREATE TABLE migrations (version TEXT)");
        foreach (var file in FilesOf(folder))
        {
            if (areWhole)
            {
                await memory.DisposeAsync();
                memory = await SqliteMemory.CreateAsync();
            }
            try
            {
                await memory.ExecuteAsync("PRAGMA foreign_keys = OFF;" + UpOf(await File.ReadAllTextAsync(file)));
            }
            catch (SqliteException)
            {
                break;
            }
            if (await memory.SchemaAsync() is var schema && (states.Count == 0 || states[^1] != schema))
                states.Add(schema);
        }
        await memory.DisposeAsync();
        Assert.NotEmpty(states);
        return states;
    }

    static IEnumerable<string> FilesOf(string folder) =>
        Directory
            .EnumerateFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith("down.sql", StringComparison.Ordinal))
            .Order(Comparer<string>.Create(CompareByNumbers));

    static int CompareByNumbers(string one, string other) =>
        string.Compare(Padded(one), Padded(other), StringComparison.Ordinal);

    static string Padded(string path) =>
        System.Text.RegularExpressions.Regex.Replace(path, "[0-9]+", match => match.Value.PadLeft(16, '0'));

    // goose has the way back in the same file; authelia registers a function.
    static string UpOf(string text) =>
        text.Split("-- +goose Down")[0].Replace("BIN2B64(", "hex(", StringComparison.Ordinal);
}
