using System.Data.Common;

namespace Godwit;

/// <summary>Scratch databases on a server that the tests have started anyway.</summary>
sealed class TestScratch : ScratchServer
{
    readonly Server _server;

    TestScratch(Server server, int version) => (_server, Version) = (server, version);

    public override Dialect Dialect => Dialect.PostgreSql;

    public override int Version { get; }

    /// <summary>A view of the server; the calling test is skipped where that is absent.</summary>
    public static async Task<TestScratch> OpenAsync(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var text = await database.ScalarAsync<string>("SELECT current_setting('server_version_num')");
        return new(server, int.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }

    public override async Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken) =>
        new Copy(await TestDatabase.CreateAsync(_server));

    public override async Task<ScratchDatabase> CloneAsync(
        ScratchDatabase original,
        CancellationToken cancellationToken
    )
    {
        var source = ((Copy)original).Database;
        source.DataSource.Clear();
        return new Copy(await TestDatabase.CloneAsync(source));
    }

    public override Task<ScratchDatabase?> OpenKeptAsync(string key, CancellationToken cancellationToken) =>
        Task.FromResult<ScratchDatabase?>(null);

    public override Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    sealed class Copy(TestDatabase database) : ScratchDatabase
    {
        public TestDatabase Database => database;

        public override DbDataSource DataSource => database.DataSource;

        public override ValueTask DisposeAsync() => database.DisposeAsync();
    }
}
