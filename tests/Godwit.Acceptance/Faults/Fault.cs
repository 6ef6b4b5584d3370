using System.Text;

namespace Godwit;

enum Direction
{
    ToServer,
    ToClient,
}

/// <summary>What a <see cref="FaultProxy"/> does to a connection. Counts are for each connection on its own.</summary>
abstract record Fault
{
    Fault() { }

    public static Fault None { get; } = new Nothing();

    /// <summary>Everything passes.</summary>
    public sealed record Nothing : Fault;

    /// <summary>
    /// Breaks a connection, <paramref name="Only"/> so many times in all; after that everything passes.
    /// </summary>
    public abstract record Cut(int Only) : Fault
    {
        int _left = Only;

        public bool TakeOne() => Interlocked.Decrement(ref _left) >= 0;
    }

    /// <summary>The connection breaks when exactly this many bytes of it have passed in one direction.</summary>
    public sealed record CutAfterBytes(Direction Direction, long Bytes, int Only = int.MaxValue) : Cut(Only);

    /// <summary>
    /// The connection breaks at a text: with <paramref name="PassOn"/> the other side still gets it, otherwise it does
    /// not. A COMMIT that is carried out and whose answer is lost is a cut at the server's word COMMIT, not passed on.
    /// </summary>
    public sealed record CutAtText(Direction Direction, string Text, bool PassOn, int Only = int.MaxValue) : Cut(Only)
    {
        public byte[] Bytes { get; } = Encoding.UTF8.GetBytes(Text);
    }

    /// <summary>Nothing passes in either direction and nobody is told: the other end seems to think.</summary>
    public sealed record Silence : Fault;

    /// <summary>One byte at a time with a pause before each.</summary>
    public sealed record Drip(TimeSpan Pause) : Fault;
}

/// <summary>What passed a <see cref="FaultProxy"/>.</summary>
sealed class Traffic
{
    readonly Lock _gate = new();
    Direction _last = Direction.ToClient;

    public long BytesToServer { get; private set; }

    public long BytesToClient { get; private set; }

    /// <summary>How often a client spoke after the server had answered: with one client, its round trips.</summary>
    public int RoundTrips { get; private set; }

    public void Count(Direction direction, int bytes)
    {
        lock (_gate)
        {
            if (direction == Direction.ToServer)
            {
                BytesToServer += bytes;
                RoundTrips += _last == Direction.ToClient ? 1 : 0;
            }
            else
            {
                BytesToClient += bytes;
            }

            _last = direction;
        }
    }
}
