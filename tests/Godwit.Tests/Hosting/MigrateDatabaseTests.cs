using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Godwit;

public class MigrateDatabaseTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Applies_what_is_pending_once_and_returns_it()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", "CREATE TABLE b (id integer);");
        using var host = folder.Build();

        var first = Assert.Single(await host.MigrateDatabaseAsync(Token));
        var second = Assert.Single(await host.MigrateDatabaseAsync(Token));

        Assert.Equal(["m1", "m2"], first.Applied.Select(m => m.Name));
        Assert.Equal((0, 2), (second.Applied.Count, second.AlreadyApplied));
        Assert.Equal(2, await folder.CountAsync("godwit_history"));
    }

    [Fact]
    public async Task The_log_tells_the_run_with_stable_event_ids()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", "CREATE TABLE b (id integer);");
        using var host = folder.Build();

        await host.MigrateDatabaseAsync(Token);
        await host.MigrateDatabaseAsync(Token);

        Assert.Equal([2, 3, 2, 3, 10, 11], folder.Log.Ids);
        Assert.Equal("Applying 2_m2 (2 of 2) to the database.", folder.Log.Entries[2].Message);
        Assert.Equal(LogLevel.Debug, folder.Log.Entries[^1].Level);
    }

    [Fact]
    public async Task A_failed_migration_is_thrown_and_logged_without_stack_trace()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", ApplicationFolder.Broken);
        using var host = folder.Build();

        var error = await Assert.ThrowsAsync<MigrationFailedException>(() => host.MigrateDatabaseAsync(Token));

        Assert.Equal("m1", Assert.Single(error.Applied).Name);
        var logged = folder.Log.Entries[^1];
        Assert.Equal((12, LogLevel.Error, null), (logged.Id, logged.Level, logged.Exception));
        Assert.Contains(error.Message, logged.Message, StringComparison.Ordinal);
        Assert.Contains("m2.sql:2", logged.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_history_from_a_newer_version_is_logged_as_a_warning_and_the_application_starts()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", "CREATE TABLE b (id integer);");
        using (var newer = folder.Build())
            await newer.MigrateDatabaseAsync(Token);
        File.Delete(Path.Combine(folder.Root, "db/migrations/2_m2.sql"));

        using var older = folder.Build();
        var result = Assert.Single(await older.MigrateDatabaseAsync(Token));

        Assert.Equal("m2", Assert.Single(result.Ahead).Name);
        Assert.Equal(8, Assert.Single(folder.Log.Entries, e => e.Level == LogLevel.Warning).Id);
    }

    [Fact]
    public async Task Contract_migrations_are_held_unless_the_database_is_new()
    {
        const string contract = "-- godwit: phase contract\nCREATE TABLE ";
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", contract + "b (id integer);");
        using (var first = folder.Build())
            Assert.Equal(2, (await first.MigrateDatabaseAsync(Token))[0].Applied.Count);
        folder.Write("db/migrations/3_m3.sql", contract + "c (id integer);");

        using var host = folder.Build();
        var held = Assert.Single(await host.MigrateDatabaseAsync(Token)).Held;

        Assert.Equal("3_m3", Assert.Single(held).ToString());
        Assert.Contains(9, folder.Log.Ids);
        using var all = folder.Build(godwit => godwit.Configure(o => o with { Phase = MigrationPhase.All }));
        Assert.Equal("m3", Assert.Single((await all.MigrateDatabaseAsync(Token))[0].Applied).Name);
    }

    [Fact]
    public async Task Cancelling_is_thrown_and_logged()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);", "CREATE TABLE b (id integer);");
        using var cancellation = new CancellationTokenSource();
        using var host = folder.Build(godwit =>
            godwit.Configure(o =>
                o with
                {
                    OnEvent = e =>
                    {
                        if (e is MigrationEvent.MigrationCompleted)
                            cancellation.Cancel();
                    },
                }
            )
        );

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.MigrateDatabaseAsync(cancellation.Token));

        Assert.Equal(13, folder.Log.Ids.Last());
        Assert.Equal(1, await folder.CountAsync("godwit_history"));
    }

    [Fact]
    public async Task The_folder_is_looked_for_beside_the_application_when_the_content_root_has_none()
    {
        using var folder = new ApplicationFolder();
        var name = $"migrations-{Guid.NewGuid():N}";
        var besideApplication = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, name));
        try
        {
            File.WriteAllText(Path.Combine(besideApplication.FullName, "1_beside.sql"), "CREATE TABLE a (id integer);");
            using var host = folder.Build(godwit => godwit.MigrationsFrom(name));
            Assert.Equal("beside", (await host.MigrateDatabaseAsync(Token))[0].Applied[0].Name);

            folder.Write($"{name}/1_beside.sql", "CREATE TABLE a (id integer);");
            folder.Write($"{name}/2_root.sql", "CREATE TABLE b (id integer);");
            using var other = folder.Build(godwit => godwit.MigrationsFrom(name));
            Assert.Equal("root", (await other.MigrateDatabaseAsync(Token))[0].Applied[0].Name);
        }
        finally
        {
            besideApplication.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_folder_that_is_in_neither_place_is_an_error_that_names_both()
    {
        using var folder = new ApplicationFolder();
        using var host = folder.Build(godwit => godwit.MigrationsFrom("db/nowhere"));

        var error = await Assert.ThrowsAsync<HostingException>(() => host.MigrateDatabaseAsync(Token));

        Assert.Equal("GDW0601", error.Code);
        Assert.Contains(Path.Combine(folder.Root, "db/nowhere"), error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(AppContext.BaseDirectory, "db/nowhere"), error.Message, StringComparison.Ordinal);
        Assert.Equal(12, Assert.Single(folder.Log.Entries).Id);
        Assert.False(File.Exists(Path.Combine(folder.Root, "app.db")));
    }

    [Fact]
    public async Task Embedded_migrations_need_no_folder()
    {
        using var folder = new ApplicationFolder();
        using var host = folder.Build(godwit => godwit.MigrationsFrom(typeof(MigrateDatabaseTests).Assembly));
        Assert.Equal(3, (await host.MigrateDatabaseAsync(Token))[0].Applied.Count);
    }

    [Fact]
    public async Task An_absolute_folder_is_used_as_it_is()
    {
        using var folder = new ApplicationFolder();
        using var elsewhere = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = folder.Build(godwit => godwit.MigrationsFrom(Path.Combine(elsewhere.Root, "db/migrations")));
        Assert.Single((await host.MigrateDatabaseAsync(Token))[0].Applied);
    }

    [Fact]
    public async Task Migration_credentials_win_and_only_a_data_source_that_the_host_made_is_disposed_with_it()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        await using var mine = new TrackedDataSource(folder.OpenSqlite("mine.db"));
        using (var host = folder.Build(godwit => godwit.UseDataSource(mine)))
            await host.MigrateDatabaseAsync(Token);
        Assert.False(mine.IsDisposed);
        Assert.Equal(0, await folder.CountAsync("a", "mine.db"));

        var made = new List<TrackedDataSource>();
        using (
            var host = folder.Build(godwit =>
                godwit.UseDataSource(_ =>
                {
                    made.Add(new(folder.OpenSqlite("made.db")));
                    return made[^1];
                })
            )
        )
        {
            await host.MigrateDatabaseAsync(Token);
            await host.MigrateDatabaseAsync(Token);
        }
        Assert.True(Assert.Single(made).IsDisposed);
        Assert.False(File.Exists(Path.Combine(folder.Root, "app.db")));
    }

    [Fact]
    public async Task Without_a_data_source_the_error_says_how_to_register_one()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        var builder = folder.CreateBuilder();
        builder.Services.AddGodwit(Dialect.Sqlite);
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<HostingException>(() => host.MigrateDatabaseAsync(Token));

        Assert.Equal("GDW0602", error.Code);
        Assert.Contains("AddNpgsqlDataSource", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_AddGodwit_the_error_says_to_call_it()
    {
        using var host = new HostBuilder().Build();
        var error = await Assert.ThrowsAsync<HostingException>(() => host.MigrateDatabaseAsync(Token));
        Assert.Equal("GDW0603", error.Code);
    }

    [Fact]
    public async Task Registering_twice_migrates_once_and_the_last_word_counts()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = folder.Build(
            godwit => godwit.MigrationsFrom("db/nowhere").MigrateOnStart(),
            services => services.AddGodwit(Dialect.Sqlite, g => g.MigrationsFrom("db/migrations")).MigrateOnStart()
        );

        await host.StartAsync(Token);

        Assert.Equal([2, 3, 10], folder.Log.Ids);
        Assert.Single(await host.MigrateDatabaseAsync(Token));
    }

    [Fact]
    public async Task The_data_source_of_Npgsql_is_found()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        var builder = folder.CreateBuilder();
        builder.Services.AddNpgsqlDataSource("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2");
        builder.Services.AddNpgsqlDataSource("Host=127.0.0.1;Port=1;Username=nobody;Timeout=2", serviceKey: "orders");
        builder.Services.AddGodwit(Dialect.PostgreSql, godwit => godwit.MigrationsFrom("db/migrations"));
        builder.Services.AddGodwit("orders", Dialect.PostgreSql, godwit => godwit.MigrationsFrom("db/migrations"));
        using var host = builder.Build();

        foreach (var name in (string[])["", "orders"])
        {
            var error = await Assert.ThrowsAsync<DatabaseUnavailableException>(() =>
                host.MigrateDatabaseAsync(name, Token)
            );
            Assert.IsType<NpgsqlException>(error.InnerException, exactMatch: false);
        }
    }

    [Fact]
    public async Task The_migrator_can_be_asked_for()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        using var host = folder.Build();
        var migrator = host.Services.GetRequiredService<Migrator>();
        Assert.Same(migrator, host.Services.GetRequiredKeyedService<Migrator>(""));
        Assert.False((await migrator.GetStatusAsync(Token)).IsUpToDate);
    }

    sealed class TrackedDataSource(DbDataSource inner) : DbDataSource
    {
        public bool IsDisposed { get; private set; }

        public override string ConnectionString => inner.ConnectionString;

        protected override DbConnection CreateDbConnection() => inner.CreateConnection();

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
