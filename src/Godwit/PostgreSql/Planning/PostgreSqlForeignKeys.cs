namespace Godwit;

/// <summary>Foreign keys.</summary>
static class PostgreSqlForeignKeys
{
    // Since then a foreign key of a partitioned table can wait for its validation.
    const int PartitionedNotValid = 180000;

    public static IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        if (PostgreSqlConstraintRules.IsInherited(created))
            return CreateInherited(created, actions, context);
        var parts = context.LinksAfter.DescendantsOf(created).Select(part => part.Name).ToValueList();
        var keys = PostgreSqlReferencedKey.Before(created, context);
        return CreateOwn(PostgreSqlReferencedKey.Bound(created, context), actions, context)
            .Select(action => action with { Also = parts, Needs = keys });
    }

    public static IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var settings = change.Settings.Where(one => one is not ("comment" or "inherited" or "parent")).ToList();
        if (settings.Count == 0)
            return [];
        if (settings is ["deferrable"])
            return [ChangeDeferral(change.To, actions)];
        if (settings is ["not valid"] && change.From.Has("not valid"))
            return
            [
                actions.RunInNewStep(
                    PostgreSqlConstraintRules.Validate(change.To.Name, change.To.Name.Name),
                    FailHazard(change.To, actions)
                ),
            ];
        if (settings is ["not enforced"] && change.To.Has("not enforced"))
            return [ChangeEnforcement(change.To, "NOT ENFORCED", actions)];
        // The constraints of the partitions would keep the temporary name.
        if (change.To.Has("partitioned") || change.To.Has("inherited") || change.From.Has("inherited"))
            return null;
        return context.Request.IsPlain ? null : Swap(change.To, actions, context);
    }

    /// <summary>
    /// True for a foreign key that keeps two tables from being dropped, because each has one to the other.
    /// </summary>
    public static bool IsInTheWay(SchemaObject dropped, PostgreSqlPlanContext context) =>
        dropped["type"] == "foreign key"
        && !PostgreSqlConstraintRules.IsInherited(dropped)
        && context
            .LinksBefore.ReferencedBy(dropped.Name)
            .Any(referenced =>
                referenced.Owner is not null
                && referenced.Owner != dropped.Name.Owner
                && context.IsOfDropped(referenced)
                && context.IsCircularBefore(dropped.Name, referenced)
            );

    static IEnumerable<PlanAction> Swap(SchemaObject key, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var keys = PostgreSqlReferencedKey.Before(key, context);
        var bound = PostgreSqlReferencedKey.Bound(key, context);
        return PostgreSqlConstraintRules
            .Swap(bound, actions, context, FailHazard(key, actions))
            .Select(action => action with { Needs = keys });
    }

    static IEnumerable<PlanAction> CreateOwn(
        SchemaObject created,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var isQuick = created.Has("not valid") || created.Has("not enforced");
        if (context.IsOfCreated(created.Name) || isQuick)
            return [actions.Run(PostgreSqlConstraintRules.Add(created))];
        if (context.Request.IsPlain)
            return
            [
                actions.Run(
                    PostgreSqlConstraintRules.Add(created),
                    WaitHazard(created, actions),
                    FailHazard(created, actions)
                ),
            ];
        if (created.Has("partitioned") && context.Version < PartitionedNotValid)
            return CreateByPartitions(created, actions, context);
        return AddAndValidate(created, actions, context.IsOfCreated(created.Name));
    }

    // The server takes the foreign keys that the partitions have for those of the partitioned table, without a look at
    // the rows again.
    static IEnumerable<PlanAction> CreateByPartitions(
        SchemaObject created,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var parts = context
            .LinksAfter.DescendantsOf(created)
            .Where(part => !part.Has("partitioned") && !context.IsOfCreated(part.Name))
            .Where(part => context.LinksBefore.OwnerOf(part.Name) is not null);
        foreach (var action in parts.SelectMany(part => AddAndValidate(part, actions, isNewStep: true)))
            yield return action;
        yield return actions.RunInNewStep(PostgreSqlConstraintRules.Add(created));
    }

    static IEnumerable<PlanAction> AddAndValidate(SchemaObject key, PostgreSqlActions actions, bool isNewStep)
    {
        var add = PostgreSqlConstraintRules.Add(PostgreSqlConstraintRules.Unvalidated(key));
        yield return isNewStep ? actions.RunInNewStep(add) : actions.Run(add);
        yield return actions.RunInNewStep(
            PostgreSqlConstraintRules.Validate(key.Name, key.Name.Name),
            FailHazard(key, actions)
        );
    }

    // It comes with the parent's, or with the partition, under the name that the parent's has.
    static IEnumerable<PlanAction> CreateInherited(
        SchemaObject created,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var parent = context.LinksAfter.ParentOf(created);
        if (parent is null || parent.Name.Name == created.Name.Name)
            yield break;
        // Where the key of the partition was made first, it has its name.
        if (context.IsCreated(parent.Name) && IsMadeByPartitions(parent, context))
            yield break;
        yield return actions.Run(PostgreSqlConstraintRules.Rename(created.Name, parent.Name.Name, created.Name.Name));
    }

    static bool IsMadeByPartitions(SchemaObject parent, PostgreSqlPlanContext context) =>
        !context.IsOfCreated(parent.Name) && !context.Request.IsPlain && context.Version < PartitionedNotValid;

    static PlanAction ChangeDeferral(SchemaObject key, PostgreSqlActions actions)
    {
        var deferral = key["deferrable"] switch
        {
            null => "NOT DEFERRABLE",
            "initially deferred" => "DEFERRABLE INITIALLY DEFERRED",
            _ => "DEFERRABLE INITIALLY IMMEDIATE",
        };
        return ChangeEnforcement(key, deferral, actions);
    }

    static PlanAction ChangeEnforcement(SchemaObject key, string words, PostgreSqlActions actions)
    {
        var name = PostgreSqlIdentifier.Quote(key.Name.Name);
        return actions.Run($"{PostgreSqlConstraintRules.AlterTable(key.Name)} ALTER CONSTRAINT {name} {words}");
    }

    static Hazard WaitHazard(SchemaObject key, PostgreSqlActions actions) =>
        actions.Hazard(
            "pg-add-fk-valid",
            $"Writes to {PostgreSqlIdentifier.OfOwner(key.Name)} and {key["references"]} wait while every row is "
                + "checked."
        );

    static Hazard FailHazard(SchemaObject key, PostgreSqlActions actions) =>
        actions.Hazard(
            "foreign-key-may-fail",
            $"It fails where ({key["columns"]}) has values that {key["references"]} does not have."
        );
}
