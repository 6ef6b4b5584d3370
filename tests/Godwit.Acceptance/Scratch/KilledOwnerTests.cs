using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>A process that is killed while its server runs: nothing is left that the next one does not clean.</summary>
public class KilledOwnerTests
{
    const string CacheVariable = "GODWIT_TEST_HOLD_CACHE";

    /// <summary>Not a test: what the killed process does, in a process of its own.</summary>
    [Theory(Explicit = true), EveryServer]
    public async Task Hold(Server server)
    {
        var cache = Environment.GetEnvironmentVariable(CacheVariable);
        Assert.SkipWhen(cache is null, "another test starts this one");
        await using var scratch = await TestScratch.StartAsync(server, cache!); // skipped where it is null
        await using var database = await scratch.CreateAsync(default);
        await ScratchDatabaseTests.RunAsync(database, "CREATE TABLE t AS SELECT g FROM generate_series(1, 1000) AS g");
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await File.WriteAllTextAsync(
            Path.Combine(Path.GetDirectoryName(cache)!, "held"), // it is in the folder of the test
            scratch.Cluster.ProcessId.ToString(CultureInfo.InvariantCulture)
        );
        await using var command = database.DataSource.CreateCommand("SELECT pg_sleep(600)");
        await command.ExecuteNonQueryAsync();
    }

    [Theory, EveryServer]
    public async Task The_server_ends_with_its_owner_and_the_next_one_finds_no_trace(Server server)
    {
        using var cache = new TestCache();
        var id = await HoldAndKillAsync(server, cache);

        await using var scratch = await TestScratch.StartAsync(server, cache.Folder);

        Assert.False(PrivateServerTests.IsRunning(id));
        Assert.EndsWith($"{Path.DirectorySeparatorChar}0", scratch.Cluster.Folder, StringComparison.Ordinal);
        await using var admin = TestScratch.Open(scratch.Cluster.Address, "postgres");
        await using var command = admin.CreateCommand("SELECT count(*) FROM pg_database WHERE datname LIKE 'godwit%'");
        Assert.Equal(0L, await command.ExecuteScalarAsync());
    }

    [Theory, EveryServer]
    public async Task A_data_folder_from_before_the_machine_was_started_again_is_made_anew(Server server)
    {
        using var cache = new TestCache();
        string folder;
        await using (var scratch = await TestScratch.StartAsync(server, cache.Folder))
        {
            folder = scratch.Cluster.Folder;
            await using var database = await scratch.CreateAsync(default);
            await scratch.KeepAsync(database, "key", default);
        }
        await File.WriteAllTextAsync(Path.Combine(folder, "running"), "another start of the machine");

        await using var next = await TestScratch.StartAsync(server, cache.Folder);

        Assert.Equal(folder, next.Cluster.Folder);
        Assert.Null(await next.OpenKeptAsync(["key"], default));
    }

    [Theory]
    [EveryServer("PG_VERSION", "global/pg_control", "base")]
    public async Task A_data_folder_that_is_damaged_is_made_anew(Server server, string victim)
    {
        using var cache = new TestCache();
        string folder;
        await using (var scratch = await TestScratch.StartAsync(server, cache.Folder))
            folder = scratch.Cluster.Folder;
        var path = Path.Combine(folder, "data", victim);
        if (Directory.Exists(path))
            Directory.Delete(path, recursive: true);
        else
            await File.WriteAllTextAsync(path, "?");

        await using var next = await TestScratch.StartAsync(server, cache.Folder);
        await using var database = await next.CreateAsync(default);

        Assert.Equal(folder, next.Cluster.Folder);
    }

    /// <summary>Returns the server's process when its owner is dead.</summary>
    static async Task<int> HoldAndKillAsync(Server server, TestCache cache)
    {
        Assert.SkipWhen(PostgreSqlBinaries.Find(server, out var reason) is null, reason);
        var start = new ProcessStartInfo(
            Environment.ProcessPath!, // a running process has one
            ["-method", $"{typeof(KilledOwnerTests).FullName}.{nameof(Hold)}", "-explicit", "only"]
        )
        {
            RedirectStandardOutput = true,
        };
        start.Environment[CacheVariable] = cache.Folder;
        start.Environment[server == Server.Distribution ? "GODWIT_TEST_PG18_BIN" : "GODWIT_TEST_PG_BIN"] = "/none";
        using var owner = Process.Start(start)!; // Start returns null only with UseShellExecute
        var held = Path.Combine(cache.Root, "held");
        await Wait.UntilAsync(
            () => Task.FromResult(File.Exists(held) && new FileInfo(held).Length > 0),
            "the owner has a server"
        );
        owner.Kill();
        await owner.WaitForExitAsync();
        return int.Parse(await File.ReadAllTextAsync(held), CultureInfo.InvariantCulture);
    }
}
