namespace Godwit;

/// <summary>
/// Divides the ordered statements into transactions: an existing table that is locked stays locked until the end of its
/// transaction, so no transaction holds a strong lock on two of them.
/// What is taken away to come back is there again when its transaction ends (<see cref="PostgreSqlSpans"/>).
/// </summary>
static class PostgreSqlSteps
{
    /// <summary>The statements, with the beginnings of steps marked.</summary>
    public static ValueList<PlannedStatement> Divide(ValueList<PlanAction> actions, PostgreSqlPlanContext context)
    {
        var statements = new List<PlannedStatement>();
        ObjectName? locked = null;
        var labels = new PostgreSqlNewLabels(context);
        var spans = new PostgreSqlSpans(actions);
        for (var i = 0; i < actions.Count; i++)
        {
            var (action, statement) = (actions[i], spans.Warn(i));
            if (statement.Objects.Count == 0)
                statement = statement with { Objects = action.Also.Prepend(action.Subject).ToValueList() };
            if (statement.Kind != StepKind.Transaction || statement.StartsStep)
            {
                locked = null;
                labels.Commit();
            }
            if (labels.MayUse(action))
            {
                statement = statement with { StartsStep = true };
                locked = null;
                labels.Commit();
            }
            if (!context.Request.IsPlain && LockedTable(action, context) is { } table)
            {
                if (locked is not null && locked != table && !action.JoinsStep && !spans.IsInside(i))
                {
                    statement = statement with { StartsStep = true };
                    labels.Commit();
                }
                locked = table;
            }
            statements.Add(statement);
        }
        return statements.ToValueList();
    }

    // What is dropped is used no more, and what is created not yet.
    static ObjectName? LockedTable(PlanAction action, PostgreSqlPlanContext context)
    {
        if (action.Statement.Kind != StepKind.Transaction)
            return null;
        var name = action.Subject;
        var table = name.Owner is null ? name : name with { Kind = ObjectKind.Table, Name = name.Owner, Owner = null };
        table = table with { Signature = null };
        return
            table.Kind == ObjectKind.Table
            && context.Before(table) is not null
            && !context.IsDropped(table)
            && name.Kind is not (ObjectKind.Index or ObjectKind.Statistics)
            ? table
            : null;
    }
}
