using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Godwit;

/// <summary>The content root of an application, with migrations and SQLite files; deleted afterwards.</summary>
sealed class ApplicationFolder : IDisposable
{
    public const string Broken = "CREATE TABLE broken (id integer);\nINSERT INTO nowhere VALUES (1);\n";

    public ApplicationFolder(params string[] migrations)
    {
        for (var i = 0; i < migrations.Length; i++)
            Write($"db/migrations/{i + 1}_m{i + 1}.sql", migrations[i]);
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("godwit-hosting-").FullName;

    public CollectedLog Log { get; } = new();

    public string Write(string file, string text)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a file inside Root has a folder
        File.WriteAllText(path, text);
        return path;
    }

    // Without pooling no connection outlives its test, and the folder can be deleted.
    public DbDataSource OpenSqlite(string file = "app.db", bool isReadOnly = false) =>
        SqliteFactory.Instance.CreateDataSource(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path.Combine(Root, file),
                Pooling = false,
                Mode = isReadOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            }.ConnectionString
        );

    public HostApplicationBuilder CreateBuilder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = Root });
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(Log);
        return builder;
    }

    /// <summary>An application with one SQLite database.</summary>
    public IHost Build(Action<GodwitBuilder>? configure = null, Action<IServiceCollection>? services = null)
    {
        var builder = CreateBuilder();
        builder.Services.AddSingleton(OpenSqlite());
        builder.Services.AddGodwit(Dialect.Sqlite, configure);
        services?.Invoke(builder.Services);
        return builder.Build();
    }

    public async Task<long> CountAsync(string table, string file = "app.db")
    {
        await using var dataSource = OpenSqlite(file);
        await using var command = dataSource.CreateCommand($"SELECT count(*) FROM {table}");
        return (long)(await command.ExecuteScalarAsync())!; // count(*) is never NULL
    }

    public async Task ExecuteAsync(string sql, string file = "app.db")
    {
        await using var dataSource = OpenSqlite(file);
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
