using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>Databases that dead processes left on a named server.</summary>
public class SweepTests
{
    [Theory, EveryServer]
    public async Task Databases_of_the_dead_are_dropped_and_those_of_the_living_are_not(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        await using var living = await TestScratch.OnAsync(server);
        await using var mine = (PostgreSqlScratchDatabase)await living.CreateAsync(default);
        var parts = mine.Name.Split('_');
        string[] dead =
        [
            // Its process is gone; and its number has gone to this one since.
            string.Join('_', [parts[0], parts[1], DeadProcess(), parts[3], "1000001"]),
            string.Join('_', [parts[0], parts[1], parts[2], "1000000000", "1000002"]),
            string.Join('_', [parts[0], "00000000", parts[2], "1000000000", "1000003"]),
        ];
        string[] alive =
        [
            mine.Name,
            // Another machine's process is not seen from here.
            string.Join('_', [parts[0], "00000000", DeadProcess(), parts[3], "1000004"]),
            "godwit_of_somebody",
        ];
        foreach (var name in dead.Concat(alive.Skip(1)))
            await database.ExecuteAsync($"CREATE DATABASE \"{name}\"");

        await using (await TestScratch.OnAsync(server)) { }

        var left = await database.RowsAsync("SELECT datname FROM pg_database WHERE datname LIKE 'godwit%' ORDER BY 1");
        Assert.Empty(dead.Intersect(left));
        Assert.Equal(alive.Order(StringComparer.Ordinal), alive.Intersect(left).Order(StringComparer.Ordinal));
        foreach (var name in alive.Skip(1))
            await database.ExecuteAsync($"DROP DATABASE \"{name}\"");
    }

    [Fact]
    public void Only_names_of_scratch_databases_are_taken_for_such()
    {
        var name = ScratchName.New();

        Assert.Equal(name.ToString(), ScratchName.TryParse(name.ToString())?.ToString());
        Assert.False(name.IsOrphan(TimeProvider.System.GetUtcNow()));
        Assert.All(
            (string[])
                [
                    "godwit",
                    "godwit_",
                    "godwit_kept_abc",
                    "godwit_app",
                    "godwit_1234567_1_1_1",
                    "Godwit_12345678_1_1_1",
                    "godwit_12345678_1_1_99999999999999",
                ],
            other => Assert.Null(ScratchName.TryParse(other))
        );
    }

    static string DeadProcess()
    {
        // Start returns null only with UseShellExecute.
        using var process = Process.Start(new ProcessStartInfo("true"))!;
        process.WaitForExit();
        return process.Id.ToString(CultureInfo.InvariantCulture);
    }
}
