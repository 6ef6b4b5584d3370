namespace Godwit;

/// <summary>
/// Types and their functions need each other: the functions of a type are made for its shell, a name without anything
/// behind it, and the type is made then.
/// </summary>
/// <remarks>PostgreSQL manual, CREATE TYPE, "Base Types" and the canonical function of ranges.</remarks>
static class PostgreSqlShellTypes
{
    /// <summary>The statements that make a type.</summary>
    public static IEnumerable<PlanAction> Create(ObjectName type, string sql, PostgreSqlPlanContext context)
    {
        var functions = context.NeedsAfter(type).Where(one => context.IsCircular(type, one)).ToList();
        if (functions.Count == 0)
            return context.Swaps.Create(type, [sql]);
        var shell = new PlanAction(
            ActionPhase.Create,
            ShellOf(type),
            new($"CREATE TYPE {PostgreSqlIdentifier.Of(type)}")
        )
        {
            Needs = context.NeedsAfter(type).Where(one => one.Kind == ObjectKind.Schema).ToValueList(),
        };
        return
        [
            shell,
            .. context.Swaps.Create(type, [sql]).Select(one => one with { Needs = [.. one.Needs, shell.Subject] }),
        ];
    }

    /// <summary>
    /// The statements that drop a type: functions that it needs and that need it fall with it, there is no other way.
    /// </summary>
    public static IEnumerable<PlanAction> Drop(ObjectName type, PostgreSqlPlanContext context)
    {
        var functions = FunctionsOf(type, context).ToValueList();
        var actions = context.Swaps.Drop(type, "TYPE");
        return functions.Count == 0
            ? actions
            : actions.Select(one =>
                one.Phase == ActionPhase.Drop
                    ? one with
                    {
                        Also = [.. one.Also, .. functions],
                        Statement = one.Statement with { Sql = one.Statement.Sql + " CASCADE" },
                    }
                    : one
            );
    }

    /// <summary>True for a function that falls with its type.</summary>
    public static bool FallsWithType(ObjectName function, PostgreSqlPlanContext context) =>
        context.NeedsBefore(function).Any(one => IsType(one) && context.IsDropped(one) && Need(one, function, context));

    /// <summary>What the statement that makes a function needs, where it needs the shell of a type only.</summary>
    public static PlanAction ForShells(PlanAction action, PostgreSqlPlanContext context)
    {
        var types = context
            .NeedsAfter(action.Subject)
            .Where(one => IsType(one) && context.IsCircular(action.Subject, one))
            .ToList();
        return types.Count == 0
            ? action
            : action with
            {
                DoesNotNeed = [.. action.DoesNotNeed, .. types],
                Needs = [.. action.Needs, .. types.Select(ShellOf)],
            };
    }

    static IEnumerable<ObjectName> FunctionsOf(ObjectName type, PostgreSqlPlanContext context) =>
        context
            .NeedsBefore(type)
            .Where(one => one.Kind == ObjectKind.Function && context.NeedsBefore(one).Contains(type));

    static bool Need(ObjectName type, ObjectName function, PostgreSqlPlanContext context) =>
        context.NeedsBefore(type).Contains(function);

    static bool IsType(ObjectName name) => name.Kind is ObjectKind.BaseType or ObjectKind.RangeType;

    // A name of the plan's own for the state before the type.
    static ObjectName ShellOf(ObjectName type) => type with { Signature = "shell" };
}
