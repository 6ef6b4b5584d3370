using System.Text.Json;

namespace Godwit;

/// <summary>What a user does with a folder: migrate, look, migrate again.</summary>
static class GodwitRun
{
    /// <summary>Every file is applied, then everything is up to date, then nothing is left to do.</summary>
    public static async Task ApplyAllAsync(string workspace, string url, string migrations)
    {
        string[] where = ["--url", url, "--migrations", migrations];
        var count = RealFolder.FilesOf(migrations).Count;

        var first = await RunAsync(["migrate", "--json", .. where]);
        Assert.Equal(count, first.GetProperty("applied").GetArrayLength());
        var status = await RunAsync(["status", "--json", .. where]);
        Assert.All(
            status.GetProperty("migrations").EnumerateArray(),
            one => Assert.Equal("applied", one.GetProperty("state").GetString())
        );
        var second = await RunAsync(["migrate", "--json", .. where]);
        Assert.Equal(0, second.GetProperty("applied").GetArrayLength());

        async Task<JsonElement> RunAsync(string[] arguments)
        {
            var outcome = await GodwitCli.RunAsync(workspace, arguments);
            Assert.True(
                outcome.ExitCode == 0,
                $"godwit {arguments[0]}: {outcome.ExitCode}\n{outcome.Output}{outcome.Error}"
            );
            return JsonDocument.Parse(outcome.Output).RootElement;
        }
    }
}
