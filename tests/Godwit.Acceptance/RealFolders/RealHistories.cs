using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>
/// Histories of public projects, replayed: what <c>pull</c> writes of the result makes the same again, as the observer
/// sees it. A few in every run, all with <c>GODWIT_TEST_ALL=1</c>.
/// </summary>
public class RealHistories
{
    static readonly string[] _onPostgreSqlInEveryRun = ["drizzle/roo-evals", "golang-migrate/harbor"];

    static readonly string[] _onSqliteInEveryRun = ["drizzle/homarr-sqlite", "sqlx/atuin-client-sqlite"];

    static bool IsFull => Environment.GetEnvironmentVariable("GODWIT_TEST_ALL") == "1";

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<Server, string> OnPostgreSql =>
        [
            .. Enum.GetValues<Server>()
                .SelectMany(server =>
                    (IsFull ? History.OnPostgreSql : _onPostgreSqlInEveryRun).Select(path => (server, path))
                ),
        ];

    public static TheoryData<string> OnSqlite => [.. IsFull ? History.OnSqlite : _onSqliteInEveryRun];

    [Theory, MemberData(nameof(OnPostgreSql))]
    public async Task On_PostgreSQL_what_is_pulled_is_what_was_replayed(Server server, string path)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await ProveAsync(scratch, History.Get(path));
    }

    [Theory, MemberData(nameof(OnSqlite))]
    public async Task On_SQLite_what_is_pulled_is_what_was_replayed(string path)
    {
        await using var scratch = await SqliteScratchServer.OpenAsync(
            file => SqliteFactory.Instance.CreateDataSource($"Data Source={file};Pooling=False"),
            null,
            Stop
        );
        await ProveAsync(scratch, History.Get(path));
    }

    static async Task ProveAsync(ScratchServer scratch, History history)
    {
        using var workspace = new TemporaryFolder();
        await using var replayed = await scratch.CreateAsync(Stop);
        foreach (var statement in SqlSplitter.Split(new("prelude", history.Prelude), scratch.Dialect.Syntax).Statements)
        {
            await using var connection = await replayed.DataSource.OpenConnectionAsync(Stop);
            await connection.ExecuteAsync(statement.Sql, Stop);
        }
        var folder = history.Open(workspace.Path).WithOwnHistory();
        var applied = await ApplyAsync(new(scratch.Dialect, replayed.DataSource, folder));

        Assert.Equal(history.Applied ?? folder.Read().Count, applied);
        await PulledSchema.RequireSameAsync(scratch, replayed, new() { Allowed = null });
    }

    /// <summary>Some of the corpora end at a file that needs what is not there.</summary>
    static async Task<int> ApplyAsync(Migrator migrator)
    {
        try
        {
            return (await migrator.MigrateAsync(Stop)).Applied.Count;
        }
        catch (MigrationFailedException e)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(e.Message);
            return e.Applied.Count;
        }
    }
}
