namespace Godwit;

/// <summary>
/// A repair, baseline or undo that was asked for does not fit the state of the history; nothing was changed.
/// </summary>
public sealed class RepairException : GodwitException
{
    internal RepairException(string code, string message)
        : base(code, message) { }

    internal RepairException(string message)
        : this(RunErrors.Repair, message) { }
}
