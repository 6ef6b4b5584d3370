using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Godwit;

public class SeveralDatabasesTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_is_migrated_from_its_own_folder_over_the_data_source_with_its_name()
    {
        using var folder = CreateFolder();
        using var host = Build(folder);

        var results = await host.MigrateDatabaseAsync(Token);

        Assert.Equal(["order", "article"], results.Select(r => r.Applied[0].Name));
        Assert.Equal(0, await folder.CountAsync("orders", "orders.db"));
        Assert.Equal(0, await folder.CountAsync("articles", "stock.db"));
        Assert.Contains(folder.Log.Entries, e => e.Message.Contains("database 'stock'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_is_migrated_by_its_name()
    {
        using var folder = CreateFolder();
        using var host = Build(folder);

        Assert.Equal("article", Assert.Single((await host.MigrateDatabaseAsync("stock", Token)).Applied).Name);

        Assert.False(File.Exists(Path.Combine(folder.Root, "orders.db")));
    }

    [Fact]
    public async Task Only_those_that_ask_for_it_are_migrated_while_the_host_starts()
    {
        using var folder = CreateFolder();
        using var host = Build(folder, services => services.AddGodwit("stock", Dialect.Sqlite).MigrateOnStart());

        await host.StartAsync(Token);
        await host.StopAsync(Token);

        Assert.True(File.Exists(Path.Combine(folder.Root, "stock.db")));
        Assert.False(File.Exists(Path.Combine(folder.Root, "orders.db")));
    }

    [Fact]
    public async Task An_unknown_name_is_an_error_that_lists_the_known_ones()
    {
        using var folder = CreateFolder();
        using var host = Build(folder);

        var error = await Assert.ThrowsAsync<HostingException>(() => host.MigrateDatabaseAsync("Orders", Token));

        Assert.Equal("GDW0603", error.Code);
        Assert.Contains("'Orders'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'orders', 'stock'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_source_without_a_key_is_never_taken_for_a_named_database()
    {
        using var folder = CreateFolder();
        var builder = folder.CreateBuilder();
        builder.Services.AddSingleton(folder.OpenSqlite());
        builder.Services.AddGodwit("orders", Dialect.Sqlite, g => g.MigrationsFrom("db/orders"));
        using var host = builder.Build();

        var error = await Assert.ThrowsAsync<HostingException>(() => host.MigrateDatabaseAsync(Token));

        Assert.Equal("GDW0602", error.Code);
        Assert.Contains("'orders'", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(folder.Root, "app.db")));
    }

    static ApplicationFolder CreateFolder()
    {
        var folder = new ApplicationFolder();
        folder.Write("db/orders/1_order.sql", "CREATE TABLE orders (id integer);");
        folder.Write("db/stock/1_article.sql", "CREATE TABLE articles (id integer);");
        return folder;
    }

    static IHost Build(ApplicationFolder folder, Action<IServiceCollection>? services = null)
    {
        var builder = folder.CreateBuilder();
        builder.Services.AddKeyedSingleton("orders", folder.OpenSqlite("orders.db"));
        builder.Services.AddKeyedSingleton("stock", folder.OpenSqlite("stock.db"));
        builder.Services.AddGodwit("orders", Dialect.Sqlite, g => g.MigrationsFrom("db/orders"));
        builder.Services.AddGodwit("stock", Dialect.Sqlite, g => g.MigrationsFrom("db/stock"));
        services?.Invoke(builder.Services);
        return builder.Build();
    }
}
