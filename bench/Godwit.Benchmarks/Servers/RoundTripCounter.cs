using System.Net;
using System.Net.Sockets;

namespace Godwit.Benchmarks;

/// <summary>
/// A port that passes everything on to a server and counts how often a client speaks after the server answered.
/// </summary>
sealed class RoundTripCounter : IAsyncDisposable
{
    // The farewell 'X' with its length: the client waits for no answer to it.
    const int TerminateLength = 5;

    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _ended = new();
    readonly Task _accepting;
    readonly int _serverPort;
    int _count;

    public RoundTripCounter(int serverPort)
    {
        _serverPort = serverPort;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Count => Volatile.Read(ref _count);

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _ended.Dispose();
    }

    async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_ended.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(connections);
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        await server.ConnectAsync(IPAddress.Loopback, _serverPort);
        var isAnswered = 1;
        var requests = PumpAsync(
            client,
            server,
            chunk =>
            {
                if (Interlocked.Exchange(ref isAnswered, 0) == 1 && !IsTerminate(chunk))
                    Interlocked.Increment(ref _count);
            }
        );
        var answers = PumpAsync(server, client, _ => Interlocked.Exchange(ref isAnswered, 1));
        await Task.WhenAll(requests, answers);
    }

    async Task PumpAsync(TcpClient from, TcpClient to, Action<ReadOnlyMemory<byte>> onChunk)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, _ended.Token) is > 0 and var count)
            {
                onChunk(buffer.AsMemory(0, count));
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), _ended.Token);
            }

            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One side is gone; the other one's pump sees its end.
        }
    }

    static bool IsTerminate(ReadOnlyMemory<byte> chunk) =>
        chunk.Length == TerminateLength && chunk.Span[0] == (byte)'X';
}
