namespace Godwit;

/// <summary>Makes, drops and changes extended statistics.</summary>
sealed class PostgreSqlStatisticsRules : PostgreSqlRules
{
    // What CREATE STATISTICS and ALTER STATISTICS take for a target that was never set.
    const string NoTarget = "-1";

    public override ValueList<ObjectKind> Kinds => [ObjectKind.Statistics];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        var name = PostgreSqlIdentifier.Of(created.Name);
        var kinds = created["kinds"] is { Length: > 0 } said ? $" ({said})" : "";
        yield return actions.Run($"CREATE STATISTICS {name}{kinds} ON {Columns(created)} FROM {created["table"]}");
        if (created["target"] is { } target)
            yield return SetTarget(name, target, actions);
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        return context.LinksBefore.ReferencedBy(dropped.Name).Any(context.IsOfDropped)
            ? []
            :
            [
                new PostgreSqlActions(ActionPhase.Drop, dropped.Name).Run(
                    $"DROP STATISTICS {PostgreSqlIdentifier.Of(dropped.Name)}"
                ),
            ];
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        if (change.Settings.Any(one => one is "table" or "columns" or "kinds" || IsExpression(one)))
            return null;
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var target = change.To["target"] ?? NoTarget;
        return change.From["target"] == change.To["target"]
            ? []
            : [SetTarget(PostgreSqlIdentifier.Of(change.To.Name), target, actions)];
    }

    static PlanAction SetTarget(string name, string target, PostgreSqlActions actions) =>
        actions.Run($"ALTER STATISTICS {name} SET STATISTICS {target}");

    static string Columns(SchemaObject statistics)
    {
        var expressions = statistics
            .Settings.Where(one => IsExpression(one.Name))
            .Select(one => InParentheses(one.Value));
        return statistics["columns"] is { } columns
            ? string.Join(", ", expressions.Prepend(columns))
            : string.Join(", ", expressions);
    }

    static string InParentheses(string expression)
    {
        var tokens = new SqlTokenizer(expression, new(0, expression.Length), PostgreSqlStatements.Syntax);
        var depth = 0;
        do
        {
            depth +=
                tokens.IsSymbol('(') ? 1
                : tokens.IsSymbol(')') ? -1
                : 0;
            // The pair that it begins with has to end with it.
            if (depth == 0 && tokens.Current.End < expression.Length)
                return $"({expression})";
        } while (tokens.MoveNext());
        return expression;
    }

    static bool IsExpression(string setting) => setting.StartsWith("expression ", StringComparison.Ordinal);
}
