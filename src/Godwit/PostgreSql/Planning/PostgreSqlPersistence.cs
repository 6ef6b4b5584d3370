namespace Godwit;

/// <summary>Whether the rows of a table survive a crash of the server.</summary>
/// <remarks>
/// A table whose rows survive must not refer to one whose rows do not,
/// neither before nor in between (PostgreSQL source, <c>ATPrepChangePersistence</c>).
/// </remarks>
static class PostgreSqlPersistence
{
    /// <summary>
    /// The statement; the columns stand for the foreign keys that are dropped before or made afterwards.
    /// </summary>
    public static PlanAction Change(SchemaObject wanted, PostgreSqlPlanContext context)
    {
        var isUnlogged = wanted.Has("unlogged");
        var columns = context.PartsBefore(wanted.Name).Where(part => part.Name.Kind == ObjectKind.Column);
        var sql = $"ALTER TABLE {PostgreSqlIdentifier.Of(wanted.Name)} {(isUnlogged ? "SET UNLOGGED" : "SET LOGGED")}";
        return new(ActionPhase.Alter, wanted.Name, new(sql))
        {
            Also = columns.Select(column => column.Name).Where(one => !context.IsDropped(one)).ToValueList(),
            Needs = (isUnlogged ? Referring(wanted.Name, context) : Referred(wanted.Name, context))
                .Concat(LeavingKeys(wanted.Name, isUnlogged, context))
                // What is unlogged cannot be published.
                .Concat(context.DependentsBefore(wanted.Name).Where(one => one.Kind == ObjectKind.Publication))
                .Distinct()
                .Where(table => table != wanted.Name)
                .ToValueList(),
        };
    }

    /// <summary>
    /// True for a foreign key of tables that refer to each other and change together: neither can go first while it is
    /// there.
    /// </summary>
    public static bool IsOfCircle(SchemaObject key, PostgreSqlPlanContext context)
    {
        if (key["type"] != "foreign key")
            return false;
        var own = PostgreSqlColumnRules.TableOf(key.Name);
        var seen = new HashSet<ObjectName>();
        var open = new Stack<ObjectName>(Targets(key, context));
        while (open.TryPop(out var table))
        {
            if (table == own)
                return true;
            if (!IsChanged(table, context) || !seen.Add(table))
                continue;
            foreach (var next in KeysOf(table, context).SelectMany(one => Targets(one, context)))
                open.Push(next);
        }
        return false;
    }

    static IEnumerable<ObjectName> Referring(ObjectName table, PostgreSqlPlanContext context) =>
        context
            .PartsBefore(table)
            .SelectMany(part => context.DependentsBefore(part.Name))
            .Where(one => context.Before(one)?["type"] == "foreign key" && !context.IsDropped(one))
            .Select(PostgreSqlColumnRules.TableOf);

    // They may go together with their columns, or with their table, which then say nothing of the order.
    static IEnumerable<ObjectName> LeavingKeys(ObjectName table, bool isUnlogged, PostgreSqlPlanContext context)
    {
        var parts = context.PartsBefore(table).Select(part => part.Name);
        return (isUnlogged ? parts.SelectMany(context.DependentsBefore) : parts)
            .Where(one => context.Before(one)?["type"] == "foreign key" && context.ChangeOf(one) is Godwit.Change.Drop)
            .SelectMany(key => new[] { key, PostgreSqlColumnRules.TableOf(key) })
            .Where(one => context.ChangeOf(one) is Godwit.Change.Drop);
    }

    static IEnumerable<ObjectName> Referred(ObjectName table, PostgreSqlPlanContext context) =>
        KeysOf(table, context)
            .Where(key => !context.IsDropped(key.Name))
            .SelectMany(key => context.NeedsBefore(key.Name))
            .Where(one => one.Owner is not null)
            .Select(PostgreSqlColumnRules.TableOf);

    // A table may refer to itself at any time.
    static IEnumerable<ObjectName> Targets(SchemaObject key, PostgreSqlPlanContext context) =>
        context
            .NeedsBefore(key.Name)
            .Where(one => one.Owner is not null)
            .Select(PostgreSqlColumnRules.TableOf)
            .Distinct()
            .Where(table => table != PostgreSqlColumnRules.TableOf(key.Name));

    static IEnumerable<SchemaObject> KeysOf(ObjectName table, PostgreSqlPlanContext context) =>
        context.PartsBefore(table).Where(part => part["type"] == "foreign key");

    static bool IsChanged(ObjectName table, PostgreSqlPlanContext context) =>
        context.ChangeOf(table) is Change.Alter change && change.From["unlogged"] != change.To["unlogged"];
}
