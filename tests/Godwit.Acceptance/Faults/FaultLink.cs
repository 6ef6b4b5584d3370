using System.Net;
using System.Net.Sockets;

namespace Godwit;

/// <summary>One connection through a <see cref="FaultProxy"/>.</summary>
sealed class FaultLink(Socket client, FaultProxy proxy) : IDisposable
{
    readonly Socket _server = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    readonly CancellationTokenSource _cut = new();

    /// <summary>Ends when both sides have said all they had, or the connection is cut.</summary>
    public async Task RunAsync(int serverPort)
    {
        try
        {
            client.NoDelay = true;
            await _server.ConnectAsync(IPAddress.Loopback, serverPort, _cut.Token);
            await Task.WhenAll(PumpAsync(Direction.ToServer), PumpAsync(Direction.ToClient));
        }
        catch (Exception refused) when (IsOfNetwork(refused))
        {
            // The server does not answer: the client learns it below.
        }
    }

    public void Dispose() => Cut();

    /// <summary>
    /// The client sees a reset. The server sees an ordinary end after the bytes that were sent, so that it carries out
    /// what it got: a reset might make it throw away a COMMIT that the test wants carried out.
    /// </summary>
    public void Cut()
    {
        client.Close(timeout: 0);
        _server.Close();
        _cut.Cancel();
    }

    async Task PumpAsync(Direction direction)
    {
        var (from, to) = direction == Direction.ToServer ? (client, _server) : (_server, client);
        try
        {
            if (await PassOnAsync(direction, from, to))
            {
                Cut();
            }
            else
            {
                to.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception broken) when (IsOfNetwork(broken))
        {
            Cut();
        }
    }

    // True when a fault says that the connection breaks here, false when the sender has ended.
    async Task<bool> PassOnAsync(Direction direction, Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        var watch = new TextWatch();
        long passed = 0;
        int read;
        while ((read = await from.ReceiveAsync(buffer, _cut.Token)) > 0)
        {
            while (proxy.Fault is Fault.Silence)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), _cut.Token);
            }

            var (pass, cut) = Judge(direction, buffer.AsSpan(0, read), passed, watch);
            await SendAsync(to, buffer.AsMemory(0, pass));
            passed += pass;
            proxy.Traffic.Count(direction, pass);
            if (cut)
            {
                return true;
            }
        }

        return false;
    }

    async Task SendAsync(Socket to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var length = bytes.Length;
            if (proxy.Fault is Fault.Drip drip)
            {
                await Task.Delay(drip.Pause, _cut.Token);
                length = 1;
            }

            bytes = bytes[await to.SendAsync(bytes[..length], _cut.Token)..];
        }
    }

    // How many of the bytes that just came may pass, and whether the connection breaks behind them.
    (int Pass, bool Cut) Judge(Direction direction, ReadOnlySpan<byte> bytes, long passed, TextWatch watch)
    {
        switch (proxy.Fault)
        {
            case Fault.CutAfterBytes cut when cut.Direction == direction && passed + bytes.Length >= cut.Bytes:
                return cut.TakeOne() ? ((int)Math.Max(0, cut.Bytes - passed), true) : (bytes.Length, false);
            case Fault.CutAtText cut when cut.Direction == direction:
                var found = watch.Find(bytes, cut.Bytes);
                return found && cut.TakeOne() ? (cut.PassOn ? bytes.Length : 0, true) : (bytes.Length, false);
            default:
                return (bytes.Length, false);
        }
    }

    static bool IsOfNetwork(Exception error) =>
        error is SocketException or OperationCanceledException or ObjectDisposedException;
}

/// <summary>Finds a text in a stream, also where it comes in two pieces.</summary>
sealed class TextWatch
{
    byte[] _tail = [];

    public bool Find(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> text)
    {
        byte[] all = [.. _tail, .. bytes];
        var found = all.AsSpan().IndexOf(text) >= 0;
        _tail = found ? [] : all[Math.Max(0, all.Length - text.Length + 1)..];
        return found;
    }
}
