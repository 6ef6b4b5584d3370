namespace Godwit;

/// <summary>The statements between the one that takes an object away and the one that brings it back.</summary>
sealed class PostgreSqlSpans
{
    readonly ValueList<PlanAction> _actions;
    readonly bool[] _isInside;
    readonly Dictionary<int, int> _ends = [];

    public PostgreSqlSpans(ValueList<PlanAction> actions)
    {
        _actions = actions;
        _isInside = new bool[actions.Count];
        var begins = new Dictionary<ObjectName, int>();
        var replaced = ReplacedObjects.Of(actions);
        for (var i = 0; i < actions.Count; i++)
        {
            var (phase, name) = (actions[i].Phase, actions[i].Subject);
            if (phase == ActionPhase.Drop && replaced.Contains(name))
                begins.TryAdd(name, i);
            if (phase != ActionPhase.Create || !begins.Remove(name, out var begin))
                continue;
            _ends[begin] = i;
            Array.Fill(_isInside, true, begin + 1, i - begin);
        }
    }

    /// <summary>True where something is away: whatever is locked, the transaction goes on.</summary>
    public bool IsInside(int index) => _isInside[index];

    /// <summary>
    /// The statement; with a hazard where it takes a policy away that another transaction brings back.
    /// </summary>
    public PlannedStatement Warn(int index)
    {
        var (action, statement) = (_actions[index], _actions[index].Statement);
        if (action.Subject.Kind != ObjectKind.Policy || !_ends.TryGetValue(index, out var end))
            return statement;
        if (!Enumerable.Range(index + 1, end - index).Any(i => _actions[i].BreaksStep))
            return statement;
        var hazard = new Hazard(
            "policy-absent",
            action.Subject,
            "Until it is back, which takes another transaction, rows are shown and written as the other policies say."
        );
        return statement with { Hazards = [.. statement.Hazards, hazard] };
    }
}
