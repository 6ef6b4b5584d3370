namespace Godwit;

/// <summary>The key that a foreign key refers to, where the columns have several.</summary>
/// <remarks>
/// The server binds a foreign key to the oldest unique index of the columns that it names, and to the primary key where
/// it names none (PostgreSQL source, <c>transformFkeyCheckAttrs</c>, <c>transformFkeyGetPrimaryKey</c>).
/// </remarks>
static class PostgreSqlReferencedKey
{
    /// <summary>The foreign key without its columns where these would not do: it is to have the primary key.</summary>
    public static SchemaObject Bound(SchemaObject key, PostgreSqlPlanContext context)
    {
        if (KeyOf(context.NeedsAfter(key.Name), context.After) is not { } wanted)
            return key;
        var others = OthersOf(wanted, context).ToList();
        if (others.Count > 0 && IsPrimary(wanted, key))
            return key with { Settings = key.Settings.Where(one => one.Name != "referenced columns").ToValueList() };
        if (others.Find(one => IsInTheWay(one, wanted, key, context)) is { } older)
            context.Refuse(
                key.Name,
                $"it is to refer to {wanted.Name}, and the server takes {older.Name}, which is older",
                $"Refer to a primary key, or leave {older.Name} out of one migration."
            );
        return key;
    }

    /// <summary>True for a foreign key that stays as it is, but for the key that it refers to.</summary>
    public static bool Changes(SchemaObject key, PostgreSqlPlanContext context) =>
        key["type"] == "foreign key"
        && !PostgreSqlConstraintRules.IsInherited(key)
        && context.ChangeOf(key.Name) is null
        && context.Before(key.Name) is not null
        && KeyOf(context.NeedsAfter(key.Name), context.After) is { } wanted
        && KeyOf(context.NeedsBefore(key.Name), context.Before) is { } bound
        && bound.Name != wanted.Name
        && context.ChangeOf(bound.Name) is null
        && context.ChangeOf(wanted.Name) is null;

    /// <summary>
    /// What comes before a foreign key: the end of keys that go, or that new ones take the place of, for it is not to
    /// bind to one of them; that of partitions, which it would hold; and the parts of the key of a partitioned table,
    /// without which that is no key yet.
    /// </summary>
    public static ValueList<ObjectName> Before(SchemaObject key, PostgreSqlPlanContext context) =>
        KeyOf(context.NeedsAfter(key.Name), context.After) is { } wanted
            ? context
                .PartsBefore(PostgreSqlColumnRules.TableOf(wanted.Name))
                .Where(IsUnique)
                .Select(one => one.Name)
                .Where(one => context.IsDropped(one) || context.ChangeOf(one) is Change.Alter)
                .Concat(
                    context
                        .LinksBefore.PartitionsBelow(PostgreSqlColumnRules.TableOf(wanted.Name))
                        .Select(one => one.Name)
                        .Where(one => context.ChangeOf(one) is Change.Drop)
                )
                .Concat(context.LinksAfter.DescendantsOf(wanted).Select(one => one.Name))
                .ToValueList()
            : [];

    /// <summary>The foreign keys of other tables that refer to a partition as a part of the whole.</summary>
    public static IEnumerable<ObjectName> ReferringTo(SchemaObject partition, PostgreSqlPlanContext context) =>
        partition.Has("partition of")
            ? context
                .LinksBefore.TablesAbove(partition)
                .SelectMany(above => context.PartsBefore(above.Name).Where(IsUnique))
                .SelectMany(key => context.DependentsBefore(key.Name))
                .Where(one => context.Before(one)?["type"] == "foreign key" && !IsOfAny(one, partition, context))
                .Distinct()
            : [];

    // What falls with the partition, or with the whole and the partition in it.
    static bool IsOfAny(ObjectName key, SchemaObject partition, PostgreSqlPlanContext context) =>
        context
            .LinksBefore.TablesAbove(partition)
            .Append(partition)
            .Any(table => context.IsDropped(table.Name) && PostgreSqlColumnRules.TableOf(key) == table.Name);

    static SchemaObject? KeyOf(IEnumerable<ObjectName> needs, Func<ObjectName, SchemaObject?> find) =>
        needs.Where(one => one.Kind is ObjectKind.Constraint or ObjectKind.Index).Select(find).FirstOrDefault();

    static IEnumerable<SchemaObject> OthersOf(SchemaObject wanted, PostgreSqlPlanContext context)
    {
        var columns = PostgreSqlIndexText.Columns(wanted).ToHashSet();
        return context
            .PartsAfter(PostgreSqlColumnRules.TableOf(wanted.Name))
            .Where(one => one.Name != wanted.Name && IsUnique(one) && !one.Has("predicate"))
            .Where(one => columns.SetEquals(PostgreSqlIndexText.Columns(one)));
    }

    // Without columns the key has those of the primary key, in that order.
    static bool IsPrimary(SchemaObject wanted, SchemaObject key) =>
        wanted["type"] == "primary key"
        && PostgreSqlIndexText.Columns(wanted).SequenceEqual(key["referenced columns"]?.Split(", ") ?? []);

    static bool IsInTheWay(SchemaObject other, SchemaObject wanted, SchemaObject key, PostgreSqlPlanContext context) =>
        context.Before(other.Name) is not null
        && context.ChangeOf(other.Name) is null
        && !context.IsDropped(other.Name)
        && !other.Has("deferrable")
        && (context.IsCreated(wanted.Name) || context.NeedsBefore(key.Name).Contains(other.Name));

    static bool IsUnique(SchemaObject part) => part.Has("unique") || part["type"] is "unique" or "primary key";
}
