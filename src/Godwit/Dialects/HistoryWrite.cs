namespace Godwit;

/// <summary>
/// A change of one history row that succeeds only if the row still is as it was read. Written first in a step's
/// transaction, it is the fence that makes the step exactly-once.
/// </summary>
/// <param name="Expected">The row as it was read; absent: there was none.</param>
/// <param name="Next">
/// The row as it shall be. A <see cref="HistoryEntry.FinishedAt"/> stands for "now": an engine with a clock of its own
/// takes that.
/// </param>
/// <param name="IsStart">The migration begins with this write: the time of start is set.</param>
sealed record HistoryWrite(HistoryEntry? Expected, HistoryEntry Next, bool IsStart)
{
    /// <summary>Someone decided so (<c>repair</c>, <c>baseline</c>); nothing was run.</summary>
    public bool IsByHand { get; init; }

    /// <summary>
    /// The row's author is another run than before; the engine adds the user, whom it knows.
    /// </summary>
    public bool HasNewAuthor => Next.AppliedBy != Expected?.AppliedBy;

    /// <summary>The change that goes on from this one.</summary>
    public HistoryWrite Then(HistoryEntry next) => new(Next, next, false);
}
