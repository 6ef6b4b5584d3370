using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>How long large sources take, beside psql; run by name, read by people.</summary>
public class LoadingSpeed
{
    [Theory(Explicit = true)]
    [EveryServer(1000, 10000)]
    public async Task Of_tables_in_order_and_shuffled(Server server, int count)
    {
        var random = new Random(1);
        var tables = Enumerable.Range(0, count).Select(i => Table(i, random)).ToArray();
        var ordered = string.Join('\n', tables);
        random.Shuffle(tables);

        await using var database = await TestDatabase.CreateAsync(server);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, ordered);
        var psql = await TimeAsync(() => Psql.RequireAsync(database.Url, "-f", file));
        File.Delete(file);
        var loaded = await LoadAsync(server, ordered);
        var shuffled = await LoadAsync(server, string.Join('\n', tables));

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{count} tables on {server}: psql {psql:F0} ms, in order {loaded:F0} ms, shuffled {shuffled:F0} ms"
            )
        );
    }

    [Theory(Explicit = true), EveryServer]
    public async Task Of_fifty_megabytes(Server server)
    {
        var text = new StringBuilder("CREATE TABLE t (id int PRIMARY KEY, note text);\n");
        for (var i = 0; text.Length < 50_000_000; i++)
            text.Append(CultureInfo.InvariantCulture, $"INSERT INTO t VALUES ({i}, '{new string('x', 200)}');\n");

        var loaded = await LoadAsync(server, text.ToString());

        TestContext.Current.TestOutputHelper?.WriteLine($"50 MB on {server}: {loaded:F0} ms");
    }

    [Theory(Explicit = true), EveryServer]
    public async Task Of_a_folder_that_is_replayed_again(Server server)
    {
        var folder = RepositoryFolder.Shared("corpora/sqlx/zksync-era-core");
        Assert.SkipWhen(folder is null, "../shared/corpora/sqlx/zksync-era-core is not there");
        var files = Path.GetDirectoryName(Directory.GetFiles(folder!, "*.up.sql", SearchOption.AllDirectories)[0])!;
        using var cache = new TestCache();
        foreach (var attempt in (string[])["cold", "warm"])
        {
            double started = 0;
            double loaded = 0;
            var all = await TimeAsync(async () =>
            {
                PostgreSqlPrivateServer? scratch = null;
                started = await TimeAsync(async () => scratch = await TestScratch.StartAsync(server, cache.Folder));
                await using var _ = scratch;
                await using var state = await LoadAsync(scratch!, files, time => loaded = time);
            });
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{attempt} on {server}: start {started:F0} ms, replay {loaded:F0} ms, all {all:F0} ms"
            );
        }
    }

    static async Task<LoadedState> LoadAsync(ScratchServer scratch, string folder, Action<double> onLoaded)
    {
        LoadedState? state = null;
        var loader = new StateLoader(scratch, new());
        onLoaded(
            await TimeAsync(async () =>
                state = await loader.LoadAsync(new SchemaState.Replayed(MigrationFolder.Open(folder)), default)
            )
        );
        return state!; // the wait ends with a state, or throws
    }

    static string Table(int i, Random random)
    {
        var reference = i == 0 ? "" : $" REFERENCES t{random.Next(i)}";
        return $"CREATE TABLE t{i} (id int PRIMARY KEY, parent int{reference}, name text NOT NULL DEFAULT '', at timestamptz);";
    }

    static async Task<double> LoadAsync(Server server, string text)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(default);
        return await TimeAsync(() =>
            new SchemaLoader(Dialect.PostgreSql).LoadAsync(database, [new("schema.sql", text)], default)
        );
    }

    static async Task<double> TimeAsync(Func<Task> work)
    {
        var started = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
