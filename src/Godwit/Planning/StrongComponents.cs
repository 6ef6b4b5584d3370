namespace Godwit;

/// <summary>Strongly connected components, by Tarjan's algorithm with a stack of its own.</summary>
/// <remarks>R. Tarjan, "Depth-first search and linear graph algorithms", 1972.</remarks>
/// <param name="targets">Where the edges of a node lead.</param>
sealed class StrongComponents<T>(ILookup<T, T> targets)
    where T : notnull
{
    readonly Dictionary<T, int> _number = [];
    readonly Dictionary<T, int> _low = [];
    readonly Dictionary<T, int> _component = [];
    readonly Stack<T> _open = new();
    readonly Stack<(T Node, IEnumerator<T> Targets)> _path = new();

    /// <summary>The number of the component that each node belongs to.</summary>
    public IReadOnlyDictionary<T, int> Find()
    {
        foreach (var start in targets.Select(group => group.Key))
        {
            if (!_number.ContainsKey(start))
                Enter(start);
            while (_path.TryPeek(out var top))
            {
                if (!top.Targets.MoveNext())
                    Leave();
                else if (!_number.TryGetValue(top.Targets.Current, out var seen))
                    Enter(top.Targets.Current);
                else if (!_component.ContainsKey(top.Targets.Current))
                    _low[top.Node] = Math.Min(_low[top.Node], seen);
            }
        }
        return _component;
    }

    void Enter(T node)
    {
        _low[node] = _number[node] = _number.Count;
        _open.Push(node);
        _path.Push((node, targets[node].GetEnumerator()));
    }

    void Leave()
    {
        var (node, _) = _path.Pop();
        if (_path.TryPeek(out var parent))
            _low[parent.Node] = Math.Min(_low[parent.Node], _low[node]);
        if (_low[node] != _number[node])
            return;
        T member;
        do
        {
            member = _open.Pop();
            _component[member] = _number[node];
        } while (!member.Equals(node));
    }
}
