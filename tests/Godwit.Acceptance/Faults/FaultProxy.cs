using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Godwit;

/// <summary>
/// A network path to a server that can be cut, silenced or slowed. Its faults are set by <see cref="Fault"/> and hold
/// for the connections that are open and those to come.
/// </summary>
sealed class FaultProxy : IAsyncDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _ended = new();
    readonly ConcurrentDictionary<FaultLink, Task> _links = new();
    readonly int _serverPort;
    readonly Task _accepting;
    int _connections;

    FaultProxy(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What happens to what passes from now on.</summary>
    public Fault Fault { get; set; } = Fault.None;

    /// <summary>Connections taken since the start.</summary>
    public int Connections => _connections;

    /// <summary>Bytes passed on, over all connections.</summary>
    public Traffic Traffic { get; } = new();

    public static FaultProxy Start(TestDatabase database) => new(database.Server.Port);

    public string ConnectionString(TestDatabase database) =>
        new Npgsql.NpgsqlConnectionStringBuilder(database.ConnectionString) { Port = Port }.ConnectionString;

    public string Url(TestDatabase database) => $"postgres://postgres@127.0.0.1:{Port}/{database.Name}";

    /// <summary>Breaks every open connection now; new ones are taken as before.</summary>
    public void CutAll()
    {
        foreach (var link in _links.Keys)
        {
            link.Cut();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        // A listener that was stopped must not be asked once more, which it is behind a connection taken just now.
        await _accepting;
        _listener.Stop();
        CutAll();
        await Task.WhenAll(_links.Values);
        _ended.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_ended.Token);
                Interlocked.Increment(ref _connections);
                var link = new FaultLink(client, this);
                var running = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _links[link] = running.Task;
                _ = RunAsync(link, running);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The proxy is being disposed of.
        }
    }

    async Task RunAsync(FaultLink link, TaskCompletionSource running)
    {
        using (link)
        {
            await link.RunAsync(_serverPort);
        }

        _links.TryRemove(link, out _);
        running.SetResult();
    }
}
