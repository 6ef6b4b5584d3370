namespace Godwit;

/// <summary>
/// Tables of a composite type: what its attributes get, their columns get with them (<c>CASCADE</c>). Where the server
/// cannot take the values along, the table leaves the type, its columns change by themselves, and it joins the type
/// again.
/// </summary>
static class PostgreSqlTypedTables
{
    const string Joining = "joining";

    /// <summary>True where the columns of a table change with the attributes of its type.</summary>
    public static bool IsTied(ObjectName table, PostgreSqlPlanContext context) =>
        context.Before(table)?["of type"] is { } type
        && context.After(table)?["of type"] == type
        && !context.IsCreated(table)
        && TypeOf(table, context.NeedsBefore) is { } found
        && !context.IsDropped(found)
        && context.PartsBefore(found).All(attribute => IsAssignable(attribute.Name, context));

    /// <summary>The columns that change with an attribute.</summary>
    public static IEnumerable<ObjectName> ColumnsOf(ObjectName attribute, PostgreSqlPlanContext context) =>
        DependentsOf(attribute, context)
            .Where(table => IsTied(table, context))
            .Select(table => attribute with { Schema = table.Schema, Owner = table.Name });

    /// <summary>The tables of an attribute's type that go: as long as they are there, the type cannot change.</summary>
    public static IEnumerable<ObjectName> DroppedOf(ObjectName attribute, PostgreSqlPlanContext context) =>
        DependentsOf(attribute, context)
            .Where(table => context.After(table) is null && context.Before(table)?.Has("of type") == true);

    static IEnumerable<ObjectName> DependentsOf(ObjectName attribute, PostgreSqlPlanContext context) =>
        context
            .DependentsBefore(PostgreSqlAttributeRules.TypeOf(attribute))
            .Where(one => one is { Kind: ObjectKind.Table, Owner: null });

    /// <summary>The attribute that brings a column of a table that is tied to its type.</summary>
    public static ObjectName AttributeOf(ObjectName column, PostgreSqlPlanContext context)
    {
        var type = TypeOf(PostgreSqlColumnRules.TableOf(column), context.NeedsAfter)!; // it is tied to one
        return column with { Schema = type.Schema, Owner = type.Name };
    }

    /// <summary>The statements with which tables leave their types; they come before all others.</summary>
    public static IEnumerable<PlanAction> Leave(PostgreSqlPlanContext context) =>
        Untied(context)
            .Where(table => context.Before(table)!.Has("of type")) // they exist
            .Select(table => Leave(table, context));

    /// <summary>The statements with which tables join types.</summary>
    public static IEnumerable<PlanAction> Join(PostgreSqlPlanContext context) =>
        Untied(context)
            .SelectMany(table =>
                context.After(table)?["of type"] is { } type ? new[] { Join(table, type, context) } : []
            );

    // Existing tables that are of a type, or shall be, and do not stay with it.
    static IEnumerable<ObjectName> Untied(PostgreSqlPlanContext context) =>
        context
            .Request.To.Objects.Where(table => table.Name.Kind == ObjectKind.Table && !context.IsCreated(table.Name))
            .Where(table => table.Has("of type") || context.Before(table.Name)!.Has("of type")) // what stays exists
            .Select(table => table.Name)
            .Where(table => !IsTied(table, context));

    // Before anything changes that the type and the table have in common.
    static PlanAction Leave(ObjectName table, PostgreSqlPlanContext context)
    {
        var also = Columns(table, context)
            .Concat(TypeOf(table, context.NeedsBefore) is { } type ? WithParts(type, context) : [])
            .Distinct()
            .ToValueList();
        return new(ActionPhase.Alter, table, new($"ALTER TABLE {PostgreSqlIdentifier.Of(table)} NOT OF"))
        {
            Also = also,
            DoesNotNeed = also.Prepend(table).SelectMany(context.NeedsAfter).Distinct().ToValueList(),
            IsIndependent = true,
        };
    }

    // When the columns are those of the type: what else needs the table does not wait for that.
    static PlanAction Join(ObjectName table, string type, PostgreSqlPlanContext context)
    {
        RefuseOrder(table, context);
        var sql = $"ALTER TABLE {PostgreSqlIdentifier.Of(table)} OF {type}";
        return new(ActionPhase.Alter, table with { Signature = Joining }, new(sql) { Objects = [table] })
        {
            Needs = Columns(table, context)
                .Concat(TypeOf(table, context.NeedsAfter) is { } found ? WithParts(found, context) : [])
                .Distinct()
                .ToValueList(),
        };
    }

    // The server compares them one by one.
    static void RefuseOrder(ObjectName table, PostgreSqlPlanContext context)
    {
        if (
            TypeOf(table, context.NeedsAfter) is not { } type
            || Order(type, context).SequenceEqual(Order(table, context))
        )
            return;
        context.Refuse(
            table,
            $"it is to be of {type}, whose attributes stand in another order than its columns can, and the server has "
                + "no statement that puts a column before others",
            "Name the new attributes last in CREATE TYPE."
        );
    }

    // What a table or type gets stands behind what it has.
    static IEnumerable<string> Order(ObjectName whole, PostgreSqlPlanContext context)
    {
        var wanted = ColumnsIn(context.PartsAfter(whole)).ToList();
        var kept = context.IsCreated(whole)
            ? []
            : ColumnsIn(context.PartsBefore(whole)).Where(one => wanted.Contains(one) && !context.IsDropped(one));
        return kept.Union(wanted).Select(one => one.Name);
    }

    static IEnumerable<ObjectName> Columns(ObjectName table, PostgreSqlPlanContext context) =>
        ColumnsIn(context.PartsBefore(table)).Union(ColumnsIn(context.PartsAfter(table)));

    static IEnumerable<ObjectName> ColumnsIn(IEnumerable<SchemaObject> parts) =>
        parts.Select(part => part.Name).Where(name => name.Kind == ObjectKind.Column);

    static IEnumerable<ObjectName> WithParts(ObjectName type, PostgreSqlPlanContext context) =>
        Columns(type, context).Prepend(type);

    static ObjectName? TypeOf(ObjectName table, Func<ObjectName, IEnumerable<ObjectName>> needs) =>
        needs(table).FirstOrDefault(one => one.Kind == ObjectKind.CompositeType);

    static bool IsAssignable(ObjectName attribute, PostgreSqlPlanContext context) =>
        context.ChangeOf(attribute) is not Change.Alter change
        || PostgreSqlColumnType.IsAssignable(change.From, change.To);
}
