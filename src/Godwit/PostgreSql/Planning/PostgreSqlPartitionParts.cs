namespace Godwit;

/// <summary>Indexes and keys of partitions: when the server makes them with those of the parent, and when not.</summary>
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
            .Concat(context.LinksBefore.PartitionsBelow(OwnerOf(root)).Select(one => one.Name).Where(context.IsDropped))
            .Distinct()
            .ToValueList();

    static ObjectName OwnerOf(SchemaObject part) => new(ObjectKind.Table, part.Name.Schema, part.Name.Owner!); // has one

    /// <summary>The index of the whole tree.</summary>
    public static SchemaObject RootOf(SchemaObject part, PostgreSqlPlanContext context)
    {
        var root = part;
        while (context.LinksAfter.ParentOf(root) is { } parent)
            root = parent;
        return root;
    }

    /// <summary>
    /// What is left to do for a part that comes with its table, because the parent has it: a name of its own.
    /// </summary>
    public static IEnumerable<PlanAction> Rename(SchemaObject part, PostgreSqlActions actions)
    {
        if (part["generated name"] is not { } generated || generated == part.Name.Name)
            yield break;
        var made = PostgreSqlIdentifier.Qualify(part.Name.Schema, generated);
        yield return actions.Run($"ALTER INDEX {made} RENAME TO {PostgreSqlIdentifier.Quote(part.Name.Name)}");
    }

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
