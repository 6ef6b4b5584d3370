namespace Godwit;

/// <summary>Constraints that have an index: primary keys, UNIQUE, EXCLUDE.</summary>
static class PostgreSqlKeys
{
    public static IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        return
        [
            .. Make(created, actions, context),
            .. PostgreSqlIndexParts.Complete(created, created.Name.Name, actions, context),
        ];
    }

    public static IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var definition = change.Settings.Where(one => !PostgreSqlIndexParts.IsPart(one)).ToList();
        if (change.To.Has("partitioned"))
            definition.AddRange(change.Settings.Where(PostgreSqlIndexText.IsOption));
        if (definition.Count > 0)
            return Replace(change, actions, context);
        return [.. Attach(change, actions, context), .. PostgreSqlIndexParts.Alter(change, actions, context)];
    }

    static IEnumerable<PlanAction> Make(SchemaObject created, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var parent = context.LinksAfter.ParentOf(created);
        if (parent is null && created.Has("partitioned"))
            return [MakeRoot(created, actions, context)];
        if (parent is null)
            return Add(created, actions, context);
        if (PostgreSqlPartitionParts.IsMadeByRoot(created, context))
            return [];
        // Joining takes the key along.
        if (PostgreSqlInheritance.IsJoining(created, context) && !context.IsCreated(parent.Name))
            return Add(created, actions, context);
        if (context.IsOfCreated(created.Name) && !context.IsCreated(parent.Name))
            return PostgreSqlPartitionParts.ComesWithTable(created, context) ? [] : Add(created, actions, context);
        var attach = PostgreSqlPartitionParts.Attach(created, created.Name.Name, parent, parent.Name.Name);
        return [.. Add(created, actions, context), actions.Run(attach)];
    }

    static PlanAction MakeRoot(SchemaObject created, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var parts = context.LinksAfter.DescendantsOf(created).Select(part => part.Name).ToValueList();
        var isImplied = PostgreSqlPartitionParts.AreImplied(created, context);
        var hazards = isImplied && !context.IsOfCreated(created.Name) ? HazardsOf(created, actions) : [];
        return actions.Run(PostgreSqlConstraintRules.Add(created, isOnly: !isImplied), hazards) with
        {
            Also = isImplied ? parts : [],
            Needs = [.. NotNulls(created, context), .. PostgreSqlPartitionParts.TablesOf(created, context)],
        };
    }

    static IEnumerable<PlanAction> Add(SchemaObject created, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var isOnly = created.Has("partitioned");
        var needs = NotNulls(created, context).ToValueList();
        if (isOnly || context.IsOfCreated(created.Name))
            return [actions.Run(PostgreSqlConstraintRules.Add(created, isOnly)) with { Needs = needs }];
        if (context.Request.IsPlain || !CanUseIndex(created) || WouldMarkColumns(created, context))
            return
            [
                actions.Run(PostgreSqlConstraintRules.Add(created), HazardsOf(created, actions)) with
                {
                    Needs = needs,
                },
            ];
        return
        [
            actions.RunAlone(
                PostgreSqlIndexText.Create(created, created.Name.Name, isConcurrent: true),
                PostgreSqlIndexRules.UniqueHazard(created, actions)
            ) with
            {
                Needs = needs,
            },
            actions.Run(
                $"{PostgreSqlConstraintRules.AlterTable(created.Name)} ADD {UseIndex(created, created.Name.Name)}"
            ),
        ];
    }

    static IEnumerable<PlanAction>? Replace(
        Change.Alter change,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        var key = change.To;
        var isPossible =
            !context.Request.IsPlain
            && CanUseIndex(key)
            && !key.Has("partitioned")
            && !change.From.Has("partitioned")
            && !key.Has("parent")
            && !change.From.Has("parent")
            && !context.IsOfCreated(key.Name)
            && !context.LinksBefore.DependentsOf(key.Name).Any();
        return isPossible ? Swap(key, actions, context) : null;
    }

    // One statement takes the old one away and brings the new one, which takes over the name.
    static IEnumerable<PlanAction> Swap(SchemaObject key, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var temporary = PostgreSqlTemporaryName.Of(key.Name, context);
        yield return actions.RunAlone(
            PostgreSqlIndexText.Create(key, temporary, isConcurrent: true),
            PostgreSqlIndexRules.UniqueHazard(key, actions)
        );
        yield return actions.Run($"{PostgreSqlConstraintRules.Drop(key)}, ADD {UseIndex(key, temporary)}");
        if (key["comment"] is { } comment)
            yield return actions.Run(
                $"COMMENT ON CONSTRAINT {PostgreSqlIdentifier.Quote(key.Name.Name)} ON "
                    + $"{PostgreSqlIdentifier.OfOwner(key.Name)} IS {PostgreSqlIdentifier.Literal(comment)}"
            );
        foreach (var action in PostgreSqlIndexParts.Complete(key, key.Name.Name, actions, context))
            yield return action;
    }

    static IEnumerable<PlanAction> Attach(Change.Alter change, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        if (change.From.Has("parent") || context.LinksAfter.ParentOf(change.To) is not { } parent)
            yield break;
        if (context.IsCreated(parent.Name) && !PostgreSqlPartitionParts.AreImplied(parent, context))
            yield return actions.Run(
                PostgreSqlPartitionParts.Attach(change.To, change.To.Name.Name, parent, parent.Name.Name)
            );
    }

    static string UseIndex(SchemaObject key, string index)
    {
        var type = key["type"] == "primary key" ? "PRIMARY KEY" : "UNIQUE";
        return $"CONSTRAINT {PostgreSqlIdentifier.Quote(key.Name.Name)} {type} USING INDEX "
            + PostgreSqlIdentifier.Quote(index)
            + PostgreSqlConstraintText.Deferrable(key);
    }

    // There is no index to be built before for EXCLUDE and WITHOUT OVERLAPS.
    static bool CanUseIndex(SchemaObject key) => key["type"] != "exclude" && !key.Has("without overlaps");

    // PostgreSQL 18 then takes the NOT NULL of the columns, which the partition has from its parent,
    // for its own as well: it would stay when the parent's goes.
    static bool WouldMarkColumns(SchemaObject key, PostgreSqlPlanContext context) =>
        context.Version >= 180000 && key["type"] == "primary key" && key.Has("parent");

    static Hazard[] HazardsOf(SchemaObject key, PostgreSqlActions actions)
    {
        var table = PostgreSqlIdentifier.OfOwner(key.Name);
        var waits = $"Reads and writes of {table} wait until its index is built.";
        var fails = $"It fails where rows of {table} exclude each other.";
        return key["type"] switch
        {
            "exclude" => [actions.Hazard("pg-add-exclusion", waits), actions.Hazard("exclusion-may-fail", fails)],
            "primary key" =>
            [
                actions.Hazard("pg-add-primary-key", waits),
                PostgreSqlIndexRules.UniqueHazard(key, actions),
            ],
            _ => [actions.Hazard("pg-add-unique", waits), PostgreSqlIndexRules.UniqueHazard(key, actions)],
        };
    }

    // A primary key makes columns NOT NULL, under a name of the server's choice, unless they are so by then.
    static IEnumerable<ObjectName> NotNulls(SchemaObject key, PostgreSqlPlanContext context) =>
        key["type"] == "primary key" && context.LinksAfter.OwnerOf(key.Name) is { } owner
            ? context.PartsAfter(owner.Name).Where(one => one["type"] == "not null").Select(one => one.Name)
            : [];
}
