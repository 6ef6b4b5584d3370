using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Godwit;

/// <summary>
/// Migrations run with their own credentials; the application's role may read the history and nothing else.
/// </summary>
public sealed class ApplicationRoleTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("godwit-role-").FullName;
    readonly string _role = $"app_{Guid.NewGuid():N}";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, EveryServer]
    public async Task Starts_with_one_query_when_nothing_is_pending_and_changes_nothing_otherwise(Server server)
    {
        await using var database = await TestDatabase.CreateAsync(server, logStatements: true);
        await database.ExecuteAsync($"CREATE ROLE {_role} LOGIN");
        Write("1_grant.sql", $"CREATE TABLE a (id int);\nGRANT SELECT ON public.godwit_history TO {_role};");
        var application = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = _role };
        try
        {
            using (var migrating = Build(application, g => g.UseDataSource(database.DataSource)))
                await migrating.MigrateDatabaseAsync(Token);
            var before = await SentAsync(database);

            using var host = Build(application);
            Assert.Equal(1, Assert.Single(await host.MigrateDatabaseAsync(Token)).AlreadyApplied);
            Assert.Equal(HealthStatus.Healthy, await CheckAsync(host));
            Assert.Equal(before + 2, await SentAsync(database));

            Write("2_b.sql", "CREATE TABLE b (id int);");
            Assert.Equal(HealthStatus.Unhealthy, await CheckAsync(host));
            var error = await Assert.ThrowsAnyAsync<GodwitException>(() => host.MigrateDatabaseAsync(Token));
            Assert.Equal("42501", error.SqlState);
            Assert.Equal(["1"], await database.RowsAsync("SELECT version FROM godwit_history"));
        }
        finally
        {
            await database.ExecuteAsync($"DROP OWNED BY {_role}; DROP ROLE {_role}");
        }
    }

    /// <summary>Statements so far, without the driver's own reading of the types.</summary>
    static async Task<int> SentAsync(TestDatabase database) =>
        (await database.StatementsAsync()).Count(s => s.Sql.Contains("godwit_history", StringComparison.Ordinal));

    static async Task<HealthStatus> CheckAsync(IHost host) =>
        (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Status;

    IHost Build(NpgsqlConnectionStringBuilder connection, Action<GodwitBuilder>? configure = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder });
        builder.Services.AddNpgsqlDataSource(connection.ConnectionString);
        builder.Services.AddGodwit(Dialect.PostgreSql, configure);
        builder.Services.AddHealthChecks().AddGodwit();
        return builder.Build();
    }

    void Write(string file, string sql)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "db", "migrations"));
        File.WriteAllText(Path.Combine(folder.FullName, file), sql);
    }
}
