namespace Godwit;

/// <summary>
/// Finds what must be dropped and created again: what cannot be changed in place, and, from there, what needs it.
/// </summary>
sealed class PostgreSqlReplacements(PostgreSqlPlanContext context)
{
    readonly ILookup<ObjectName, ObjectName> _dependents = context.Request.From.Dependencies.ToLookup(
        one => one.Referenced,
        one => one.Dependent
    );
    readonly Queue<ObjectName> _found = [];
    readonly List<PlanAction> _detached = [];
    readonly HashSet<(ObjectName, string)> _written = [];

    /// <summary>
    /// Marks the replacements in the context; returns the statements that free objects of replaced ones without
    /// dropping them.
    /// </summary>
    public IReadOnlyList<PlanAction> Find()
    {
        foreach (var change in context.Request.Changes.OfType<Change.Alter>())
            Look(change);
        foreach (var change in context.Request.Changes.OfType<Change.Drop>())
            Look(change);
        foreach (var change in context.Request.Changes.OfType<Change.Create>())
        {
            foreach (var above in PostgreSqlChecks.MadeAgainFor(change.To, context))
                Replace(above);
            foreach (var domain in PostgreSqlDomainConstraintRules.MadeAgainFor(change.To, context))
                Replace(domain);
        }
        foreach (var key in context.Request.To.Objects.Where(one => PostgreSqlReferencedKey.Changes(one, context)))
            Replace(key.Name);
        while (_found.TryDequeue(out var replaced))
        {
            foreach (var dependent in _dependents[replaced])
                Follow(dependent, replaced);
        }
        return _detached.Where(one => !context.Replaced.Contains(one.Subject)).ToList();
    }

    void Look(Change.Alter change)
    {
        var rules = PostgreSqlKinds.RulesOf(change.To.Name, context);
        if (rules.Alter(change, context) is null)
        {
            Replace(change.To.Name);
            foreach (var domain in PostgreSqlDomainConstraintRules.MadeAgainFor(change.To, context))
                Replace(domain);
            return;
        }
        foreach (var dependent in _dependents[change.From.Name])
        {
            if (context.Before(dependent) is { } disturbed && rules.Disturbs(change, disturbed, context))
                Replace(dependent);
        }
    }

    // What stays and is not changed has found another one to need: a foreign key another unique index.
    void Look(Change.Drop change)
    {
        var isKey = change.From.Name.Kind is ObjectKind.Constraint or ObjectKind.Index;
        var dependents = _dependents[change.From.Name]
            .Where(one => (isKey && one.Kind == ObjectKind.Constraint) || IsSame(one));
        if (PostgreSqlKinds.RulesOf(change.From.Name, context).Drop(change.From, context).Any())
        {
            foreach (var dependent in dependents)
                Follow(dependent, change.From.Name);
        }
    }

    bool IsSame(ObjectName name) => context.ChangeOf(name) is null;

    void Follow(ObjectName dependent, ObjectName replaced)
    {
        // What is dropped for good needs no way back; what is new was never in the way.
        if (context.Before(dependent) is not { } before || context.After(dependent) is not { } after)
            return;
        // A table of the type leaves it, and joins the new one.
        if (
            dependent is { Kind: ObjectKind.Table, Owner: null }
            && before["of type"] == PostgreSqlIdentifier.Of(replaced)
        )
            return;
        if (context.Swaps.Carry(before, replaced))
        {
            foreach (var name in _dependents[dependent])
            {
                if (context.Before(name) is { } one && PostgreSqlTypeSwaps.IsInTheWay(one))
                    Replace(name);
            }
            return;
        }
        var isPart = dependent.Owner == replaced.Name && dependent.Schema == replaced.Schema && replaced.Owner is null;
        var detached = isPart
            ? null
            : PostgreSqlKinds.RulesOf(dependent, context).Detach(before, after, replaced, context)?.ToList();
        if (detached is null)
            Replace(dependent);
        else
            _detached.AddRange(detached.Where(one => _written.Add((one.Subject, one.Statement.Sql))));
    }

    void Replace(ObjectName name)
    {
        // An attribute cannot leave its composite type without its values.
        if (PostgreSqlKinds.WholeOf(name, context) is { } whole && !context.Replaced.Contains(whole))
            name = whole;
        if (context.After(name) is not null && context.Replace(name))
            _found.Enqueue(name);
    }
}
