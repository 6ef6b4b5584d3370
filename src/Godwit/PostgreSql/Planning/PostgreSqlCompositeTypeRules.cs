namespace Godwit;

/// <summary>
/// Makes and drops composite types; an attribute of a stored type that becomes of another type takes a new composite
/// type (<see cref="PostgreSqlTypeSwaps"/>).
/// </summary>
sealed class PostgreSqlCompositeTypeRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.CompositeType];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var attributes = context.PartsAfter(created.Name).ToList();
        var list = PostgreSqlSimpleRules.InParentheses(attributes.Select(PostgreSqlAttributeRules.Define));
        return context
            .Swaps.Create(created.Name, [$"CREATE TYPE {PostgreSqlIdentifier.Of(created.Name)} AS {list}"])
            .Select(one =>
                one.Subject == created.Name
                    ? one with
                    {
                        Also = attributes.Select(part => part.Name).ToValueList(),
                    }
                    : one
            );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        context
            .Swaps.Drop(dropped.Name, "TYPE")
            .Select(one =>
                one.Phase == ActionPhase.Drop
                    ? one with
                    {
                        Also = [.. one.Also, .. context.PartsBefore(dropped.Name).Select(part => part.Name)],
                    }
                    : one
            );

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context) => [];
}

/// <summary>Makes, drops and changes attributes of composite types.</summary>
sealed class PostgreSqlAttributeRules : PostgreSqlRules
{
    // Columns of tables have rules of their own: PostgreSqlKinds tells them apart.
    public override ValueList<ObjectKind> Kinds => [];

    /// <summary>The attribute as it stands in <c>CREATE TYPE</c>.</summary>
    public static string Define(SchemaObject attribute)
    {
        var collation = attribute["collation"] is { } name ? $" COLLATE {name}" : "";
        return $"{PostgreSqlIdentifier.Quote(attribute.Name.Name)} {attribute["type"]}{collation}";
    }

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        context.IsCreated(TypeOf(created.Name))
            ? []
            : [Change(ActionPhase.Create, created.Name, $"ADD ATTRIBUTE {Define(created)}", [], context)];

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        if (context.IsDropped(TypeOf(dropped.Name)))
            return [];
        var hazard = new Hazard("drop-column", dropped.Name, "The values of this attribute are lost.")
        {
            LosesData = true,
        };
        var isStored =
            PostgreSqlTypeSwaps.IsStored(TypeOf(dropped.Name), context)
            || PostgreSqlTypedTables.ColumnsOf(dropped.Name, context).Any();
        var clause = $"DROP ATTRIBUTE {PostgreSqlIdentifier.Quote(dropped.Name.Name)}";
        return [Change(ActionPhase.Drop, dropped.Name, clause, isStored ? [hazard] : [], context)];
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (name, type) = (change.To.Name, TypeOf(change.To.Name));
        if (context.IsCreated(type) || !PostgreSqlSimpleRules.OwnSettings(change).Any())
            return [];
        // The server changes the type of an attribute only where no column of a table is of the composite type.
        if (PostgreSqlTypeSwaps.IsStored(type, context))
            return null;
        var collation = change.To["collation"] is { } collated ? $" COLLATE {collated}" : "";
        var clause = $"ALTER ATTRIBUTE {PostgreSqlIdentifier.Quote(name.Name)} TYPE {change.To["type"]}{collation}";
        var hazards = PostgreSqlTypedTables
            .ColumnsOf(name, context)
            .Select(column => context.After(column))
            .OfType<SchemaObject>()
            .SelectMany(column => PostgreSqlColumnType.Hazards(change.From, column, context));
        return [Change(ActionPhase.Alter, name, clause, hazards.ToValueList(), context)];
    }

    // Tables of this type (CREATE TABLE … OF) change with it.
    static PlanAction Change(
        ActionPhase phase,
        ObjectName attribute,
        string clause,
        ValueList<Hazard> hazards,
        PostgreSqlPlanContext context
    )
    {
        var columns = PostgreSqlTypedTables.ColumnsOf(attribute, context).ToValueList();
        var cascade = columns.Count > 0 ? " CASCADE" : "";
        var sql = $"ALTER TYPE {PostgreSqlIdentifier.OfOwner(attribute)} {clause}{cascade}";
        return new(phase, attribute, new(sql) { Hazards = hazards })
        {
            // A column of the type would keep the server from changing an attribute.
            Also = phase == ActionPhase.Drop ? columns : [TypeOf(attribute), .. columns],
            Needs = PostgreSqlTypedTables.DroppedOf(attribute, context).ToValueList(),
        };
    }

    /// <summary>The composite type of an attribute.</summary>
    public static ObjectName TypeOf(ObjectName attribute) =>
        new(ObjectKind.CompositeType, attribute.Schema, attribute.Owner!); // attributes have one

    /// <summary>
    /// The statement, which comes after those that take attributes from a type where it makes something of that type: a
    /// table has the columns, and a function returns the values, that the type has then.
    /// </summary>
    public static PlanAction AwaitDrops(PlanAction action, PostgreSqlPlanContext context)
    {
        if (action.Phase != ActionPhase.Create)
            return action;
        var dropped = context
            .NeedsAfter(action.Subject)
            .Where(one => one.Kind == ObjectKind.CompositeType && !context.IsCreated(one))
            .SelectMany(context.PartsBefore)
            .Select(one => one.Name)
            .Where(one => context.After(one) is null)
            .ToList();
        return dropped.Count == 0 ? action : action with { Needs = [.. action.Needs, .. dropped] };
    }
}
