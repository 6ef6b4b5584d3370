namespace Godwit;

/// <summary>
/// Turns the check of function bodies off where a body mentions what comes after it: functions that call each other, a
/// function in the default of the table that it reads. What a body says is then found out when it runs.
/// </summary>
static class PostgreSqlBodyChecks
{
    const string Off = "SET LOCAL check_function_bodies = off";

    /// <summary>The statements, with the check turned off at the head of the steps that need that.</summary>
    /// <param name="statements">One for each of the actions.</param>
    /// <param name="actions">The actions in their order.</param>
    /// <param name="context">The plan.</param>
    public static ValueList<PlannedStatement> Guard(
        ValueList<PlannedStatement> statements,
        ValueList<PlanAction> actions,
        PostgreSqlPlanContext context
    )
    {
        var heads = HeadsOfUnchecked(statements, actions, context).ToHashSet();
        if (heads.Count == 0)
            return statements;
        var guarded = new List<PlannedStatement>();
        for (var i = 0; i < statements.Count; i++)
        {
            if (!heads.Contains(i))
            {
                guarded.Add(statements[i]);
                continue;
            }
            guarded.Add(
                new(Off)
                {
                    StartsStep = statements[i].StartsStep,
                    Comment = "Functions mention what is created after them.",
                }
            );
            guarded.Add(statements[i] with { StartsStep = false });
        }
        return guarded.ToValueList();
    }

    static IEnumerable<int> HeadsOfUnchecked(
        ValueList<PlannedStatement> statements,
        ValueList<PlanAction> actions,
        PostgreSqlPlanContext context
    )
    {
        var last = new Dictionary<ObjectName, int>();
        for (var i = 0; i < actions.Count; i++)
        {
            if (actions[i].Phase == ActionPhase.Drop)
                continue;
            foreach (var name in actions[i].Also.Append(actions[i].Subject))
                last.TryAdd(name, i);
        }
        for (var i = 0; i < actions.Count; i++)
        {
            var name = actions[i].Subject;
            if (name.Kind is not (ObjectKind.Function or ObjectKind.Procedure) || actions[i].Phase == ActionPhase.Drop)
                continue;
            if (context.Bodies.MentionedBy(name).Any(one => last.GetValueOrDefault(one) > i))
                yield return HeadOf(i, statements);
        }
    }

    static int HeadOf(int statement, ValueList<PlannedStatement> statements)
    {
        var head = statement;
        while (head > 0 && !statements[head].StartsStep && statements[head - 1].Kind == StepKind.Transaction)
            head--;
        return head;
    }
}
