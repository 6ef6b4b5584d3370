namespace Godwit;

/// <summary>
/// Indexes and keys of partitions: when the server makes them with those of the parent, and when not.
/// </summary>
static class PostgreSqlPartitionParts
{
    /// <summary>
    /// True where one statement on the partitioned table makes its index and those of all partitions as they shall be:
    /// with the names that the server gives, and nothing that stands in the way of them.
    /// </summary>
    public static bool AreImplied(SchemaObject root, PostgreSqlPlanContext context) =>
        !root.Has("incomplete")
        && (context.IsOfCreated(root.Name) || context.Request.IsPlain)
        && context.LinksAfter.DescendantsOf(root).All(part => IsAsGenerated(part, root, context));

    /// <summary>True where the root of the tree that a part belongs to makes the part.</summary>
    public static bool IsMadeByRoot(SchemaObject part, PostgreSqlPlanContext context)
    {
        var root = RootOf(part, context);
        return !ReferenceEquals(root, part) && context.IsCreated(root.Name) && AreImplied(root, context);
    }

    /// <summary>True where the parent is made by the plan, or made anew beside its old self.</summary>
    public static bool IsParentCreated(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksAfter.ParentOf(part) is { } parent && context.IsCreated(parent.Name);

    /// <summary>The parts of partitions that go with the root's, and not with their own tables.</summary>
    public static ValueList<ObjectName> FallingWith(SchemaObject root, PostgreSqlPlanContext context) =>
        context
            .LinksBefore.DescendantsOf(root)
            .Select(part => part.Name)
            .Where(part => !context.IsOfDropped(part))
            .ToValueList();

    /// <summary>
    /// The tables of the partitions, which come before what speaks of the parent alone, and those that are dropped: an
    /// index is whole only when every partition that there is has its part.
    /// </summary>
    public static ValueList<ObjectName> TablesOf(SchemaObject root, PostgreSqlPlanContext context) =>
        context
            .LinksAfter.DescendantsOf(root)
            .Select(part => context.LinksAfter.OwnerOf(part.Name)?.Name)
            .OfType<ObjectName>()
            .Concat(
                context
                    .LinksBefore.PartitionsBelow(PostgreSqlColumnRules.TableOf(root.Name))
                    .Select(one => one.Name)
                    .Where(context.IsDropped)
            )
            .Distinct()
            .ToValueList();

    // A part has an owner.

    /// <summary>The index of the whole tree.</summary>
    public static SchemaObject RootOf(SchemaObject part, PostgreSqlPlanContext context)
    {
        var root = part;
        while (context.LinksAfter.ParentOf(root) is { } parent)
            root = parent;
        return root;
    }

    /// <summary>
    /// True for a part that the server gives to a new partition as it shall be. Others are made before the partition is
    /// attached, and taken for those that the parent asks for.
    /// </summary>
    public static bool ComesWithTable(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksAfter.ParentOf(part) is { } parent
        && !context.IsCreated(parent.Name)
        && IsAsGenerated(part, parent, context);

    /// <summary>The parts of a new partition that are made before it is attached.</summary>
    public static IEnumerable<ObjectName> MadeBefore(ObjectName table, PostgreSqlPlanContext context) =>
        context
            .PartsAfter(table)
            .Where(one => one.Has("generated name") && !ComesWithTable(one, context))
            .Where(one => context.LinksAfter.ParentOf(one) is { } parent && !context.IsCreated(parent.Name))
            .Select(one => one.Name);

    /// <summary><c>ALTER INDEX parent ATTACH PARTITION part</c></summary>
    public static string Attach(SchemaObject part, string name, SchemaObject parent, string parentName) =>
        $"ALTER INDEX {PostgreSqlIdentifier.Qualify(parent.Name.Schema, parentName)} ATTACH PARTITION "
        + PostgreSqlIdentifier.Qualify(part.Name.Schema, name);

    static bool IsAsGenerated(SchemaObject part, SchemaObject root, PostgreSqlPlanContext context) =>
        part["generated name"] == part.Name.Name
        && part["tablespace"] == root["tablespace"]
        && Options(part).SequenceEqual(Options(root))
        && !context.LinksBefore.HasName(part.Name.Schema, part.Name.Name)
        && !HasTwin(part, context);

    // An index that the partition has already would be taken instead of a new one.
    static bool HasTwin(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksAfter.OwnerOf(part.Name) is { } owner
        && context
            .PartsAfter(owner.Name)
            .Any(one =>
                one.Name.Kind == part.Name.Kind
                && one.Name != part.Name
                && PostgreSqlIndexText.Keys(one) == PostgreSqlIndexText.Keys(part)
            );

    static IEnumerable<Setting> Options(SchemaObject part) => part.Settings.Where(PostgreSqlIndexText.IsOption);
}
