namespace Godwit;

/// <summary>
/// Statements that may come next: creations before drops, each in the order in which they were given.
/// </summary>
/// <remarks>
/// While something is away that comes back, a statement that ends the transaction has to wait, where it can:
/// what others see must have it.
/// </remarks>
sealed class ReadyActions(IReadOnlyList<PlanAction> actions)
{
    readonly PriorityQueue<int, (bool, int)> _joining = new();
    readonly PriorityQueue<int, (bool, int)> _breaking = new();
    readonly HashSet<ObjectName> _returning = ReplacedObjects.Of(actions);
    readonly HashSet<ObjectName> _away = [];

    /// <summary>Where a statement stands among those that may come next.</summary>
    public static (bool IsDrop, int Index) PriorityOf(int index, IReadOnlyList<PlanAction> actions) =>
        (actions[index].Phase == ActionPhase.Drop, index);

    /// <summary>A statement waits for nothing any more.</summary>
    public void Add(int index) =>
        (actions[index].BreaksStep ? _breaking : _joining).Enqueue(index, PriorityOf(index, actions));

    /// <summary>The next one; absent where all wait for each other.</summary>
    public int? Take()
    {
        if (_joining.TryPeek(out _, out var joining) && (_away.Count > 0 || !IsBefore(_breaking, joining)))
            return _joining.Dequeue();
        return _breaking.TryDequeue(out var index, out _) ? index : null;
    }

    /// <summary>A statement was given its place.</summary>
    public void Note(int index)
    {
        var action = actions[index];
        if (action.Phase == ActionPhase.Drop && _returning.Contains(action.Subject))
            _away.Add(action.Subject);
        if (action.Phase == ActionPhase.Create)
            _away.Remove(action.Subject);
    }

    static bool IsBefore(PriorityQueue<int, (bool, int)> queue, (bool, int) other) =>
        queue.TryPeek(out _, out var first) && first.CompareTo(other) < 0;
}

/// <summary>What a plan takes away and brings back.</summary>
static class ReplacedObjects
{
    /// <summary>
    /// The objects that must not be seen missing. A constraint and an index may be:
    /// they are brought back in ways of their own, which take several transactions.
    /// A table comes back without its rows.
    /// </summary>
    public static HashSet<ObjectName> Of(IEnumerable<PlanAction> actions)
    {
        var list = actions.Where(one => CanBeMissed(one.Subject.Kind)).ToList();
        var dropped = list.Where(one => one.Phase == ActionPhase.Drop).Select(one => one.Subject).ToHashSet();
        return list.Where(one => one.Phase == ActionPhase.Create && dropped.Contains(one.Subject))
            .Select(one => one.Subject)
            .ToHashSet();
    }

    static bool CanBeMissed(ObjectKind kind) =>
        kind
            is not (
                ObjectKind.Constraint
                or ObjectKind.Index
                or ObjectKind.Statistics
                or ObjectKind.Table
                or ObjectKind.ForeignTable
            );
}
