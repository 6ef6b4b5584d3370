namespace Godwit;

/// <summary>
/// Finds circles among objects that are to be created, where a table with its columns and constraints is one thing.
/// </summary>
static class DependencyCycles
{
    /// <summary>The dependencies that are part of a circle.</summary>
    /// <param name="dependencies">Who needs whom.</param>
    /// <param name="isCreated">True for the objects that are created; the others exist and close no circle.</param>
    public static HashSet<Dependency> Find(ValueList<Dependency> dependencies, Predicate<ObjectName> isCreated)
    {
        var edges = dependencies
            .Where(one => isCreated(one.Dependent) && isCreated(one.Referenced))
            .Where(one => WholeOf(one.Dependent) != WholeOf(one.Referenced))
            .ToList();
        var targets = edges.ToLookup(one => WholeOf(one.Dependent), one => WholeOf(one.Referenced));
        var component = Components(targets);
        return edges.Where(one => component[WholeOf(one.Dependent)] == component[WholeOf(one.Referenced)]).ToHashSet();
    }

    // Only columns and constraints are written into the statement that creates their table.
    static Whole WholeOf(ObjectName name) =>
        name is { Owner: { } owner, Kind: ObjectKind.Column or ObjectKind.Constraint } ? new(name.Schema, owner)
        : name.Kind is ObjectKind.Table or ObjectKind.ForeignTable or ObjectKind.Domain or ObjectKind.CompositeType
            ? new(name.Schema, name.Name)
        : new(name.Schema, $"{name.Owner}\0{name.Name}", name.Signature, name.Kind);

    /// <summary>Strongly connected components, by Tarjan's algorithm with a stack of its own.</summary>
    /// <remarks>R. Tarjan, "Depth-first search and linear graph algorithms", 1972.</remarks>
    static Dictionary<Whole, int> Components(ILookup<Whole, Whole> targets)
    {
        Dictionary<Whole, int> number = [];
        Dictionary<Whole, int> low = [];
        Dictionary<Whole, int> component = [];
        var open = new Stack<Whole>();
        var path = new Stack<(Whole Node, IEnumerator<Whole> Targets)>();
        foreach (var start in targets.Select(group => group.Key))
        {
            if (!number.ContainsKey(start))
                Enter(start);
            while (path.TryPeek(out var top))
            {
                if (!top.Targets.MoveNext())
                    Leave();
                else if (!number.TryGetValue(top.Targets.Current, out var seen))
                    Enter(top.Targets.Current);
                else if (!component.ContainsKey(top.Targets.Current))
                    low[top.Node] = Math.Min(low[top.Node], seen);
            }
        }
        return component;

        void Enter(Whole node)
        {
            low[node] = number[node] = number.Count;
            open.Push(node);
            path.Push((node, targets[node].GetEnumerator()));
        }

        void Leave()
        {
            var (node, _) = path.Pop();
            if (path.TryPeek(out var parent))
                low[parent.Node] = Math.Min(low[parent.Node], low[node]);
            if (low[node] != number[node])
                return;
            Whole member;
            do
            {
                member = open.Pop();
                component[member] = number[node];
            } while (!member.Equals(node));
        }
    }

    sealed record Whole(string Schema, string Name, string? Signature = null, ObjectKind? Kind = null);
}
