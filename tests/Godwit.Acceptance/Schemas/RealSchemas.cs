using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Schemas of real projects load as they are.</summary>
public class RealSchemas
{
    [Theory]
    [EveryServer(
        "danbooru",
        "pagila/pagila-schema.sql",
        "temporal",
        "zync",
        "camunda",
        "killbill-ddl",
        "synapse-full-72/**/*.sql.postgres"
    )]
    public async Task Schemas_of_PostgreSQL_load(Server server, string name)
    {
        await using var scratch = await TestScratch.OnAsync(server);
        await using var database = await scratch.CreateAsync(default);
        var scripts = await ReadAsync($"pg-schema/{name}");
        var started = Stopwatch.GetTimestamp();

        await new SchemaLoader(Dialect.PostgreSql).LoadAsync(database, scripts, default);

        var elapsed = Stopwatch.GetElapsedTime(started);
        TestContext.Current.TestOutputHelper?.WriteLine($"{name} on {server}: {elapsed.TotalMilliseconds:F0} ms");
        await using var command = database.DataSource.CreateCommand(
            "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p') AND oid >= 16384"
        );
        Assert.True((long)(await command.ExecuteScalarAsync())! > 5); // count gives a row
    }

    [Theory]
    [InlineData("chinook-sqlite")]
    [InlineData("headscale/schema.sql")]
    [InlineData("synapse-sqlite-72/**/*.sql.sqlite")]
    public async Task Schemas_of_SQLite_load(string name)
    {
        await using var scratch = await SqliteScratchServer.OpenAsync(
            file => SqliteFactory.Instance.CreateDataSource($"Data Source={file};Pooling=False"),
            null,
            default
        );
        await using var database = await scratch.CreateAsync(default);
        var scripts = await ReadAsync($"sqlite-schema/{name}");

        await new SchemaLoader(Dialect.Sqlite).LoadAsync(database, scripts, default);
    }

    static async Task<ValueList<SqlScript>> ReadAsync(string path)
    {
        var folder = RepositoryFolder.Shared("corpora");
        Assert.SkipWhen(folder is null, "../shared/corpora is not there");
        return await new SqlFileSource(path, folder!, full => full).ReadAsync(default); // skipped where null
    }
}
