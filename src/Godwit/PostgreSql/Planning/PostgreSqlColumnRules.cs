namespace Godwit;

/// <summary>Adds, drops and changes the columns of tables and foreign tables.</summary>
sealed class PostgreSqlColumnRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Column];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        if (!IsOfCreated(created.Name, context))
        {
            RefuseNew(created, context);
            if (IsTied(created.Name, context))
                return PostgreSqlNewColumn.Given(created, context);
            if (!IsGiven(created, context))
                return
                [
                    .. PostgreSqlNewColumn.Actions(created, context),
                    .. PostgreSqlColumnDetails.Of(null, created, context),
                ];
            var given = PostgreSqlInheritedColumn.Given(created, hasStatistics: true, context);
            return
            [
                .. PostgreSqlColumnDetails
                    .Differences(given, created, context)
                    .Select(one => one with { Needs = PostgreSqlTableCreation.ColumnsAbove(created.Name, context) }),
            ];
        }
        var later = PostgreSqlTableCreation.Later(created, context).ToValueList();
        var setDefault =
            later.Count > 0
                ? new[] { Alter(created.Name, $"SET DEFAULT {created["default"]}") with { Needs = later } }
                : [];
        return created["inherited"] == "only"
            ? [.. setDefault, .. PostgreSqlTableCreation.Differences(created, context)]
            : [.. setDefault, .. PostgreSqlColumnDetails.Of(null, created, context)];
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        var name = dropped.Name;
        if (context.IsDropped(TableOf(name, context.Before)) || IsTakenAlong(dropped, context) || IsTied(name, context))
            return [];
        var hazards = dropped.Has("generated")
            ? ValueList<Hazard>.Empty
            : [new("drop-column", name, "The column is dropped with all its values.") { LosesData = true }];
        var isOnly = PostgreSqlInheritedColumn.IsLeftBelow(name, context);
        var table = $"{(isOnly ? "ONLY " : "")}{PostgreSqlIdentifier.OfOwner(name)}";
        return
        [
            new(
                ActionPhase.Drop,
                name,
                new($"ALTER TABLE {table} DROP COLUMN {PostgreSqlIdentifier.Quote(name.Name)}") { Hazards = hazards }
            )
            {
                Needs = dropped["inherited"] == "only" ? ColumnsAbove(name, context) : [],
            },
        ];
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        if (PostgreSqlGeneratedColumns.MustBeReplaced(old, wanted, context))
            return null;
        RefuseInheritance(change, context);
        // A type and what is generated come from the parent or the table's type, everything else may be its own.
        var isFollowing =
            wanted.Has("inherited") && old.Has("inherited") && IsKept(wanted.Name, context)
            || IsTied(wanted.Name, context);
        return
        [
            .. isFollowing ? [] : PostgreSqlColumnType.Actions(old, wanted, context),
            .. isFollowing ? [] : PostgreSqlGeneratedColumns.Actions(old, wanted),
            .. PostgreSqlColumnDetails.Storage(old, wanted, context),
            .. PostgreSqlColumnDetails.Default(old, wanted, context),
            .. PostgreSqlIdentity.Actions(old, wanted),
            .. PostgreSqlNotNull.Actions(old, wanted, context),
            .. PostgreSqlColumnDetails.Of(old, wanted, context),
        ];
    }

    public override IEnumerable<PlanAction> Finish(
        SchemaObject? old,
        SchemaObject made,
        PostgreSqlPlanContext context
    ) => old is null ? [] : PostgreSqlToastOptions.Again(made, context);

    // Only a partition gives up a column of its own, when it is attached.
    static void RefuseInheritance(Change.Alter change, PostgreSqlPlanContext context)
    {
        var wanted = change.To;
        // A table that leaves its parent takes its columns along as its own.
        var had = IsKept(wanted.Name, context) ? change.From["inherited"] : null;
        if (had == wanted["inherited"])
            return;
        if (wanted["inherited"] == "only")
            PostgreSqlInheritance.RefuseToGiveUp(wanted.Name, context);
        if (wanted["inherited"] == "and local" && had == "only")
            context.Refuse(
                wanted.Name,
                "it is to be the table's own beside the parent's, and the server has no statement that makes it so",
                $"Leave the column out of CREATE TABLE of {PostgreSqlIdentifier.OfOwner(wanted.Name)}, as it is now."
            );
    }

    // A table that becomes an heir has the parent's columns before, and so they are its own.
    static void RefuseNew(SchemaObject created, PostgreSqlPlanContext context)
    {
        if (created["inherited"] == "only" && !IsGiven(created, context) && !IsReplacedAlone(created, context))
            PostgreSqlInheritance.RefuseToGiveUp(created.Name, context);
    }

    // What the parent gets, its children get with it.
    static bool IsGiven(SchemaObject created, PostgreSqlPlanContext context) =>
        created["inherited"] == "only"
        && !IsReplacedAlone(created, context)
        && PostgreSqlInheritedColumn.KeptAbove(created, context).Any();

    // Unless the parent's is dropped ONLY there, for an heir that keeps it.
    static bool IsTakenAlong(SchemaObject dropped, PostgreSqlPlanContext context) =>
        dropped["inherited"] == "only"
        && IsKept(dropped.Name, context)
        && !ColumnsAbove(dropped.Name, context).Any(above => PostgreSqlInheritedColumn.IsLeftBelow(above, context));

    static ValueList<ObjectName> ColumnsAbove(ObjectName column, PostgreSqlPlanContext context) =>
        PostgreSqlInheritance
            .KeptAbove(column, context)
            .Select(above => PostgreSqlInheritance.PartOf(above, column))
            .ToValueList();

    static bool IsTied(ObjectName column, PostgreSqlPlanContext context) =>
        PostgreSqlTypedTables.IsTied(TableOf(column), context);

    static bool IsKept(ObjectName column, PostgreSqlPlanContext context) =>
        PostgreSqlInheritance.IsKept(column, context);

    public override bool Disturbs(Change.Alter change, SchemaObject dependent, PostgreSqlPlanContext context)
    {
        if (change.From["type"] == change.To["type"] && change.From["collation"] == change.To["collation"])
            return false;
        return dependent.Name.Kind switch
        {
            ObjectKind.View
            or ObjectKind.MaterializedView
            or ObjectKind.Rule
            or ObjectKind.Policy
            or ObjectKind.Trigger
            or ObjectKind.Function
            or ObjectKind.Procedure
            or ObjectKind.Publication => true,
            ObjectKind.Column => dependent.Has("generated"),
            // Its old form may not go with the new type, nor its new form with the old type.
            ObjectKind.Index or ObjectKind.Constraint => !dependent.Has("parent")
                && !dependent.Has("inherited")
                && context.ChangeOf(dependent.Name) is Change.Alter own
                && own.Settings.Any(one => !PostgreSqlIndexParts.IsPart(one)),
            _ => false,
        };
    }

    public override IEnumerable<PlanAction>? Detach(
        SchemaObject from,
        SchemaObject to,
        ObjectName replaced,
        PostgreSqlPlanContext context
    )
    {
        // Only a default can be taken away for a while: a type or the rest of a generated column cannot.
        if (from.Has("generated") || to.Has("generated") || IsType(replaced.Kind) || replaced.Kind == ObjectKind.Table)
            return null;
        var isOnly = !PostgreSqlInheritedColumn.IsHandedDown(to, "default", context);
        var drop = Statement(ActionPhase.Drop, from.Name, "DROP DEFAULT", isOnly);
        return to["default"] is { } value
            ? [drop, Statement(ActionPhase.Create, to.Name, $"SET DEFAULT {value}", isOnly)]
            : [drop];
    }

    /// <summary><c>ALTER TABLE …</c> of the table that a column belongs to.</summary>
    public static string AlterTable(ObjectName column) => $"ALTER TABLE {PostgreSqlIdentifier.OfOwner(column)}";

    /// <summary><c>ALTER TABLE … ALTER COLUMN …</c></summary>
    public static PlanAction Alter(ObjectName column, string clause, bool isOnly = false) =>
        Statement(ActionPhase.Alter, column, clause, isOnly);

    /// <summary>The table that a part of it belongs to: a column, a constraint, an index.</summary>
    public static ObjectName TableOf(ObjectName part) => new(ObjectKind.Table, part.Schema, part.Owner!); // it has one

    /// <summary>The table or foreign table of a column.</summary>
    public static ObjectName TableOf(ObjectName column, Func<ObjectName, SchemaObject?> find)
    {
        var table = TableOf(column);
        return find(table) is null ? table with { Kind = ObjectKind.ForeignTable } : table;
    }

    static bool IsOfCreated(ObjectName column, PostgreSqlPlanContext context) =>
        context.IsCreated(TableOf(column, context.After));

    // Where the child's column alone has to be made again, nobody makes it with the parent's.
    static bool IsReplacedAlone(SchemaObject column, PostgreSqlPlanContext context) =>
        context.Replaced.Contains(column.Name)
        && !context.Request.To.Objects.Any(one =>
            one.Name.Kind == ObjectKind.Column
            && one.Name.Name == column.Name.Name
            && one.Name.Owner != column.Name.Owner
            && context.IsCreated(one.Name)
        );

    static bool IsType(ObjectKind kind) =>
        kind
            is ObjectKind.Enum
                or ObjectKind.Domain
                or ObjectKind.CompositeType
                or ObjectKind.RangeType
                or ObjectKind.BaseType
                or ObjectKind.Collation;

    static PlanAction Statement(ActionPhase phase, ObjectName column, string clause, bool isOnly)
    {
        var table = $"{(isOnly ? "ONLY " : "")}{PostgreSqlIdentifier.OfOwner(column)}";
        return new(
            phase,
            column,
            new($"ALTER TABLE {table} ALTER COLUMN {PostgreSqlIdentifier.Quote(column.Name)} {clause}")
        );
    }
}
