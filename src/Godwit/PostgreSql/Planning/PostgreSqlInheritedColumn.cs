namespace Godwit;

/// <summary>
/// Columns that partitions and heirs have from their parents. What a statement says of the parent's column the server
/// says of theirs too, whether they have their own or not, unless it is told ONLY.
/// </summary>
static class PostgreSqlInheritedColumn
{
    /// <summary>The columns of the tables below that are from this one.</summary>
    public static IEnumerable<SchemaObject> Below(ObjectName column, PostgreSqlPlanContext context) =>
        context
            .LinksAfter.TablesBelow(PostgreSqlColumnRules.TableOf(column))
            .Select(table => context.After(PostgreSqlInheritance.PartOf(table, column)))
            .OfType<SchemaObject>();

    /// <summary>True where a column goes that a table below keeps as its own.</summary>
    public static bool IsLeftBelow(ObjectName column, PostgreSqlPlanContext context) =>
        context.After(column) is null
        && context
            .LinksBefore.TablesBelow(PostgreSqlColumnRules.TableOf(column))
            .Select(table => PostgreSqlInheritance.PartOf(table, column))
            .Any(below =>
                context.Before(below)?["inherited"] == "only" && context.After(below)?.Has("inherited") == false
            );

    /// <summary>True where all tables below shall have what this one has.</summary>
    public static bool IsHandedDown(SchemaObject column, string setting, PostgreSqlPlanContext context) =>
        Below(column.Name, context).All(one => one[setting] == column[setting]);

    /// <summary>True where a statement on a parent's column sets it.</summary>
    public static bool Follows(SchemaObject column, string setting, PostgreSqlPlanContext context) =>
        context.Before(column.Name)?.Has("inherited") == true
        && KeptAbove(column, context)
            .Any(one =>
                context.ChangeOf(one.Name) is Change.Alter change
                && change.From[setting] != change.To[setting]
                && IsHandedDown(one, setting, context)
            );

    /// <summary>The column as its table gets it from the parents, without a word of its own.</summary>
    /// <param name="column">The column as it shall be.</param>
    /// <param name="hasStatistics">
    /// True where it comes by <c>ADD COLUMN</c> on the parent: what is set then reaches it.
    /// </param>
    /// <param name="context">The plan.</param>
    public static SchemaObject Given(SchemaObject column, bool hasStatistics, PostgreSqlPlanContext context)
    {
        var parents = Above(column, context).ToList();
        var given = new List<Setting>();
        foreach (
            var setting in column.Settings.Concat(parents.SelectMany(one => one.Settings)).DistinctBy(one => one.Name)
        )
        {
            var value = setting.Name switch
            {
                "default" or "storage" or "compression" => parents.FirstOrDefault()?[setting.Name],
                "not null" => parents.Any(one => one.Has("not null")) ? "true" : null,
                "statistics" => hasStatistics ? parents.FirstOrDefault()?[setting.Name] : null,
                var name when name.StartsWith("option:", StringComparison.Ordinal) => null,
                _ => column[setting.Name],
            };
            if (value is not null)
                given.Add(setting with { Value = value });
        }
        return column with { Settings = given.ToValueList() };
    }

    /// <summary>
    /// The statements that take away the defaults of tables below which a new type of the column would not take, and
    /// those that bring back what the statement on the parent leaves otherwise.
    /// </summary>
    /// <param name="old">The parent's column as it is.</param>
    /// <param name="wanted">The parent's column as that statement leaves it.</param>
    /// <param name="isOwn">True for the columns below whose default nothing else sets.</param>
    /// <param name="context">The plan.</param>
    public static (ValueList<PlanAction> Before, ValueList<PlanAction> After) Defaults(
        SchemaObject old,
        SchemaObject wanted,
        Predicate<SchemaObject> isOwn,
        PostgreSqlPlanContext context
    )
    {
        var existing = Below(wanted.Name, context).Where(one => IsKept(one, wanted, context)).ToList();
        var before = existing
            .Where(one => !old.Has("default") && context.Before(one.Name)!.Has("default")) // filtered above
            .Select(one => Only(wanted.Name, one.Name, "DROP DEFAULT"));
        var after = existing
            .Where(one => isOwn(one) && one["default"] != wanted["default"] && !one.Has("generated"))
            .Select(one =>
                Only(wanted.Name, one.Name, one["default"] is { } value ? $"SET DEFAULT {value}" : "DROP DEFAULT")
            );
        return (before.ToValueList(), after.ToValueList());
    }

    static PlanAction Only(ObjectName parent, ObjectName column, string clause)
    {
        var action = PostgreSqlColumnRules.Alter(column, clause, isOnly: true);
        return action with { Subject = parent, Also = [column], JoinsStep = true };
    }

    /// <summary>The columns of the tables above that this one is from, nearest first.</summary>
    public static IEnumerable<SchemaObject> Above(SchemaObject column, PostgreSqlPlanContext context) =>
        context.LinksAfter.OwnerOf(column.Name) is { } table
            ? context
                .LinksAfter.TablesAbove(table)
                .Select(above => context.After(PostgreSqlInheritance.PartOf(above, column.Name)))
                .OfType<SchemaObject>()
            : [];

    /// <summary>The columns of the tables above, before and after, that this one is from.</summary>
    public static IEnumerable<SchemaObject> KeptAbove(SchemaObject column, PostgreSqlPlanContext context) =>
        PostgreSqlInheritance
            .KeptAbove(column.Name, context)
            .Select(above => context.After(PostgreSqlInheritance.PartOf(above, column.Name)))
            .OfType<SchemaObject>();

    /// <summary>True where what is said of the parent's column reaches this one, before and after.</summary>
    public static bool IsKept(SchemaObject column, SchemaObject parent, PostgreSqlPlanContext context) =>
        context.Before(column.Name)?.Has("inherited") == true
        && KeptAbove(column, context).Any(one => one.Name == parent.Name);
}
