namespace Godwit;

/// <summary>Makes, drops and changes tables and partitions.</summary>
sealed class PostgreSqlTableRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Table];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        foreach (var action in PostgreSqlTableCreation.Actions(created, context))
            yield return action;
        foreach (var clause in RowClauses(null, created, context))
            yield return Alter(created.Name, clause);
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        // A partition falls with its parent, and an heir with the one it inherits from where that is dropped first.
        if (
            context.LinksBefore.TableOf(dropped)?.Name is { } parent
            && context.IsDropped(parent)
            && !context.IsCreated(dropped.Name)
        )
            return [];
        var hazard = new Hazard("drop-table", dropped.Name, "The table is dropped with all its rows.")
        {
            LosesData = true,
        };
        // What is dropped by itself before is none of them.
        var parts = context
            .PartsBefore(dropped.Name)
            .Where(part => !PostgreSqlKinds.RulesOf(part.Name, context).Drop(part, context).Any())
            .Select(part => part.Name);
        var referring = PostgreSqlReferencedKey.ReferringTo(dropped, context).ToList();
        return
        [
            // A partition that foreign keys refer to as a part of the whole can only be detached.
            .. referring.Exists(key => !IsGone(key))
                ? [PostgreSqlPartitioning.DetachForGood(dropped, context)]
                : Array.Empty<PlanAction>(),
            new(
                ActionPhase.Drop,
                dropped.Name,
                new($"DROP TABLE {PostgreSqlIdentifier.Of(dropped.Name)}") { Hazards = [hazard] }
            )
            {
                Also = [.. parts, .. PartitionsOf(dropped, context)],
                Needs = referring.Where(IsGone).ToValueList(),
            },
        ];

        bool IsGone(ObjectName key) => context.IsOfDropped(key) || context.ChangeOf(key) is Change.Drop;
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        if (old["partition by"] != wanted["partition by"])
            return null;
        if (old["access method"] != wanted["access method"] && context.Version < 150000)
            return null;
        return
        [
            .. PostgreSqlPartitioning.Leave(change, context),
            .. old["unlogged"] != wanted["unlogged"]
                ? [PostgreSqlPersistence.Change(wanted, context)]
                : Array.Empty<PlanAction>(),
            .. Clauses(old, wanted).Select(clause => Alter(wanted.Name, clause)),
            .. old["tablespace"] != wanted["tablespace"] ? [Move(wanted)] : Array.Empty<PlanAction>(),
            .. Options(old, wanted, context),
            .. RowClauses(old, wanted, context).Select(clause => Alter(wanted.Name, clause)),
            .. PostgreSqlPartitioning.Join(change, context),
        ];
    }

    public override bool Disturbs(Change.Alter change, SchemaObject dependent, PostgreSqlPlanContext context) =>
        change.From["unlogged"] != change.To["unlogged"] && PostgreSqlPersistence.IsOfCircle(dependent, context);

    static IEnumerable<string> Clauses(SchemaObject old, SchemaObject wanted)
    {
        if (old["access method"] != wanted["access method"])
            yield return $"SET ACCESS METHOD {PostgreSqlIdentifier.Quote(wanted["access method"] ?? "heap")}";
    }

    static IEnumerable<PlanAction> Options(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context) =>
        PostgreSqlOptionClauses
            .Of(old, wanted, "option:")
            .Select(clause =>
                Alter(wanted.Name, clause) with
                {
                    Needs = clause.Contains("toast.", StringComparison.Ordinal)
                        ? PostgreSqlToastOptions.ColumnsBefore(wanted.Name, context)
                        : [],
                }
            );

    // What can be said of a table that exists only.
    static IEnumerable<string> RowClauses(SchemaObject? old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        // An index that is marked says it for the table.
        var isOfIndex = context.PartsAfter(wanted.Name).Any(part => part.Has("replica identity"));
        if (old?["replica identity"] != wanted["replica identity"] && !isOfIndex)
            yield return $"REPLICA IDENTITY {(wanted["replica identity"] ?? "default").ToUpperInvariant()}";
        if (old?["row security"] != wanted["row security"])
            yield return $"{(wanted.Has("row security") ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY";
        if (old?["force row security"] != wanted["force row security"])
            yield return $"{(wanted.Has("force row security") ? "" : "NO ")}FORCE ROW LEVEL SECURITY";
    }

    static PlanAction Move(SchemaObject table)
    {
        var hazard = new Hazard(
            "pg-set-tablespace",
            table.Name,
            "The table is copied, and nobody can read or write it meanwhile."
        );
        var tablespace = PostgreSqlIdentifier.Quote(table["tablespace"] ?? "pg_default");
        var action = Alter(table.Name, $"SET TABLESPACE {tablespace}");
        // A partitioned table has no rows of its own: it is where new partitions go.
        return table.Has("partition by")
            ? action
            : action with
            {
                Statement = action.Statement with { Hazards = [hazard] },
            };
    }

    static PlanAction Alter(ObjectName table, string clause) =>
        new(ActionPhase.Alter, table, new($"ALTER TABLE {PostgreSqlIdentifier.Of(table)} {clause}"));

    // They fall with the table, and so does what they hold.
    static IEnumerable<ObjectName> PartitionsOf(SchemaObject table, PostgreSqlPlanContext context) =>
        context
            .LinksBefore.PartitionsBelow(table.Name)
            .Select(partition => partition.Name)
            .Where(partition => context.IsDropped(partition) && !context.IsCreated(partition))
            .SelectMany(partition => context.PartsBefore(partition).Select(part => part.Name).Prepend(partition));
}
