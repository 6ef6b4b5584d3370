using System.Data.Common;

namespace Godwit;

/// <summary>What every scratch server does, on one that the tests share and on one of Godwit's own.</summary>
public class ScratchDatabaseTests
{
    [Theory, EveryServer(true, false)]
    public async Task A_clone_has_the_rows_and_changes_nothing_of_its_original(Server server, bool isPrivate)
    {
        using var cache = new TestCache();
        await using var scratch = await StartAsync(server, isPrivate, cache);
        await using var original = await scratch.CreateAsync(default);
        await RunAsync(original, "CREATE TABLE t AS SELECT 1 AS n");

        await using var clone = await scratch.CloneAsync(original, default);
        await RunAsync(clone, "INSERT INTO t VALUES (2)");

        Assert.Equal(1L, await CountAsync(original));
        Assert.Equal(2L, await CountAsync(clone));
    }

    [Theory, EveryServer(true, false)]
    public async Task A_kept_database_is_found_by_its_key(Server server, bool isPrivate)
    {
        using var cache = new TestCache();
        var key = Guid.NewGuid().ToString();
        await using (var scratch = await StartAsync(server, isPrivate, cache))
        {
            Assert.Null(await scratch.OpenKeptAsync([key], default));
            await using var database = await scratch.CreateAsync(default);
            await RunAsync(database, "CREATE TABLE t AS SELECT 1 AS n");
            await scratch.KeepAsync(database, key, default);
            await RunAsync(database, "INSERT INTO t VALUES (2)");
            await scratch.KeepAsync(database, key, default);
        }

        await using (var scratch = await StartAsync(server, isPrivate, cache))
        {
            await using var kept = (await scratch.OpenKeptAsync(["none", key], default))?.Database;
            Assert.NotNull(kept);
            Assert.Equal(2L, await CountAsync(kept));
        }
    }

    static async Task<ScratchServer> StartAsync(Server server, bool isPrivate, TestCache cache) =>
        isPrivate ? await TestScratch.StartAsync(server, cache.Folder) : await TestScratch.OnAsync(server);

    internal static async Task RunAsync(ScratchDatabase database, string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static async Task<object?> CountAsync(ScratchDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("SELECT count(*) FROM t");
        return await command.ExecuteScalarAsync();
    }
}
