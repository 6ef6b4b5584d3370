namespace Godwit;

/// <summary>
/// Carries the values of columns over to a new type (or collation) of the same name, where the old one cannot be
/// changed in place: an enum that loses a label or gets another order, a domain with another base type.
/// </summary>
/// <remarks>
/// The old type is renamed, the new one created under its name; then each column goes from one to the other, its value
/// as text in between: <c>ALTER COLUMN status TYPE public.status USING status::text::public.status</c>; then the old
/// type is dropped. What stands in the way of that (views, functions, policies,
/// indexes with a predicate on the type) is dropped before and created after,
/// as the dependants of a replaced object are. All tables change in one transaction:
/// a value that the new type does not have makes the migration fail as a whole,
/// and no application ever sees a comparison between the old type and the new one.
/// Domains over the type and composite types with it are carried in the same way.
/// </remarks>
sealed class PostgreSqlTypeSwaps(PostgreSqlPlanContext context)
{
    const string Aside = "aside";

    readonly Dictionary<ObjectName, SortedSet<ObjectName>> _columns = [];
    readonly Dictionary<ObjectName, bool> _isAside = [];
    readonly PostgreSqlAsideNames _names = new(context);

    /// <summary>True for the kinds that can have a successor while columns hold values of them.</summary>
    public static bool CanSwap(ObjectKind kind) =>
        kind
            is ObjectKind.Enum
                or ObjectKind.Domain
                or ObjectKind.CompositeType
                or ObjectKind.RangeType
                or ObjectKind.BaseType
                or ObjectKind.Collation;

    /// <summary>
    /// Takes on a column that depends on a replaced type and must outlive it with its values. False for what can be
    /// dropped and created.
    /// </summary>
    /// <exception cref="PlanRefusedException">PostgreSQL has no way to keep the values.</exception>
    public bool Carry(SchemaObject before, ObjectName replaced)
    {
        if (!CanSwap(replaced.Kind) || context.After(replaced) is null)
            return false;
        if (before.Name is { Kind: ObjectKind.Table or ObjectKind.ForeignTable })
            throw Refuse(replaced, $"{before.Name} is partitioned by an expression with it");
        if (before.Name is not { Kind: ObjectKind.Column, Owner: not null } || before.Has("generated"))
            return false;
        if (TableOf(before.Name) is not { } table || context.IsDropped(table) || !Uses(before, replaced))
            return false;
        if (replaced.Kind == ObjectKind.BaseType)
            throw Refuse(replaced, $"{before.Name} holds values that only the functions of the old type understand");
        if (context.Before(table) is { } whole && PostgreSqlPartitioning.IsKey(before.Name, whole))
            throw Refuse(replaced, $"{table} is partitioned by {before.Name.Name}, whose type cannot change");
        if (!_columns.TryGetValue(replaced, out var columns))
            _columns[replaced] = columns = new(ObjectName.Order);
        columns.Add(before.Name);
        return true;
    }

    /// <summary>
    /// True for what the server does not leave in place while the type of a column changes, and for foreign keys: one
    /// of their two columns changes first. Indexes and other constraints are rebuilt by the server.
    /// </summary>
    public static bool IsInTheWay(SchemaObject dependent) =>
        dependent.Name.Kind switch
        {
            ObjectKind.View
            or ObjectKind.MaterializedView
            or ObjectKind.Rule
            or ObjectKind.Trigger
            or ObjectKind.Policy
            or ObjectKind.Function
            or ObjectKind.Procedure
            or ObjectKind.Publication => true,
            ObjectKind.Column => dependent.Has("generated"),
            ObjectKind.Constraint => dependent["type"] == "foreign key",
            _ => false,
        };

    /// <summary>True where a column of a table holds values of the type, directly or within another type.</summary>
    public static bool IsStored(ObjectName type, PostgreSqlPlanContext context) => IsStored(type, context, []);

    static bool IsStored(ObjectName type, PostgreSqlPlanContext context, HashSet<ObjectName> seen) =>
        seen.Add(type)
        && context
            .DependentsBefore(type)
            .Any(one =>
                one is { Kind: ObjectKind.Column, Owner: { } owner }
                    ? TypeOfAttribute(one, context) is { } composite
                        ? IsStored(composite, context, seen)
                        : owner.Length > 0
                    : CanSwap(one.Kind) && IsStored(one, context, seen)
            );

