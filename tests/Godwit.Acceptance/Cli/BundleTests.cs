namespace Godwit;

/// <summary>Bundles, made by the native command, where it was published to <c>artifacts/native</c>.</summary>
public sealed class BundleTests : IDisposable
{
    static readonly string _native = Path.Combine(RepositoryFolder.Root, "artifacts", "native", "godwit");

    readonly TestFolder _folder = new();
    readonly TemporaryFolder _server = new();

    public BundleTests()
    {
        _folder.Write("1_a.sql", "CREATE TABLE a (id int);");
        _folder.Write("2_b.sql", "CREATE INDEX CONCURRENTLY a_id ON a (id);");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _server.Dispose();
    }

    async Task<string> MakeAsync()
    {
        Assert.SkipUnless(File.Exists(_native), "the native command is not in artifacts/native: .ci/run publishes it");
        var made = Path.Combine(_server.Path, "migrate");
        await Command.RequireAsync([
            _native,
            "bundle",
            "--database",
            "postgresql",
            "--migrations",
            _folder.Path,
            "--output",
            made,
        ]);
        return made;
    }

    [Theory, EveryServer]
    public async Task Bundles_that_start_together_apply_what_they_carry_once(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server);
        var bundle = await MakeAsync();
        _folder.Write("1_a.sql", "this is not what the bundle carries");

        var pending = await Command.RunAsync(bundle, "status", "--url", database.Url);
        var ends = await Task.WhenAll(
            Enumerable.Range(0, 3).Select(_ => Command.RunAsync(bundle, "--url", database.Url))
        );
        var applied = await Command.RunAsync(bundle, "status", "--url", database.Url);

        Assert.Equal((3, 0), (pending.ExitCode, applied.ExitCode));
        Assert.All(ends, end => Assert.True(end.ExitCode == 0, end.Error));
        Assert.Equal(1, ends.Count(end => end.Output.Contains("applied 2_b", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("edited")]
    [InlineData("longer")]
    public async Task A_damaged_bundle_refuses(string damage)
    {
        var bundle = await MakeAsync();
        var bytes = await File.ReadAllBytesAsync(bundle, TestContext.Current.CancellationToken);
        bytes[^60] ^= damage == "edited" ? (byte)1 : (byte)0;
        bytes = damage switch
        {
            "cut" => bytes[..^20],
            "longer" => [.. bytes, 0],
            _ => bytes,
        };
        await File.WriteAllBytesAsync(bundle, bytes, TestContext.Current.CancellationToken);

        var end = await Command.RunAsync(bundle, "--url", "postgres://postgres@127.0.0.1:1/none");

        Assert.Equal(3, end.ExitCode);
        Assert.Contains("GDW1202", end.Error, StringComparison.Ordinal);
    }
}
