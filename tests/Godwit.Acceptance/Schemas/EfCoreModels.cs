using System.Text.Json;

namespace Godwit;

/// <summary>
/// A model of EF Core that changes ten times: each change is generated, applied and checked, and makes what EF creates.
/// <c>dotnet ef</c> is asked for the first and the last state; the others come from the script that it writes
/// (<c>GenerateCreateScript</c>), since it takes seconds for each.
/// </summary>
public sealed class EfCoreModels : IDisposable
{
    const int Steps = 10;
    const string View = "CREATE VIEW \"Published\" AS SELECT \"Id\" FROM \"Blogs\" WHERE \"State\" = 'Public';";

    static readonly string _project = Path.Combine(RepositoryFolder.Root, "tests", "Godwit.EfModel");

    static readonly Dictionary<int, string[]> _answers = new()
    {
        [5] = ["--rename", "Blogs.Url=Address"],
        [7] = ["--backfill", "Posts.Title=''"],
        [9] = ["--allow", "drop-table"],
        [10] = ["--allow", "drop-column"],
    };

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_model_goes_through_ten_changes_on_PostgreSQL()
    {
        await using var database = await TestDatabase.CreateAsync(Server.Distribution);
        await GoThroughAsync("postgresql", database.Url, database.Url);
    }

    [Fact]
    public Task A_model_goes_through_ten_changes_on_SQLite() =>
        GoThroughAsync("sqlite", "sqlite:app.db", scratch: null);

    [Fact]
    public async Task A_context_for_another_database_is_refused()
    {
        await RestoreToolAsync();
        Configure("sqlite", "sqlite:app.db", null, isFromEf: true);

        var refused = await GodwitCli.RunAsync(_folder.Path, Variables("postgresql", 0), ["generate", "first"]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("GDW0735", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Npgsql.EntityFrameworkCore.PostgreSQL", refused.Error, StringComparison.Ordinal);
    }

    async Task GoThroughAsync(string provider, string url, string? scratch)
    {
        await RestoreToolAsync();
        var scripts = Directory.CreateDirectory(Path.Combine(_folder.Path, "scripts")).FullName;
        await Command.RequireAsync("dotnet", BuiltModel(), scripts);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "view.sql"), View, Stop);
        for (var step = 0; step <= Steps; step++)
        {
            var script = await File.ReadAllTextAsync(Path.Combine(scripts, $"{provider}-{step}.sql"), Stop);
            await File.WriteAllTextAsync(Path.Combine(_folder.Path, "model.sql"), script, Stop);
            await File.WriteAllTextAsync(Path.Combine(_folder.Path, "all.sql"), $"{script}\n{View}", Stop);
            Configure(provider, url, scratch, isFromEf: step is 0 or Steps);

            // Looks for drift, generates and migrates.
            var written = await RunAsync(provider, step, ["dev", $"step{step}", .. Answers(step)]);
            Configure(provider, url, scratch, isFromEf: false);
            await RunAsync(provider, step, ["check"]);

            Assert.Contains($"_step{step}.sql", written.Output, StringComparison.Ordinal);
            // Rows of HasData are told, and are not in the schema.
            Assert.Contains("Plans has 2, the migrations make 0", written.Error, StringComparison.Ordinal);
            if (step % 5 == 0)
                Assert.Equal("", (await RunAsync(provider, step, ["diff", url, "sql:all.sql", "--exit-code"])).Output);
        }
    }

    async Task<Command.Outcome> RunAsync(string provider, int step, string[] arguments)
    {
        var outcome = await GodwitCli.RunAsync(_folder.Path, Variables(provider, step), arguments);
        Assert.True(
            outcome.ExitCode == 0,
            $"step {step}: godwit {string.Join(' ', arguments)}: {outcome.ExitCode}\n{outcome.Output}{outcome.Error}"
        );
        return outcome;
    }

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    static string[] Answers(int step) => _answers.GetValueOrDefault(step, []);

    static (string, string)[] Variables(string provider, int step) =>
        [("EFMODEL_PROVIDER", provider), ("EFMODEL_STEP", step.ToString(null, null))];

    void Configure(string provider, string url, string? scratch, bool isFromEf)
    {
        object model = isFromEf ? new { ef = new { project = _project, build = false } } : "model.sql";
        var settings = new Dictionary<string, object>
        {
            ["database"] = provider,
            ["url"] = url,
            ["schema"] = new[] { model, "view.sql" },
        };
        if (scratch is not null)
            settings["scratch"] = scratch;
        File.WriteAllText(Path.Combine(_folder.Path, "godwit.json"), JsonSerializer.Serialize(settings));
    }

    static string BuiltModel()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(RepositoryFolder.Root, "artifacts/bin/Godwit.EfModel", configuration, "Godwit.EfModel.dll");
    }

    /// <summary>Skips where the tool is not here and cannot be fetched.</summary>
    static async Task RestoreToolAsync()
    {
        var manifest = Path.Combine(RepositoryFolder.Root, ".config", "dotnet-tools.json");
        var restored = await Command.RunAsync("dotnet", "tool", "restore", "--tool-manifest", manifest);
        Assert.SkipWhen(restored.ExitCode != 0, $"dotnet ef could not be restored: {restored.Output}{restored.Error}");
    }
}
