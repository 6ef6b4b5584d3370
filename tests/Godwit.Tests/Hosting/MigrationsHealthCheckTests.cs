using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Godwit;

public class MigrationsHealthCheckTests
{
    const string Contract = "-- godwit: phase contract\nDROP TABLE a;";

    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Unhealthy_while_anything_is_pending_and_the_data_list_it()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", "CREATE TABLE b (id integer);");
        using var host = Build(folder);

        var before = await CheckAsync(host);
        await host.MigrateDatabaseAsync(Token);
        var after = await CheckAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, before.Status);
        Assert.Equal("2 pending in the database.", before.Description);
        Assert.Equal(["1_m1", "2_m2"], Assert.IsType<string[]>(before.Data["pending"]));
        Assert.Equal(HealthStatus.Healthy, after.Status);
        Assert.Empty(after.Data);
    }

    [Fact]
    public async Task A_migration_that_arrives_later_is_noticed()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = Build(folder);
        await host.MigrateDatabaseAsync(Token);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
        folder.Write("db/migrations/2_m2.sql", "CREATE TABLE b (id integer);");
        Assert.Equal(HealthStatus.Unhealthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task Unhealthy_with_the_error_s_code_when_an_applied_file_was_edited()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = Build(folder);
        await host.MigrateDatabaseAsync(Token);
        folder.Write("db/migrations/1_m1.sql", "CREATE TABLE a (id integer, name text);");

        var result = await CheckAsync(host);

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.Matches("^GDW03..: ", result.Description);
        Assert.IsType<HistoryMismatchException>(result.Exception);
    }

    [Fact]
    public async Task Healthy_when_the_history_is_ahead_or_a_contract_migration_is_held()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = Build(folder);
        await host.MigrateDatabaseAsync(Token);
        var contract = folder.Write("db/migrations/2_m2.sql", Contract);

        var held = await CheckAsync(host);
        Assert.Equal(HealthStatus.Healthy, held.Status);
        Assert.Equal(["2_m2"], Assert.IsType<string[]>(held.Data["held"]));

        using (var all = folder.Build(g => g.Configure(o => o with { Phase = MigrationPhase.All })))
            await all.MigrateDatabaseAsync(Token);
        File.Delete(contract);
        var ahead = await CheckAsync(host);
        Assert.Equal(HealthStatus.Healthy, ahead.Status);
        Assert.Equal(["2_m2"], Assert.IsType<string[]>(ahead.Data["ahead"]));
    }

    [Fact]
    public async Task Needs_no_right_to_write()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using (var migrating = folder.Build())
            await migrating.MigrateDatabaseAsync(Token);

        using var host = Build(folder, godwit => godwit.UseDataSource(folder.OpenSqlite(isReadOnly: true)));

        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task Reports_the_status_that_was_asked_for_when_the_folder_is_missing()
    {
        using var folder = new ApplicationFolder();
        using var host = Build(
            folder,
            godwit => godwit.MigrationsFrom("db/nowhere"),
            checks => checks.AddGodwit(name: "schema", failureStatus: HealthStatus.Degraded)
        );

        var result = await CheckAsync(host, "schema");

        Assert.Equal(HealthStatus.Degraded, result.Status);
        Assert.StartsWith("GDW0601: ", result.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Covers_every_database_or_the_one_that_is_named_and_may_be_added_twice()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = Build(
            folder,
            checks: c =>
            {
                c.Services.AddGodwit("other", Dialect.Sqlite, g => g.UseDataSource(_ => folder.OpenSqlite("other.db")));
                c.AddGodwit().AddGodwit(database: "other");
            }
        );
        await host.MigrateDatabaseAsync("", Token);

        var all = await CheckAsync(host);
        Assert.Equal(HealthStatus.Unhealthy, all.Status);
        Assert.Equal("1 pending in database 'other'.", all.Description);
        Assert.Equal(["other:pending"], all.Data.Keys);
        await host.MigrateDatabaseAsync("other", Token);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host, "godwit:other")).Status);
    }

    static IHost Build(
        ApplicationFolder folder,
        Action<GodwitBuilder>? configure = null,
        Action<IHealthChecksBuilder>? checks = null
    ) =>
        folder.Build(
            configure,
            services =>
            {
                var builder = services.AddHealthChecks().AddGodwit();
                checks?.Invoke(builder);
            }
        );

    static async Task<HealthReportEntry> CheckAsync(IHost host, string name = "godwit")
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
        return report.Entries[name];
    }
}
