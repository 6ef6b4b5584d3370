using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Godwit;

public class MigrateOnStartTests
{
    static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_server_refuses_connections_while_migrations_run_and_answers_afterwards()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        var port = FindFreePort();
        var refused = new List<bool>();
        await using var app = Build(
            folder,
            port,
            e =>
            {
                if (e is MigrationEvent.StepStarted or MigrationEvent.MigrationCompleted)
                    refused.Add(IsRefused(port));
            }
        );

        await app.StartAsync(Token);

        Assert.Equal([true, true], refused);
        using var client = new HttpClient();
        Assert.Equal("open", await client.GetStringAsync(new Uri($"http://127.0.0.1:{port}/"), Token));
        await app.StopAsync(Token);
    }

    [Fact]
    public async Task When_a_migration_fails_the_host_does_not_start_and_nothing_listens()
    {
        using var folder = new ApplicationFolder(ApplicationFolder.Broken);
        var port = FindFreePort();
        var other = new StartedService();
        await using var app = Build(folder, port, _ => { }, services => services.AddSingleton<IHostedService>(other));

        await Assert.ThrowsAsync<MigrationFailedException>(() => app.RunAsync(Token));

        Assert.False(other.IsStarted);
        Assert.True(IsRefused(port));
        Assert.Equal(12, folder.Log.Ids.Last());
    }

    [Fact]
    public async Task The_host_s_time_limit_ends_the_wait_for_another_run()
    {
        using var folder = new ApplicationFolder("CREATE TABLE a (id integer);");
        await using var rival = folder.OpenSqlite();
        await using var connection = await rival.OpenConnectionAsync(Token);
        await using var writing = await connection.BeginTransactionAsync(Token);
        var builder = folder.CreateBuilder();
        builder.Services.Configure<HostOptions>(o => o.StartupTimeout = TimeSpan.FromMilliseconds(500));
        builder.Services.AddSingleton(folder.OpenSqlite());
        builder.Services.AddGodwit(Dialect.Sqlite).MigrateOnStart();
        using var host = builder.Build();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.StartAsync(Token));

        await writing.RollbackAsync(Token);
        Assert.Equal(0, await folder.CountAsync("sqlite_schema"));
    }

    static WebApplication Build(
        ApplicationFolder folder,
        int port,
        Action<MigrationEvent> onEvent,
        Action<IServiceCollection>? services = null
    )
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { ContentRootPath = folder.Root });
        builder.WebHost.UseKestrelCore().UseUrls($"http://127.0.0.1:{port}");
        builder.Logging.AddProvider(folder.Log);
        builder.Services.AddSingleton(folder.OpenSqlite());
        services?.Invoke(builder.Services);
        builder
            .Services.AddGodwit(Dialect.Sqlite, g => g.Configure(o => o with { OnEvent = onEvent }))
            .MigrateOnStart();
        var app = builder.Build();
        app.Run(context => context.Response.WriteAsync("open"));
        return app;
    }

    static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    static bool IsRefused(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return false;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode == SocketError.ConnectionRefused;
        }
    }

    sealed class StartedService : IHostedService
    {
        public bool IsStarted { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            IsStarted = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
