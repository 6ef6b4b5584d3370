namespace Godwit;

/// <summary>Whether tables are children of others, before and after.</summary>
static class PostgreSqlInheritance
{
    /// <summary>True where the table of a part leaves its parent, as a partition or as an heir.</summary>
    public static bool IsLost(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksBefore.OwnerOf(part.Name) is { } before
        && context.LinksAfter.OwnerOf(part.Name) is { } after
        && Parents(before).Except(Parents(after)).Any();

    /// <summary>
    /// True where the table of a part exists and becomes a partition: it takes along what it has, and is given what it
    /// does not have.
    /// </summary>
    public static bool IsJoining(SchemaObject part, PostgreSqlPlanContext context) =>
        context.LinksAfter.OwnerOf(part.Name) is { } after
        && !context.IsCreated(after.Name)
        && after["partition of"] is { } parent
        && context.Before(after.Name)?["partition of"] != parent;

    static IEnumerable<Setting> Parents(SchemaObject table) =>
        table.Settings.Where(one => one.Name is "inherits" or "partition of");
}
