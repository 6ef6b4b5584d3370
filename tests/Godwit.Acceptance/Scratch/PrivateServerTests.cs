using System.Diagnostics;

namespace Godwit;

/// <summary>A server that Godwit starts for itself: what it leaves behind, and what it finds.</summary>
public class PrivateServerTests
{
    [Theory, EveryServer]
    public async Task It_runs_only_while_it_is_used_and_its_data_folder_is_used_again(Server server)
    {
        using var cache = new TestCache();
        var (first, folder, elapsed) = await StartAndStopAsync(server, cache);
        var (second, other, again) = await StartAndStopAsync(server, cache);

        Assert.Equal(folder, other);
        Assert.False(IsRunning(first));
        Assert.False(IsRunning(second));
        Assert.True(again < elapsed, $"{again} after {elapsed}");
        TestContext.Current.TestOutputHelper?.WriteLine($"{server}: cold {elapsed}, warm {again}");
    }

    [Theory, EveryServer]
    public async Task Two_at_a_time_have_data_folders_of_their_own(Server server)
    {
        using var cache = new TestCache();
        await using var one = await TestScratch.StartAsync(server, cache.Folder);
        await using var other = await TestScratch.StartAsync(server, cache.Folder);
        await using var database = await one.CreateAsync(default);
        await using var second = await other.CreateAsync(default);

        Assert.NotEqual(one.Cluster.Folder, other.Cluster.Folder);
    }

    [Theory, EveryServer]
    public async Task A_path_that_is_too_long_for_a_socket_is_no_obstacle(Server server)
    {
        using var cache = new TestCache(new string('x', 120));
        string socket;
        await using (var scratch = await TestScratch.StartAsync(server, cache.Folder))
        {
            socket = scratch.Cluster.Address.Host;
            await using var database = await scratch.CreateAsync(default);
            await ScratchDatabaseTests.RunAsync(database, "CREATE TABLE t (id int)");
            Assert.True(Directory.Exists(socket));
        }

        Assert.False(Directory.Exists(socket));
    }

    [Theory, EveryServer]
    public async Task Without_sockets_it_listens_on_a_loopback_address_and_wants_a_password(Server server)
    {
        using var cache = new TestCache();
        await using var scratch = await TestScratch.StartAsync(
            server,
            cache.Folder,
            options => options with { IsOnSocket = false }
        );
        await using var database = await scratch.CreateAsync(default);
        await ScratchDatabaseTests.RunAsync(database, "CREATE TABLE t (id int)");

        var address = scratch.Cluster.Address;
        Assert.Equal("127.0.0.1", address.Host);
        await using var stranger = TestScratch.Open(address with { Password = "wrong" }, "postgres");
        var error = await Assert.ThrowsAsync<Npgsql.PostgresException>(async () =>
            await stranger.OpenConnectionAsync()
        );
        Assert.Equal("28P01", error.SqlState);
    }

    static async Task<(int ProcessId, string Folder, TimeSpan Elapsed)> StartAndStopAsync(
        Server server,
        TestCache cache
    )
    {
        var started = Stopwatch.GetTimestamp();
        await using var scratch = await TestScratch.StartAsync(server, cache.Folder);
        await using var database = await scratch.CreateAsync(default);
        return (scratch.Cluster.ProcessId, scratch.Cluster.Folder, Stopwatch.GetElapsedTime(started));
    }

    internal static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
