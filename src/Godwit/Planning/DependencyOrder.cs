namespace Godwit;

/// <summary>
/// Puts the statements of a plan in order: what is made comes after what it needs, what is dropped before it; made as
/// early as possible, dropped as late as possible, and else in the order in which they were given.
/// </summary>
sealed class DependencyOrder
{
    readonly IReadOnlyList<PlanAction> _actions;
    readonly Dictionary<ObjectName, List<int>> _made = [];
    readonly Dictionary<ObjectName, List<int>> _dropped = [];
    readonly HashSet<int>[] _after;
    readonly int[] _waitsFor;

    DependencyOrder(IReadOnlyList<PlanAction> actions)
    {
        _actions = actions;
        _after = Enumerable.Range(0, actions.Count).Select(_ => new HashSet<int>()).ToArray();
        _waitsFor = new int[actions.Count];
        for (var i = 0; i < actions.Count; i++)
        {
            var index = actions[i].Phase == ActionPhase.Drop ? _dropped : _made;
            foreach (var name in ObjectsOf(actions[i]))
                Add(index, name, i);
        }
    }

    /// <summary>Orders the actions.</summary>
    /// <param name="actions">
    /// Those of one object in the order that they need among each other, and all in the order that pleases a reader.
    /// </param>
    /// <param name="from">Who needs whom before: decides what is dropped first.</param>
    /// <param name="to">Who needs whom after: decides what is made first.</param>
    /// <param name="slotOf">
    /// What two objects cannot have at the same time, such as a name among relations; absent for objects without.
    /// </param>
    public static ValueList<PlanAction> Sort(
        IReadOnlyList<PlanAction> actions,
        ValueList<Dependency> from,
        ValueList<Dependency> to,
        Func<ObjectName, object?> slotOf
    )
    {
        var order = new DependencyOrder(actions);
        order.ChainStatementsOfOneObject();
        foreach (var dependency in to)
            order.MakeAfter(dependency);
        foreach (var dependency in from)
            order.DropBefore(dependency);
        order.MakeAfterNeeds();
        order.FreeSlots(slotOf);
        return order.Sort();
    }

    void ChainStatementsOfOneObject()
    {
        var last = new Dictionary<ObjectName, int>();
        for (var i = 0; i < _actions.Count; i++)
        {
            // What is altered together with others waits for its own earlier statements too.
            var isAlteration = _actions[i].Phase == ActionPhase.Alter;
            foreach (var name in isAlteration ? ObjectsOf(_actions[i]) : [_actions[i].Subject])
            {
                if (last.TryGetValue(name, out var before))
                    Edge(before, i);
                last[name] = i;
            }
        }
    }

    void MakeAfter(Dependency dependency)
    {
        var making = Find(_made, dependency.Referenced);
        foreach (var needed in making)
        {
            if (_actions[needed].IsIndependent)
                continue;
            // What waits for the dependent cannot come before it: a sequence gets its owner when the column is there.
            if (_actions[needed].Needs.Contains(dependency.Dependent))
                continue;
            // What belongs to a table waits until the table exists, not for its alterations: those may need the part.
            if (IsPart(dependency) && _actions[needed].Phase == ActionPhase.Alter)
                continue;
            foreach (var dependent in Find(_made, dependency.Dependent))
            {
                // What makes both has what it needs: CREATE TABLE with a column that is computed from another one.
                if (!making.Contains(dependent) && !_actions[dependent].DoesNotNeed.Contains(dependency.Referenced))
                    Edge(needed, dependent);
            }
        }
    }

