namespace Godwit;

/// <summary>
/// <c>NOT NULL</c> of columns that have rows: proven by a constraint that is validated while others read and write.
/// </summary>
/// <remarks>PostgreSQL manual, ALTER TABLE, <c>SET NOT NULL</c>: a valid <c>CHECK</c> spares the scan.</remarks>
static class PostgreSqlNotNull
{
    /// <summary>The statements that set or drop it.</summary>
    public static IEnumerable<PlanAction> Actions(SchemaObject old, SchemaObject wanted, PostgreSqlPlanContext context)
    {
        if (old["not null"] == wanted["not null"])
            return [];
        if (wanted.Has("not null"))
            return FollowsParent(wanted, context) || IsOfKey(wanted, context) ? [] : Set(wanted, context);
        var action = PostgreSqlColumnRules.Alter(wanted.Name, "DROP NOT NULL");
        var hazard = new Hazard("drop-not-null", wanted.Name, "Readers that count on a value may meet NULL.");
        return FollowsParent(wanted, context)
            ? []
            : [action with { Statement = action.Statement with { Hazards = [hazard] } }, .. Keep(wanted, context)];
    }

    // Until 18 the server takes it from the tables below too, whether it is their own or not.
    static IEnumerable<PlanAction> Keep(SchemaObject wanted, PostgreSqlPlanContext context) =>
        context.Version >= 180000
            ? []
            : PostgreSqlInheritedColumn
                .Below(wanted.Name, context)
                .Where(one => one.Has("not null") && PostgreSqlInheritedColumn.IsKept(one, wanted, context))
                .Select(one =>
                    PostgreSqlColumnRules.Alter(one.Name, "SET NOT NULL") with
                    {
                        Subject = wanted.Name,
                        Also = [one.Name],
                        JoinsStep = true,
                    }
                );

    /// <summary>The statements that forbid NULL in a column that exists.</summary>
    public static IEnumerable<PlanAction> Set(SchemaObject column, PostgreSqlPlanContext context)
    {
        var name = column.Name;
        var mayFail = new Hazard("not-null-may-fail", name, "Rows with NULL make the statement fail.");
        var table = PostgreSqlColumnRules.TableOf(name, context.After);
        var set = PostgreSqlColumnRules.Alter(name, "SET NOT NULL");
        if (context.Request.IsPlain || table.Kind == ObjectKind.ForeignTable)
            return [With(set, mayFail)];
        return context.Version >= 180000 ? ByConstraint(name, mayFail) : ByCheck(name, set, mayFail, context);
    }

    static IEnumerable<PlanAction> ByConstraint(ObjectName column, Hazard mayFail)
    {
        var table = PostgreSqlColumnRules.AlterTable(column);
        var quoted = PostgreSqlIdentifier.Quote(column.Name);
        // The name that the words NOT NULL alone would give to it.
        // Columns have a table.
        var name = PostgreSqlIdentifier.Quote(PostgreSqlGeneratedName.Of(column.Owner!, column.Name, "not_null"));
        yield return Run(column, $"{table} ADD CONSTRAINT {name} NOT NULL {quoted} NOT VALID");
        yield return With(InNewStep(Run(column, $"{table} VALIDATE CONSTRAINT {name}")), mayFail);
    }

    static IEnumerable<PlanAction> ByCheck(
        ObjectName column,
        PlanAction set,
        Hazard mayFail,
        PostgreSqlPlanContext context
    )
    {
        var table = PostgreSqlColumnRules.AlterTable(column);
        var name = PostgreSqlIdentifier.Quote(FreeName(column, context));
        var quoted = PostgreSqlIdentifier.Quote(column.Name);
        yield return Run(column, $"{table} ADD CONSTRAINT {name} CHECK ({quoted} IS NOT NULL) NOT VALID");
        yield return With(InNewStep(Run(column, $"{table} VALIDATE CONSTRAINT {name}")), mayFail);
        yield return InNewStep(set);
        yield return Run(column, $"{table} DROP CONSTRAINT {name}");
    }

    static string FreeName(ObjectName column, PostgreSqlPlanContext context)
    {
        for (var number = 0; ; number++)
        {
            var label = number == 0 ? "not_null" : $"not_null{number}";
            var name = PostgreSqlGeneratedName.Of(column.Owner!, column.Name, label); // columns have a table
            var constraint = column with { Kind = ObjectKind.Constraint, Name = name };
            if (context.Before(constraint) is null && context.After(constraint) is null)
                return name;
        }
    }

    // Handed down from the parent, whose own column changes the same way.
    static bool FollowsParent(SchemaObject column, PostgreSqlPlanContext context) =>
        column["inherited"] == "only"
        && PostgreSqlInheritedColumn
            .KeptAbove(column, context)
            .Any(one =>
                context.ChangeOf(one.Name) is Change.Alter change
                && change.From["not null"] != change.To["not null"]
                && change.To["not null"] == column["not null"]
            );

    // A primary key that is created has its own way to prove it.
    static bool IsOfKey(SchemaObject column, PostgreSqlPlanContext context) =>
        context
            .PartsAfter(PostgreSqlColumnRules.TableOf(column.Name, context.After))
            .Any(part =>
                part.Name.Kind == ObjectKind.Constraint
                && part["type"] == "primary key"
                && context.IsCreated(part.Name)
                && part.Settings.Any(setting =>
                    setting.Name.StartsWith("key ", StringComparison.Ordinal)
                    && setting.Value == PostgreSqlIdentifier.Quote(column.Name.Name)
                )
            );

    static PlanAction Run(ObjectName column, string sql) => new(ActionPhase.Alter, column, new(sql));

    static PlanAction InNewStep(PlanAction action) =>
        action with
        {
            Statement = action.Statement with { StartsStep = true },
        };

    static PlanAction With(PlanAction action, Hazard hazard) =>
        action with
        {
            Statement = action.Statement with { Hazards = [hazard] },
        };
}
