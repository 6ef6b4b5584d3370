namespace Godwit;

/// <summary>Whether tables are children of others, before and after.</summary>
static class PostgreSqlInheritance
{
    /// <summary>True where the table of a part leaves a parent, as a partition or as an heir.</summary>
    public static bool IsLost(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksBefore.OwnerOf(part.Name) is { } before
        && context.LinksAfter.OwnerOf(part.Name) is { } after
        && PostgreSqlPartitioning.ParentsOf(before).Except(PostgreSqlPartitioning.ParentsOf(after)).Any();

    /// <summary>
    /// True where the table of a part exists and becomes a partition: it takes along what it has, and is given what it
    /// does not have.
    /// </summary>
    public static bool IsJoining(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksAfter.OwnerOf(part.Name) is { } after
        && !context.IsCreated(after.Name)
        && after["partition of"] is { } parent
        && context.Before(after.Name)?["partition of"] != parent;

    /// <summary>The tables that the table of a part is below, before and after.</summary>
    public static IEnumerable<SchemaObject> KeptAbove(ObjectName part, PostgreSqlPlanContext context)
    {
        if (context.LinksBefore.OwnerOf(part) is not { } before || context.LinksAfter.OwnerOf(part) is not { } after)
            return [];
        var above = context.LinksBefore.TablesAbove(before).Select(one => one.Name).ToHashSet();
        return context.LinksAfter.TablesAbove(after).Where(one => above.Contains(one.Name));
    }

    /// <summary>True where the table of a column or check had it from a parent that it still has.</summary>
    public static bool IsKept(ObjectName part, PostgreSqlPlanContext context) =>
        KeptAbove(part, context).Any(above => context.Before(PartOf(above, part)) is not null);

    /// <summary>
    /// A table that becomes an heir must have the columns and checks of its parent before: they stay its own.
    /// </summary>
    public static void RefuseToGiveUp(SchemaObject table, PostgreSqlPlanContext context)
    {
        var given = context
            .PartsAfter(table.Name)
            .Where(part => part["inherited"] == "only" && !IsKept(part.Name, context))
            .Where(part => part.Name.Kind == ObjectKind.Column || part["type"] == "check");
        foreach (var part in given)
        {
            var isNew = context.Before(part.Name) is null;
            // A check that the parent gets comes to it when it is an heir; a new parent has its checks before.
            var comesLater = context
                .LinksAfter.TablesAbove(table)
                .Any(one => !context.IsCreated(one.Name) && context.IsCreated(PartOf(one, part.Name)));
            if (!isNew || !comesLater)
                RefuseToGiveUp(part.Name, context);
        }
    }

    /// <summary>Says that a column or check of an heir cannot be the parent's alone.</summary>
    public static void RefuseToGiveUp(ObjectName part, PostgreSqlPlanContext context)
    {
        if (context.LinksAfter.OwnerOf(part)?.Has("inherits") != true)
            return;
        var what = part.Kind == ObjectKind.Column ? "column" : "constraint";
        context.Refuse(
            part,
            $"it is to come from the parent alone, and the server has no statement that makes it so for a {what} "
                + "that exists",
            $"Name the {what} in CREATE TABLE of {PostgreSqlIdentifier.OfOwner(part)} too, as it is now."
        );
    }

    /// <summary>A part of another table that has the same name.</summary>
    public static ObjectName PartOf(SchemaObject table, ObjectName part) =>
        part with
        {
            Schema = table.Name.Schema,
            Owner = table.Name.Name,
        };
}