    void DropBefore(Dependency dependency)
    {
        foreach (var dropped in Find(_dropped, dependency.Dependent))
        {
            foreach (var referenced in Find(_dropped, dependency.Referenced))
                Edge(dropped, referenced);
            if (IsPart(dependency))
                continue;
            foreach (var altered in Find(_made, dependency.Referenced))
            {
                if (_actions[altered] is { Phase: ActionPhase.Alter, IsIndependent: false })
                    Edge(dropped, altered);
            }
        }
        // What is dropped itself is altered only when it has been made again.
        if (_dropped.ContainsKey(dependency.Dependent))
            return;
        foreach (var altered in Find(_made, dependency.Dependent))
        {
            if (_actions[altered].Phase != ActionPhase.Alter)
                continue;
            foreach (var referenced in Find(_dropped, dependency.Referenced))
                Edge(altered, referenced);
        }
    }

    void MakeAfterNeeds()
    {
        for (var i = 0; i < _actions.Count; i++)
        {
            foreach (var need in _actions[i].Needs)
            {
                foreach (var needed in Find(_made, need).Concat(Find(_dropped, need)))
                    Edge(needed, i);
            }
        }
    }

    void FreeSlots(Func<ObjectName, object?> slotOf)
    {
        var freed = new Dictionary<object, List<int>>();
        foreach (var (name, indexes) in _dropped)
        {
            if (slotOf(name) is { } slot)
                freed[slot] = [.. freed.GetValueOrDefault(slot, []), .. indexes.Where(one => !_actions[one].KeepsName)];
        }
        foreach (var (name, indexes) in _made)
        {
            if (slotOf(name) is not { } slot || !freed.TryGetValue(slot, out var drops))
                continue;
            foreach (var made in indexes.Where(one => _actions[one].Phase == ActionPhase.Create))
            {
                foreach (var drop in drops)
                    Edge(drop, made);
            }
        }
    }

    ValueList<PlanAction> Sort()
    {
        var ready = new ReadyActions(_actions);
        for (var i = 0; i < _actions.Count; i++)
        {
            if (_waitsFor[i] == 0)
                ready.Add(i);
        }
        var sorted = new List<PlanAction>(_actions.Count);
        var isDone = new bool[_actions.Count];
        while (sorted.Count < _actions.Count)
        {
            // A cycle is broken at its first statement; the proof says whether that was right.
            var next = ready.Take() ?? LeastBound(isDone);
            if (isDone[next])
                continue;
            isDone[next] = true;
            ready.Note(next);
            sorted.Add(_actions[next]);
            foreach (var after in _after[next])
            {
                if (--_waitsFor[after] == 0)
                    ready.Add(after);
            }
        }
        return sorted.ToValueList();
    }

    // Of a circle that nothing else holds back: what waits for a circle is no part of it, and may wait for one alone.
    int LeastBound(bool[] isDone)
    {
        var left = Enumerable.Range(0, _actions.Count).Where(i => !isDone[i]).ToList();
        var edges = left.SelectMany(one => _after[one].Where(i => !isDone[i]), (one, after) => (one, after)).ToList();
        var circles = new StrongComponents<int>(edges.ToLookup(edge => edge.one, edge => edge.after)).Find();
        var heldBack = edges
            .Where(edge => circles[edge.one] != circles[edge.after])
            .Select(edge => circles[edge.after])
            .ToHashSet();
        return left.Where(i => !heldBack.Contains(circles[i]))
            .MinBy(i => (_waitsFor[i], ReadyActions.PriorityOf(i, _actions)));
    }

    void Edge(int before, int after)
    {
        if (before != after && _after[before].Add(after))
            _waitsFor[after]++;
    }

    static bool IsPart(Dependency dependency) =>
        dependency.Dependent.Owner == dependency.Referenced.Name
        && dependency.Dependent.Schema == dependency.Referenced.Schema
        && dependency.Referenced.Owner is null;

    static IEnumerable<ObjectName> ObjectsOf(PlanAction action) => action.Also.Append(action.Subject).Distinct();

    static void Add(Dictionary<ObjectName, List<int>> index, ObjectName name, int action)
    {
        if (!index.TryGetValue(name, out var actions))
            index[name] = actions = [];
        actions.Add(action);
    }

    static List<int> Find(Dictionary<ObjectName, List<int>> index, ObjectName name) =>
        index.GetValueOrDefault(name) ?? [];
}
