namespace Godwit;

/// <summary>Another run held the migration lock for longer than this one was told to wait.</summary>
public sealed class LockTimeoutException(string message, SessionDescription? holder, TimeSpan waited)
    : GodwitException(RunErrors.LockTimeout, message)
{
    /// <summary>Who holds the lock, where the server tells.</summary>
    public SessionDescription? Holder { get; } = holder;

    /// <summary>How long this run waited.</summary>
    public TimeSpan Waited { get; } = waited;
}
