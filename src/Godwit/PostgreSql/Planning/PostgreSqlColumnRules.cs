namespace Godwit;

/// <summary>Adds, drops and changes the columns of tables and foreign tables.</summary>
sealed class PostgreSqlColumnRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Column];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        if (!IsOfCreated(created.Name, context))
        {
            // What the parent gets, its children get with it.
            if (created["inherited"] != "only" || IsReplacedAlone(created, context))
                return [.. PostgreSqlNewColumn.Actions(created, context), .. Details(null, created)];
            return [];
        }
        var later = PostgreSqlTableCreation.Later(created, context).ToValueList();
        var setDefault =
            later.Count > 0
                ? new[] { Alter(created.Name, $"SET DEFAULT {created["default"]}") with { Needs = later } }
                : [];
        return created["inherited"] == "only" ? setDefault : [.. setDefault, .. Details(null, created)];
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        var name = dropped.Name;
        if (context.IsDropped(TableOf(name, context.Before)) || dropped["inherited"] == "only")
            return [];
        var hazards = dropped.Has("generated")
            ? ValueList<Hazard>.Empty
            : [new("drop-column", name, "The column is dropped with all its values.") { LosesData = true }];
        return
        [
            new(
                ActionPhase.Drop,
                name,
                new($"{AlterTable(name)} DROP COLUMN {PostgreSqlIdentifier.Quote(name.Name)}") { Hazards = hazards }
            ),
        ];
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        if (PostgreSqlGeneratedColumns.MustBeReplaced(old, wanted, context.Version))
            return null;
        // A type and what is generated come from the parent or the table's type, everything else may be its own.
        var isFollowing =
            wanted["inherited"] == "only" && old["inherited"] == "only"
            || context.After(TableOf(wanted.Name, context.After))?.Has("of type") == true;
        return
        [
            .. isFollowing ? [] : PostgreSqlColumnType.Actions(old, wanted, context),
            .. isFollowing ? [] : PostgreSqlGeneratedColumns.Actions(old, wanted),
            .. Default(old, wanted, context),
            .. PostgreSqlIdentity.Actions(old, wanted),
            .. PostgreSqlNotNull.Actions(old, wanted, context),
            .. Details(old, wanted),
        ];
    }

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
        var drop = Statement(ActionPhase.Drop, from.Name, "DROP DEFAULT");
        return to["default"] is { } value
            ? [drop, Statement(ActionPhase.Create, to.Name, $"SET DEFAULT {value}")]
            : [drop];
    }

    /// <summary><c>ALTER TABLE …</c> of the table that a column belongs to.</summary>
    public static string AlterTable(ObjectName column) => $"ALTER TABLE {PostgreSqlIdentifier.OfOwner(column)}";

    /// <summary><c>ALTER TABLE … ALTER COLUMN …</c></summary>
    public static PlanAction Alter(ObjectName column, string clause) => Statement(ActionPhase.Alter, column, clause);

    /// <summary>The table or foreign table of a column.</summary>
    public static ObjectName TableOf(ObjectName column, Func<ObjectName, SchemaObject?> find)
    {
        var table = new ObjectName(ObjectKind.Table, column.Schema, column.Owner!); // columns have a table
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

    static PlanAction Statement(ActionPhase phase, ObjectName column, string clause) =>
        new(
            phase,
            column,
            new($"{AlterTable(column)} ALTER COLUMN {PostgreSqlIdentifier.Quote(column.Name)} {clause}")
        );

    static IEnumerable<PlanAction> Default(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        // A new type has brought its default along.
        if (old["default"] == wanted["default"] || PostgreSqlColumnType.Differs(old, wanted))
            yield break;
        if (old["inherited"] == "only" && wanted["inherited"] == "only" && FollowsParent(wanted, context))
            yield break;
        yield return Alter(
            wanted.Name,
            wanted["default"] is { } value && !wanted.Has("generated") ? $"SET DEFAULT {value}" : "DROP DEFAULT"
        );
    }

    // A default is handed down when it is set on the parent.
    static bool FollowsParent(SchemaObject column, PostgreSqlPlanContext context) =>
        context.Request.Changes.Any(change =>
            change is Change.Alter { To: var other }
            && other.Name.Kind == ObjectKind.Column
            && other.Name.Name == column.Name.Name
            && other.Name.Owner != column.Name.Owner
            && other["inherited"] is null
            && other["default"] == column["default"]
        );

    static IEnumerable<PlanAction> Details(SchemaObject? old, SchemaObject wanted)
    {
        // A new type has brought its own storage along.
        var isSettled = !wanted.Has("storage") && (old is null || PostgreSqlColumnType.Differs(old, wanted));
        if (old?["storage"] != wanted["storage"] && !isSettled)
            yield return Alter(
                wanted.Name,
                $"SET STORAGE {(wanted["storage"] ?? PostgreSqlStorage.DefaultOf(wanted)).ToUpperInvariant()}"
            );
        if (old is not null && old["compression"] != wanted["compression"])
            yield return Alter(wanted.Name, $"SET COMPRESSION {wanted["compression"] ?? "default"}");
        if (old?["statistics"] != wanted["statistics"])
            yield return Alter(wanted.Name, $"SET STATISTICS {wanted["statistics"] ?? "-1"}");
        foreach (var clause in PostgreSqlOptionClauses.Of(old, wanted, "option:"))
            yield return Alter(wanted.Name, clause);
        if (ForeignOptions(old, wanted) is { Length: > 0 } options)
            yield return Alter(wanted.Name, $"OPTIONS ({options})");
    }

    static string ForeignOptions(SchemaObject? old, SchemaObject wanted)
    {
        const string prefix = "fdw option:";
        var before = old is null
            ? []
            : PostgreSqlTableText.Options(old, prefix).ToDictionary(one => one.Name, one => one.Value);
        var after = PostgreSqlTableText.Options(wanted, prefix).ToDictionary(one => one.Name, one => one.Value);
        var set = after
            .Where(one => before.GetValueOrDefault(one.Key) != one.Value)
            .Select(one =>
                $"{(before.ContainsKey(one.Key) ? "SET" : "ADD")} {PostgreSqlIdentifier.Quote(one.Key)} {PostgreSqlIdentifier.Literal(one.Value)}"
            );
        var drop = before.Keys.Except(after.Keys).Select(name => $"DROP {PostgreSqlIdentifier.Quote(name)}");
        return string.Join(", ", set.Concat(drop));
    }
}
