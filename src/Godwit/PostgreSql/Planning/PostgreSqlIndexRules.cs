namespace Godwit;

/// <summary>Makes, drops and changes indexes that no constraint owns.</summary>
/// <remarks>
/// On tables in use indexes are built and dropped CONCURRENTLY, which takes no lock that reads or writes wait for
/// (PostgreSQL manual, CREATE INDEX, "Building Indexes Concurrently").
/// A partitioned index has no such form: its parts are built so, one by one, and attached.
/// </remarks>
sealed class PostgreSqlIndexRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Index];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        return [.. Make(created, actions, context), .. Complete(created, actions, context)];
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        if (context.IsOfDropped(dropped.Name) || PostgreSqlIndexSwap.TakesAlong(dropped, context))
            yield break;
        var parent = context.LinksBefore.ParentOf(dropped);
        if (parent is not null && (context.IsDropped(parent.Name) || context.After(parent.Name) is null))
            yield break;
        var index = PostgreSqlIdentifier.Of(dropped.Name);
        var actions = new PostgreSqlActions(ActionPhase.Drop, dropped.Name);
        if (dropped.Has("replica identity"))
        {
            foreach (var action in PostgreSqlIndexParts.Unmark(dropped.Name, actions, context))
                yield return action;
        }
        var drop = dropped switch
        {
            _ when context.Request.IsPlain || dropped.Has("partitioned") => actions.Run(
                $"DROP INDEX {index}",
                DropHazard(dropped, actions)
            ),
            _ => actions.RunAlone($"DROP INDEX CONCURRENTLY {index}"),
        };
        // The index of a partition can be dropped once the partition is detached.
        var table = parent is null ? null : context.LinksAfter.OwnerOf(dropped.Name)?.Name;
        yield return drop with
        {
            Also = PostgreSqlPartitionParts.FallingWith(dropped, context),
            Needs = table is null ? [] : [table],
        };
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var definition = change.Settings.Where(one => !PostgreSqlIndexParts.IsPart(one)).ToList();
        // A part cannot be dropped while the whole stays.
        if (change.To.Has("incomplete") && !change.From.Has("incomplete"))
            return null;
        // ALTER INDEX does not take the parameters of a partitioned index.
        if (change.To.Has("partitioned"))
            definition.AddRange(change.Settings.Where(PostgreSqlIndexText.IsOption));
        if (definition is ["invalid"])
            return [Rebuild(change.To, actions, context), .. PostgreSqlIndexParts.Alter(change, actions, context)];
        if (definition.Count > 0)
            return PostgreSqlIndexSwap.Replace(change, actions, context);
        return [.. Attach(change, actions, context), .. PostgreSqlIndexParts.Alter(change, actions, context)];
    }

    /// <summary>The harm of dropping an index in the short form.</summary>
    public static Hazard DropHazard(SchemaObject index, PostgreSqlActions actions) =>
        actions.Hazard(
            "pg-index-drop-not-concurrent",
            $"Reads and writes of {PostgreSqlIdentifier.OfOwner(index.Name)} wait until the index is gone."
        );

    /// <summary>The harm of building a unique index over rows that exist.</summary>
    public static Hazard UniqueHazard(SchemaObject index, PostgreSqlActions actions) =>
        actions.Hazard(
            "unique-may-fail",
            $"It fails where rows of {PostgreSqlIdentifier.OfOwner(index.Name)} have the same values in "
                + $"({PostgreSqlIndexText.Keys(index)})."
        );

    static IEnumerable<PlanAction> Make(SchemaObject created, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var parent = context.LinksAfter.ParentOf(created);
        if (parent is null && created.Has("partitioned"))
            return [MakeRoot(created, actions, context)];
        if (parent is null)
            return [Build(created, actions, context)];
        if (PostgreSqlPartitionParts.IsMadeByRoot(created, context) || PostgreSqlIndexSwap.Covers(created, context))
            return [];
        // Joining takes the index along.
        if (PostgreSqlInheritance.IsJoining(created, context) && !context.IsCreated(parent.Name))
            return [Build(created, actions, context)];
        if (context.IsOfCreated(created.Name) && !context.IsCreated(parent.Name))
            return PostgreSqlPartitionParts.ComesWithTable(created, context) ? [] : [Build(created, actions, context)];
        return
        [
            Build(created, actions, context),
            actions.Run(PostgreSqlPartitionParts.Attach(created, created.Name.Name, parent, parent.Name.Name)),
        ];
    }

    static PlanAction MakeRoot(SchemaObject created, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var parts = context.LinksAfter.DescendantsOf(created).Select(part => part.Name).ToValueList();
        var isImplied = PostgreSqlPartitionParts.AreImplied(created, context);
        var action = isImplied
            ? actions.Run(
                PostgreSqlIndexText.Create(created, created.Name.Name),
                HazardsOf(created, actions, context, isConcurrent: false)
            )
            : actions.Run(PostgreSqlIndexText.Create(created, created.Name.Name, isOnly: true));
        return action with
        {
            Also = isImplied ? parts : [],
            Needs = PostgreSqlPartitionParts.TablesOf(created, context),
        };
    }

    static PlanAction Build(SchemaObject created, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var isOnly = created.Has("partitioned");
        var isConcurrent = !isOnly && !context.IsOfCreated(created.Name) && !context.Request.IsPlain;
        var sql = PostgreSqlIndexText.Create(created, created.Name.Name, isConcurrent, isOnly);
        var hazards = isOnly ? [] : HazardsOf(created, actions, context, isConcurrent);
        return isConcurrent ? actions.RunAlone(sql, hazards) : actions.Run(sql, hazards);
    }

    static Hazard[] HazardsOf(
        SchemaObject created,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context,
        bool isConcurrent
    )
    {
        if (context.IsOfCreated(created.Name))
            return [];
        var table = PostgreSqlIdentifier.OfOwner(created.Name);
        var waits = actions.Hazard("pg-index-not-concurrent", $"Writes to {table} wait until the index is built.");
        return
        [
            .. isConcurrent ? (Hazard[])[] : [waits],
            .. created.Has("unique") ? [UniqueHazard(created, actions)] : (Hazard[])[],
        ];
    }

    // What came with the partition's root has its parameters from there.
    static IEnumerable<PlanAction> Complete(
        SchemaObject created,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    ) =>
        PostgreSqlIndexSwap.Covers(created, context)
            ? []
            : PostgreSqlIndexParts.Complete(created, created.Name.Name, actions, context);

    // An index of a table that becomes a partition is attached by the server, when the table is.
    static IEnumerable<PlanAction> Attach(Change.Alter change, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        if (change.From.Has("parent") || context.LinksAfter.ParentOf(change.To) is not { } parent)
            yield break;
        if (context.IsCreated(parent.Name) && !PostgreSqlPartitionParts.AreImplied(parent, context))
            yield return actions.Run(
                PostgreSqlPartitionParts.Attach(change.To, change.To.Name.Name, parent, parent.Name.Name)
            );
    }

    static PlanAction Rebuild(SchemaObject index, PostgreSqlActions actions, PostgreSqlPlanContext context)
    {
        var name = PostgreSqlIdentifier.Of(index.Name);
        return context.Request.IsPlain
            ? actions.Run(
                $"REINDEX INDEX {name}",
                actions.Hazard("pg-reindex-not-concurrent", "Reads and writes wait until the index is built.")
            )
            : actions.RunAlone($"REINDEX INDEX CONCURRENTLY {name}");
    }
}
