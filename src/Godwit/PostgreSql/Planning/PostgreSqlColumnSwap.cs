namespace Godwit;

/// <summary>The statements that carry the columns of one table over to new types of the same names.</summary>
static class PostgreSqlColumnSwap
{
    /// <summary>
    /// One statement for all columns, so that the table is written once and its checks find all of them changed. The
    /// defaults go before and come back after, unless statements of their own bring them.
    /// </summary>
    public static IEnumerable<PlanAction> Statements(
        ObjectName table,
        ValueList<ObjectName> columns,
        PostgreSqlTypeSwaps swaps,
        PostgreSqlPlanContext context
    )
    {
        // Those that a partition or child has from its parent change with it.
        var own = columns.Where(one => !context.Before(one)!.Has("inherited")).ToList(); // carried columns exist
        var parts = own.SelectMany(one => Parts(one, table, swaps, context)).ToList();
        if (parts.Count == 0)
            yield break;
        var word = table.Kind == ObjectKind.ForeignTable ? "FOREIGN TABLE" : "TABLE";
        var separator = parts.Count == 1 ? " " : "\n    ";
        var sql = $"ALTER {word} {PostgreSqlIdentifier.Of(table)}{separator}{string.Join($",{separator}", parts)}";
        var below = own.Select(one => Below(one, context)).ToList();
        foreach (var action in below.SelectMany(one => one.Before))
            yield return action;
        yield return new(
            ActionPhase.Alter,
            own[0],
            new(sql)
            {
                Hazards = Hazards(own, table, context).ToValueList(),
                // An attribute that comes or goes changes the text of the whole.
                Fills = own.ToValueList(),
            }
        )
        {
            Also = own.Skip(1).ToValueList(),
            JoinsStep = true,
        };
        foreach (var action in below.SelectMany(one => one.After))
            yield return action;
    }

    // What the statement leaves as the default of the column, and with it of those of partitions and heirs.
    static (ValueList<PlanAction> Before, ValueList<PlanAction> After) Below(
        ObjectName name,
        PostgreSqlPlanContext context
    )
    {
        var before = context.Before(name)!; // carried columns exist
        if (context.After(name) is not { } after)
            return ([], []);
        var left = IsKept(after, context)
            ? after
            : after with
            {
                Settings = after.Settings.Where(one => one.Name != "default").ToValueList(),
            };
        return PostgreSqlInheritedColumn.Defaults(before, left, one => IsKept(one, context), context);
    }

    // Another default comes by a statement of its own.
    static bool IsKept(SchemaObject after, PostgreSqlPlanContext context) =>
        after["default"] == context.Before(after.Name)?["default"] && !IsDefaultReplaced(after.Name, context);

    static IEnumerable<string> Parts(
        ObjectName name,
        ObjectName table,
        PostgreSqlTypeSwaps swaps,
        PostgreSqlPlanContext context
    )
    {
        var before = context.Before(name)!; // carried columns exist
        var after = context.After(name);
        var alter = $"ALTER COLUMN {PostgreSqlIdentifier.Quote(name.Name)}";
        if (before.Has("default"))
            yield return $"{alter} DROP DEFAULT";
        var collation = before["collation"] is { } collated ? $" COLLATE {collated}" : "";
        var isForeign = table.Kind == ObjectKind.ForeignTable;
        var using_ = isForeign || !HasNewType(before, swaps) ? "" : $" USING {Conversion(before, context)}";
        yield return $"{alter} TYPE {before["type"]}{collation}{using_}";
        foreach (var setting in new[] { "storage", "compression" })
        {
            // A new type brings its own.
            if (after?[setting] is { } kept && before[setting] == kept)
                yield return $"{alter} SET {setting.ToUpperInvariant()} {kept}";
        }
        if (after?["default"] is { } value && IsKept(after, context))
            yield return $"{alter} SET DEFAULT {value}";
    }

    static bool HasNewType(SchemaObject column, PostgreSqlTypeSwaps swaps) =>
        swaps.Changes(column) && !(swaps.Changes(column, ObjectKind.Collation) && !HasSwappedType(column, swaps));

    static bool HasSwappedType(SchemaObject column, PostgreSqlTypeSwaps swaps) =>
        new[] { ObjectKind.Enum, ObjectKind.Domain, ObjectKind.CompositeType, ObjectKind.RangeType }.Any(kind =>
            swaps.Changes(column, kind)
        );

    // A default with a function that is made again comes back behind that function.
    static bool IsDefaultReplaced(ObjectName column, PostgreSqlPlanContext context) =>
        context
            .NeedsAfter(column)
            .Any(one => one.Owner is null && !PostgreSqlTypeSwaps.CanSwap(one.Kind) && context.IsCreated(one));

    /// <summary>
    /// The value of a column as one of the new type. Text is what every type reads and writes; only where attributes of
    /// a composite type come or go is it put together from the single ones.
    /// </summary>
    static string Conversion(SchemaObject column, PostgreSqlPlanContext context)
    {
        var name = PostgreSqlIdentifier.Quote(column.Name.Name);
        var type = column["type"];
        var composite = context
            .NeedsBefore(column.Name)
            .FirstOrDefault(one => one.Kind == ObjectKind.CompositeType && PostgreSqlIdentifier.Of(one) == type);
        if (composite is null || HaveSameAttributes(composite, context))
            return $"{name}::text::{type}";
        var values = context.PartsAfter(composite).Select(Value);
        return $"CASE WHEN {name} IS DISTINCT FROM NULL THEN ROW({string.Join(", ", values)})::{type} END";

        string Value(SchemaObject attribute) =>
            context.Before(attribute.Name) is null
                ? $"NULL::{attribute["type"]}"
                : $"({name}).{PostgreSqlIdentifier.Quote(attribute.Name.Name)}::text::{attribute["type"]}";
    }

    static bool HaveSameAttributes(ObjectName composite, PostgreSqlPlanContext context) =>
        context
            .PartsBefore(composite)
            .Select(one => one.Name)
            .SequenceEqual(context.PartsAfter(composite).Select(one => one.Name));

    static IEnumerable<Hazard> Hazards(List<ObjectName> columns, ObjectName table, PostgreSqlPlanContext context)
    {
        yield return new(
            "pg-alter-type-rewrite",
            table,
            "The table is written anew, and nobody can read or write it meanwhile."
        );
        foreach (var column in columns)
        {
            foreach (var type in context.NeedsBefore(column).Where(one => CanLose(one, context)))
                yield return new("cast-may-fail", column, MessageOf(type, context));
        }
    }

    static bool CanLose(ObjectName type, PostgreSqlPlanContext context) =>
        PostgreSqlTypeSwaps.CanSwap(type.Kind)
        && type.Kind != ObjectKind.Collation
        && context.IsCreated(type)
        && (type.Kind != ObjectKind.Enum || LostLabels(type, context).Any());

    static string MessageOf(ObjectName type, PostgreSqlPlanContext context) =>
        type.Kind == ObjectKind.Enum
            ? $"Rows with {string.Join(", ", LostLabels(type, context).Select(PostgreSqlIdentifier.Literal))}"
                + " make the statement fail."
            : "Rows with a value that the new type does not take make the statement fail.";

    static IEnumerable<string> LostLabels(ObjectName type, PostgreSqlPlanContext context) =>
        context.Before(type) is { } before && context.After(type) is { } after
            ? EnumLabels.Of(before).Except(EnumLabels.Of(after))
            : [];
}