    /// <summary>The statements that make a type, new or again.</summary>
    public IEnumerable<PlanAction> Create(ObjectName type, IEnumerable<string> statements)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, type);
        var made = statements.Select(sql => actions.Run(sql));
        return IsAside(type) ? made.Select(one => one with { Needs = [AsideOf(type)], JoinsStep = true }) : made;
    }

    /// <summary>The statement that drops a type, under the name that it then has.</summary>
    public IEnumerable<PlanAction> Drop(ObjectName type, string word)
    {
        if (!IsAside(type))
            return [new(ActionPhase.Drop, type, new($"DROP {word} {PostgreSqlIdentifier.Of(type)}"))];
        var old = PostgreSqlIdentifier.Qualify(type.Schema, _names.Of(type));
        return
        [
            new(ActionPhase.Drop, type with { Name = _names.Of(type) }, new($"DROP {word} {old}"))
            {
                Also = [type],
                KeepsName = true,
                JoinsStep = true,
            },
        ];
    }

    /// <summary>
    /// The statements that put old types aside and carry the columns over; they come before all others.
    /// </summary>
    public IEnumerable<PlanAction> Actions()
    {
        var columns = _columns.Values.SelectMany(one => one).Distinct().Order(ObjectName.Order).ToValueList();
        var moving = columns.Where(IsStillOfType).ToList();
        // What a column needs beside its type comes by statements of its own.
        var needs = columns
            .SelectMany(context.NeedsAfter)
            .Where(one => !CanSwap(one.Kind) || !context.IsCreated(one))
            .Distinct()
            .ToValueList();
        ValueList<ObjectName> all = [.. needs, .. columns.SelectMany(context.NeedsAfter).Distinct()];
        var types = context.Replaced.Where(IsAside).Order(ObjectName.Order);
        return
        [
            .. types.SelectMany(type => PutAside(type, columns, all)),
            .. moving
                .GroupBy(TableOf)
                // Carried columns have a table.
                .SelectMany(group => PostgreSqlColumnSwap.Statements(group.Key!, [.. group], this, context))
                .Select(one => one with { DoesNotNeed = needs }),
        ];
    }

    /// <summary>True where the type of a column, as it is, is the replaced one or made of it.</summary>
    public bool Changes(SchemaObject column, ObjectKind? kind = null) =>
        _columns.Any(pair => (kind is null || pair.Key.Kind == kind) && pair.Value.Contains(column.Name));

    IEnumerable<PlanAction> PutAside(ObjectName type, ValueList<ObjectName> columns, ValueList<ObjectName> needs)
    {
        var word = type.Kind switch
        {
            ObjectKind.Domain => "DOMAIN",
            ObjectKind.Collation => "COLLATION",
            _ => "TYPE",
        };
        yield return Rename($"{word} {PostgreSqlIdentifier.Of(type)}", _names.Of(type));
        if (context.Before(type) is not { Name.Kind: ObjectKind.RangeType } range)
            yield break;
        // The multirange, which came with 14, and the constructors have names of their own,
        // and fall with the range type.
        foreach (var one in PostgreSqlRangeTypeRules.PartsOf(range, context.Version))
            yield return Rename(one, _names.OfParts(type));

        PlanAction Rename(string subject, string to) =>
            new(ActionPhase.Alter, AsideOf(type), new($"ALTER {subject} RENAME TO {PostgreSqlIdentifier.Quote(to)}"))
            {
                Also = columns,
                DoesNotNeed = needs,
                JoinsStep = true,
            };
    }

    bool IsAside(ObjectName type)
    {
        if (!CanSwap(type.Kind) || !context.IsDropped(type) || !context.IsCreated(type))
            return false;
        if (_isAside.TryGetValue(type, out var known))
            return known;
        _isAside[type] = false;
        return _isAside[type] =
            _columns.ContainsKey(type)
            || context.DependentsBefore(type).Any(one => IsAside(TypeOfAttribute(one, context) ?? one));
    }

    bool IsStillOfType(ObjectName column) =>
        context.After(column) is { } after
        && _columns.Any(pair => pair.Value.Contains(column) && Uses(after, pair.Key));

    /// <summary>The table or foreign table of a column; absent for attributes of composite types.</summary>
    ObjectName? TableOf(ObjectName column)
    {
        var table = PostgreSqlColumnRules.TableOf(column);
        var foreign = table with { Kind = ObjectKind.ForeignTable };
        return context.Before(table) is not null ? table
            : context.Before(foreign) is not null ? foreign
            : null;
    }

    static ObjectName? TypeOfAttribute(ObjectName name, PostgreSqlPlanContext context)
    {
        if (name is not { Kind: ObjectKind.Column, Owner: not null })
            return null;
        var type = PostgreSqlAttributeRules.TypeOf(name);
        return context.Before(type) is null ? null : type;
    }

    // A type stands in the text of a column's type as it is or with [] or (…) behind it.
    bool Uses(SchemaObject column, ObjectName type)
    {
        if (type.Kind == ObjectKind.Collation)
            return column["collation"] == PostgreSqlIdentifier.Of(type);
        var text = column["type"] ?? "";
        return NamesOf(type)
            .Any(name =>
                text == name
                || text.StartsWith(name + "[", StringComparison.Ordinal)
                || text.StartsWith(name + "(", StringComparison.Ordinal)
            );
    }

    IEnumerable<string> NamesOf(ObjectName type)
    {
        yield return PostgreSqlIdentifier.Of(type);
        if (type.Kind != ObjectKind.RangeType)
            yield break;
        foreach (var one in new[] { context.Before(type), context.After(type) }.OfType<SchemaObject>())
            yield return PostgreSqlRangeTypeRules.MultirangeOf(one);
    }

    // A name of the plan's own for the statement that puts a type aside.
    static ObjectName AsideOf(ObjectName type) => type with { Signature = Aside };

    PlanRefusedException Refuse(ObjectName type, string why) =>
        context.Refusal(
            PlanErrors.TypeInUse,
            type,
            $" cannot be changed in place, and no other can take its place: {why}.",
            "Write this change by hand: a new column or table that takes over, as `generate --empty` begins it."
        );
}
