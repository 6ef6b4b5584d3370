namespace Godwit;

/// <summary>
/// Labels that were added to enums: until the transaction that added them has ended, nothing may use them.
/// </summary>
/// <remarks>PostgreSQL manual, ALTER TYPE, "Notes"; the error is 55P04.</remarks>
sealed class PostgreSqlNewLabels(PostgreSqlPlanContext context)
{
    readonly List<string> _labels = [];
    readonly HashSet<ObjectName> _users = [];

    /// <summary>A transaction has ended.</summary>
    public void Commit()
    {
        _labels.Clear();
        _users.Clear();
    }

    /// <summary>True for a statement that might use a label of the transaction that it would be part of.</summary>
    public bool MayUse(PlanAction action)
    {
        if (IsAddition(action))
        {
            Add(action.Subject);
            return false;
        }
        return _labels.Count > 0
            && (
                action.Also.Append(action.Subject).Any(_users.Contains)
                || _labels.Any(label => action.Statement.Sql.Contains(label, StringComparison.Ordinal))
            );
    }

    bool IsAddition(PlanAction action) =>
        action is { Phase: ActionPhase.Alter, Subject: { Kind: ObjectKind.Enum, Signature: null } }
        && context.ChangeOf(action.Subject) is Change.Alter change
        && change.From["labels"] != change.To["labels"]
        && !context.IsCreated(action.Subject);

    // What needs the enum, and what calls a function that mentions a label.
    void Add(ObjectName type)
    {
        var change = (Change.Alter)context.ChangeOf(type)!; // IsAddition() has looked
        var labels = EnumLabels.Of(change.To).Except(EnumLabels.Of(change.From)).ToList();
        _labels.AddRange(labels.Select(PostgreSqlIdentifier.Literal));
        var dependents = context.Request.To.Dependencies.ToLookup(one => one.Referenced, one => one.Dependent);
        var found = new Queue<ObjectName>(dependents[type]);
        foreach (var one in context.Request.To.Objects)
        {
            if (one["body"] is { } body && labels.Any(label => body.Contains(label, StringComparison.Ordinal)))
                found.Enqueue(one.Name);
        }
        while (found.TryDequeue(out var user))
        {
            if (!_users.Add(user))
                continue;
            foreach (var dependent in dependents[user])
                found.Enqueue(dependent);
        }
    }
}
