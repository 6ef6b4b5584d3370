namespace Godwit;

/// <summary>Makes, drops and changes tables and partitions.</summary>
sealed class PostgreSqlTableRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Table];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        foreach (var action in PostgreSqlTableCreation.Actions(created, context))
            yield return action;
        foreach (var clause in RowClauses(null, created))
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
        var parts = context.PartsBefore(dropped.Name).Select(part => part.Name);
        return
        [
            new(
                ActionPhase.Drop,
                dropped.Name,
                new($"DROP TABLE {PostgreSqlIdentifier.Of(dropped.Name)}") { Hazards = [hazard] }
            )
            {
                Also = [.. parts, .. PartitionsOf(dropped, context)],
            },
        ];
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
            .. old["unlogged"] != wanted["unlogged"] ? [Persist(wanted, context)] : Array.Empty<PlanAction>(),
            .. Clauses(old, wanted).Concat(RowClauses(old, wanted)).Select(clause => Alter(wanted.Name, clause)),
            .. PostgreSqlPartitioning.Join(change, context),
        ];
    }

    // A table whose rows survive a crash must not refer to one whose rows do not, neither before nor in between: the
    // columns stand for the foreign keys that are dropped before or made afterwards.
    static PlanAction Persist(SchemaObject wanted, PostgreSqlPlanContext context)
    {
        var isUnlogged = wanted.Has("unlogged");
        var columns = context.PartsBefore(wanted.Name).Where(part => part.Name.Kind == ObjectKind.Column);
        return Alter(wanted.Name, isUnlogged ? "SET UNLOGGED" : "SET LOGGED") with
        {
            Also = columns.Select(column => column.Name).Where(one => !context.IsDropped(one)).ToValueList(),
            Needs = (isUnlogged ? Referring(wanted.Name, context) : Referred(wanted.Name, context))
                .Distinct()
                .Where(table => table != wanted.Name)
                .ToValueList(),
        };
    }

    static IEnumerable<ObjectName> Referring(ObjectName table, PostgreSqlPlanContext context) =>
        context
            .PartsBefore(table)
            .SelectMany(part => context.DependentsBefore(part.Name))
            .Where(one => context.Before(one)?["type"] == "foreign key" && !context.IsDropped(one))
            .Select(TableOf);

    static IEnumerable<ObjectName> Referred(ObjectName table, PostgreSqlPlanContext context) =>
        context
            .PartsBefore(table)
            .Where(part => part["type"] == "foreign key" && !context.IsDropped(part.Name))
            .SelectMany(part => context.NeedsBefore(part.Name))
            .Where(one => one.Owner is not null)
            .Select(TableOf);

    static ObjectName TableOf(ObjectName part) => new(ObjectKind.Table, part.Schema, part.Owner!); // parts of tables

    static IEnumerable<string> Clauses(SchemaObject old, SchemaObject wanted)
    {
        if (old["access method"] != wanted["access method"])
            yield return $"SET ACCESS METHOD {PostgreSqlIdentifier.Quote(wanted["access method"] ?? "heap")}";
        if (old["tablespace"] != wanted["tablespace"])
            yield return $"SET TABLESPACE {PostgreSqlIdentifier.Quote(wanted["tablespace"] ?? "pg_default")}";
        if (old["of type"] != wanted["of type"])
            yield return wanted["of type"] is { } type ? $"OF {type}" : "NOT OF";
        foreach (var clause in PostgreSqlOptionClauses.Of(old, wanted, "option:"))
            yield return clause;
    }

    // What can be said of a table that exists only.
    static IEnumerable<string> RowClauses(SchemaObject? old, SchemaObject wanted)
    {
        if (old?["replica identity"] != wanted["replica identity"])
            yield return $"REPLICA IDENTITY {(wanted["replica identity"] ?? "default").ToUpperInvariant()}";
        if (old?["row security"] != wanted["row security"])
            yield return $"{(wanted.Has("row security") ? "ENABLE" : "DISABLE")} ROW LEVEL SECURITY";
        if (old?["force row security"] != wanted["force row security"])
            yield return $"{(wanted.Has("force row security") ? "" : "NO ")}FORCE ROW LEVEL SECURITY";
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
