namespace Godwit;

/// <summary>Tables that leave their parents and join others.</summary>
static class PostgreSqlPartitioning
{
    const string DefaultBound = "DEFAULT";

    /// <summary>The name as the catalog writes it in settings of other objects.</summary>
    public static string Written(ObjectName table) => PostgreSqlIdentifier.Of(table);

    /// <summary>The statements that take a table from the parents that it no longer has.</summary>
    public static IEnumerable<PlanAction> Leave(Change.Alter change, PostgreSqlPlanContext context)
    {
        var table = change.From.Name;
        ValueList<ObjectName> freed = PostgreSqlLeavingTables.IsLeaving(change)
            ? [PostgreSqlLeavingTables.FreedOf(table)]
            : [];
        if (IsMoved(change) && change.From["partition of"] is { } parent)
            yield return Detach(change.From, parent, context) with
            {
                Also = freed,
                Needs = [.. freed.Count == 0 ? ChangedAbove(change.To, context) : [], .. DroppedAbove(table, context)],
            };
        foreach (var lost in Parents(change.From).Except(Parents(change.To)))
            yield return Run(table, $"ALTER TABLE {Written(table)} NO INHERIT {lost}") with
            {
                Also = freed,
            };
    }

    // A partition that gets other bounds goes and comes back: what its parent gets meanwhile it would not have.
    static ValueList<ObjectName> ChangedAbove(SchemaObject partition, PostgreSqlPlanContext context) =>
        context
            .LinksAfter.TablesAbove(partition)
            .SelectMany(above => context.PartsBefore(above.Name).Concat(context.PartsAfter(above.Name)))
            .Where(part => part.Name.Kind == ObjectKind.Column || part["type"] is "check" or "not null")
            .Select(part => part.Name)
            .Where(part => context.ChangeOf(part) is not null)
            .Distinct()
            .ToValueList();

    // With the index or key of the parent goes that of the partition, while it is one.
    static IEnumerable<ObjectName> DroppedAbove(ObjectName partition, PostgreSqlPlanContext context) =>
        context
            .PartsBefore(partition)
            .Select(context.LinksBefore.ParentOf)
            .OfType<SchemaObject>()
            .Select(parent => parent.Name)
            .Where(context.IsDropped);

    /// <summary>The statements that give a table the parents that it does not have yet.</summary>
    public static IEnumerable<PlanAction> Join(Change.Alter change, PostgreSqlPlanContext context)
    {
        var table = change.To.Name;
        if (IsMoved(change) && change.To["partition of"] is { } parent)
            yield return Run(
                table,
                $"ALTER TABLE {parent} ATTACH PARTITION {Written(table)} {change.To["bound"]}",
                new Hazard(
                    "pg-attach-partition-scan",
                    table,
                    "The rows of the new partition are read under a lock that keeps out reads and writes of it."
                )
                {
                    MayFailOnRows = true,
                }
            ) with
            {
                Needs = Columns(table, context),
            };
        foreach (var gained in Parents(change.To).Except(Parents(change.From)))
        {
            PostgreSqlInheritance.RefuseToGiveUp(change.To, context);
            yield return Run(table, $"ALTER TABLE {Written(table)} INHERIT {gained}") with
            {
                Needs = Columns(table, context),
            };
        }
    }

    // What belongs to an index or a key that the parent gets is attached to it when the table is there.
    static ValueList<ObjectName> Columns(ObjectName table, PostgreSqlPlanContext context) =>
        context
            .PartsAfter(table)
            .Where(part => part.Name.Kind is ObjectKind.Column or ObjectKind.Constraint or ObjectKind.Index)
            .Where(part => part["type"] == "foreign key" || !PostgreSqlPartitionParts.IsParentCreated(part, context))
            .Select(part => part.Name)
            .ToValueList();

    /// <summary>The statement that takes a partition from its parent before it is dropped.</summary>
    public static PlanAction DetachForGood(SchemaObject partition, PostgreSqlPlanContext context)
    {
        // Only partitions are dropped so.
        var detached = Detach(partition, partition["partition of"]!, context);
        var hazard = new Hazard(
            "foreign-key-may-fail",
            partition.Name,
            "It fails where rows refer to those of the partition."
        )
        {
            MayFailOnRows = true,
        };
        return detached with
        {
            Phase = ActionPhase.Drop,
            Statement = detached.Statement with { Hazards = [.. detached.Statement.Hazards, hazard] },
        };
    }

    // CONCURRENTLY would leave a check of the old bounds behind, under a name that the server makes up,
    // and only where no other constraint says the same: what is left then is not known before.
    static PlanAction Detach(SchemaObject partition, string parent, PostgreSqlPlanContext context)
    {
        var sql = $"ALTER TABLE {parent} DETACH PARTITION {Written(partition.Name)}";
        return context.Request.IsPlain
            ? Run(partition.Name, sql)
            : Run(
                partition.Name,
                sql,
                new Hazard(
                    "pg-detach-partition-not-concurrent",
                    partition.Name,
                    $"Reads and writes of {parent} wait while the partition is detached, which looks at no rows."
                )
            );
    }

    static bool IsMoved(Change.Alter change) =>
        change.From["partition of"] != change.To["partition of"] || change.From["bound"] != change.To["bound"];

    /// <summary>The tables that a partition or heir belongs to, as the catalog writes them.</summary>
    public static IEnumerable<string> ParentsOf(SchemaObject table) =>
        table["partition of"] is { } parent ? [parent] : Parents(table);

    /// <summary>True where rows go to partitions by the column itself; an expression needs its columns.</summary>
    public static bool IsKey(ObjectName column, SchemaObject table)
    {
        var name = PostgreSqlIdentifier.Quote(column.Name);
        var key = table["partition by"] ?? "";
        return Parts(key[(key.IndexOf('(', StringComparison.Ordinal) + 1)..].TrimEnd(')'))
            // An operator class or a collation may follow.
            .Any(part => part == name || part.StartsWith(name + " ", StringComparison.Ordinal));
    }

    static List<string> Parents(SchemaObject table) => Parts(table["inherits"] ?? "");

    // Written by the server, with quotes where they are needed: a comma in a name stands within them.
    static List<string> Parts(string text)
    {
        var parts = new List<string>();
        var (start, isQuoted) = (0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && text[i] == '"')
                isQuoted = !isQuoted;
            if (i < text.Length && (text[i] != ',' || isQuoted))
                continue;
            if (i > start)
                parts.Add(text[start..i].Trim());
            start = i + 1;
        }
        return parts;
    }

    static PlanAction Run(ObjectName table, string sql, params ReadOnlySpan<Hazard> hazards) =>
        new(ActionPhase.Alter, table, new(sql) { Hazards = ValueList.Create(hazards) });
}
