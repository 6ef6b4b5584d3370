namespace Godwit;

/// <summary>
/// Makes, drops and changes functions and procedures: in place where the server takes a replacement, so that whatever
/// depends on them stays.
/// </summary>
sealed class PostgreSqlFunctionRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Function, ObjectKind.Procedure];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        return [Ordered(actions.Run(PostgreSqlFunctionText.Create(created)), context)];
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        PostgreSqlShellTypes.FallsWithType(dropped.Name, context)
            ? []
            :
            [
                new PostgreSqlActions(ActionPhase.Drop, dropped.Name).Run(
                    $"DROP {PostgreSqlFunctionText.Reference(dropped.Name)}"
                ),
            ];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var settings = PostgreSqlSimpleRules.OwnSettings(change).ToList();
        if (settings.Count == 0)
            return [];
        if (!CanReplace(change))
            return null;
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var sql = settings.All(one => PostgreSqlFunctionText.IsOption(one, change.To))
            ? PostgreSqlFunctionText.Alter(change, settings)
            : PostgreSqlFunctionText.Replace(change.To);
        return [Ordered(actions.Run(sql), context)];
    }

    // PostgreSQL manual, CREATE FUNCTION, "Notes": the result, the names of arguments and the kind stay, and an
    // argument that may be left out may still be left out.
    static bool CanReplace(Change.Alter change) =>
        change.From["arguments"] == change.To["arguments"]
        && change.From["returns"] == change.To["returns"]
        && change.From["window"] == change.To["window"]
        && PostgreSqlFunctionText.CountDefaults(change.To) >= PostgreSqlFunctionText.CountDefaults(change.From);

    static PlanAction Ordered(PlanAction action, PostgreSqlPlanContext context)
    {
        var mentioned = context.Bodies.NeedsOf(action.Subject);
        return PostgreSqlShellTypes.ForShells(action with { Needs = [.. action.Needs, .. mentioned] }, context);
    }
}
