namespace Godwit;

/// <summary>Makes, drops and switches triggers and rules; the server writes their definitions.</summary>
sealed class PostgreSqlBehaviourRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Trigger, ObjectKind.Rule];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        yield return new(ActionPhase.Create, created.Name, new(created["definition"] ?? ""));
        if (created["state"] is not null)
            yield return Switch(created);
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        if (FallsWithTable(dropped.Name, context))
            return [];
        return [new(ActionPhase.Drop, dropped.Name, new($"DROP {PostgreSqlReference.Of(dropped.Name, context)}"))];
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context) =>
        change.From["definition"] != change.To["definition"] ? null
        : change.From["state"] != change.To["state"] ? [Switch(change.To)]
        : [];

    /// <summary>
    /// True where the table or view that a part belongs to is dropped with it,
    /// and the part does not keep that from being dropped: a rule that needs an heir of its table,
    /// which has to go first.
    /// </summary>
    public static bool FallsWithTable(ObjectName part, PostgreSqlPlanContext context)
    {
        ObjectKind[] kinds = [ObjectKind.Table, ObjectKind.ForeignTable, ObjectKind.View, ObjectKind.MaterializedView];
        var owners = kinds.Select(kind => new ObjectName(kind, part.Schema, part.Owner!)); // parts have an owner
        return owners.Any(context.IsDropped) && !NeedsDependentOfTable(part, context);
    }

    static bool NeedsDependentOfTable(ObjectName part, PostgreSqlPlanContext context)
    {
        var open = new Stack<ObjectName>(context.NeedsBefore(part).Where(one => !IsOfTable(one)));
        var seen = new HashSet<ObjectName>();
        while (open.TryPop(out var name))
        {
            if (!seen.Add(name))
                continue;
            foreach (var need in context.NeedsBefore(name))
            {
                if (IsOfTable(need))
                    return true;
                open.Push(need);
            }
        }
        return false;

        bool IsOfTable(ObjectName name) => name.Schema == part.Schema && (name.Owner ?? name.Name) == part.Owner;
    }

    static PlanAction Switch(SchemaObject one)
    {
        var state = one["state"] switch
        {
            "disabled" => "DISABLE",
            "replica" => "ENABLE REPLICA",
            "always" => "ENABLE ALWAYS",
            _ => "ENABLE",
        };
        var word = one.Name.Kind == ObjectKind.Trigger ? "TRIGGER" : "RULE";
        var table = PostgreSqlIdentifier.OfOwner(one.Name);
        return new(
            ActionPhase.Alter,
            one.Name,
            new($"ALTER TABLE {table} {state} {word} {PostgreSqlIdentifier.Quote(one.Name.Name)}")
        );
    }
}

/// <summary>Makes, drops and changes row-level security policies.</summary>
sealed class PostgreSqlPolicyRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Policy];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var text = $"CREATE {PostgreSqlReference.Of(created.Name, context)}";
        if (created.Has("restrictive"))
            text += " AS RESTRICTIVE";
        if (created["command"] is { } command)
            text += $" FOR {command}";
        if (created["roles"] is { } roles)
            text += $" TO {roles}";
        return [new(ActionPhase.Create, created.Name, new(text + Conditions(created)))];
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        PostgreSqlBehaviourRules.FallsWithTable(dropped.Name, context)
            ? []
            : [new(ActionPhase.Drop, dropped.Name, new($"DROP {PostgreSqlReference.Of(dropped.Name, context)}"))];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        if (!PostgreSqlSimpleRules.OwnSettings(change).Any())
            return [];
        // ALTER POLICY changes conditions, and takes none away.
        if (
            old["command"] != wanted["command"]
            || old["restrictive"] != wanted["restrictive"]
            || old.Has("using") && !wanted.Has("using")
            || old.Has("check") && !wanted.Has("check")
        )
            return null;
        var text = $"ALTER {PostgreSqlReference.Of(wanted.Name, context)}";
        if (old["roles"] != wanted["roles"])
            text += $" TO {wanted["roles"] ?? "PUBLIC"}";
        return [new(ActionPhase.Alter, wanted.Name, new(text + Conditions(wanted)))];
    }

    static string Conditions(SchemaObject policy) =>
        (policy["using"] is { } condition ? $" USING ({condition})" : "")
        + (policy["check"] is { } check ? $" WITH CHECK ({check})" : "");
}
