namespace Godwit;

/// <summary>
/// Plans changes of a PostgreSQL database: asks the rules of each kind for statements, finds out what must be dropped
/// and created again around them, and puts all in order.
/// </summary>
sealed class PostgreSqlPlanner : IPlanner
{
    public Plan Plan(PlanRequest request)
    {
        var context = new PostgreSqlPlanContext(request);
        var detached = new PostgreSqlReplacements(context).Find();
        context.ForgetQuestions();
        List<PlanAction> actions =
        [
            .. context.Swaps.Actions(),
            .. Made(context),
            .. Dropped(context),
            .. PostgreSqlTypedTables.Join(context),
        ];
        actions.AddRange(detached);
        var leaving = new PostgreSqlLeavingTables(context);
        actions = actions.ConvertAll(one => PostgreSqlAttributeRules.AwaitDrops(leaving.Await(one), context));
        context.ThrowRefusal();
        var last = actions.Where(one => PostgreSqlDefaultPrivileges.IsLast(one, context)).ToList();
        var sorted = DependencyOrder.Sort(
            [
                .. PostgreSqlTypedTables.Leave(context),
                .. actions.Where(one => one.Phase == ActionPhase.Drop).Except(last),
                .. actions.Where(one => one.Phase != ActionPhase.Drop).Except(last),
            ],
            request.From.Dependencies,
            request.To.Dependencies,
            PostgreSqlNameSlots.Of
        );
        sorted = [.. sorted, .. last];
        var statements = PostgreSqlBodyChecks.Guard(PostgreSqlSteps.Divide(sorted, context), sorted, context);
        return new(statements, context.Questions);
    }

    public ValueList<PlannedStatement> PlanRenames(ValueList<Rename> renames) => PostgreSqlRenames.Plan(renames);

    // Objects that others need are dropped last: in the order of the kinds, backwards.
    static IEnumerable<PlanAction> Dropped(PostgreSqlPlanContext context) =>
        context
            .Request.From.Objects.Where(one => context.IsDropped(one.Name))
            .OrderByDescending(one => PostgreSqlKinds.RankOf(one.Name.Kind))
            .SelectMany(one => PostgreSqlKinds.RulesOf(one.Name, context).Drop(one, context));

    static IEnumerable<PlanAction> Made(PostgreSqlPlanContext context) =>
        context
            .Request.To.Objects.Where(one => context.IsCreated(one.Name) || context.ChangeOf(one.Name) is Change.Alter)
            .OrderBy(one => PostgreSqlKinds.RankOf(one.Name.Kind))
            .SelectMany(one => Made(one, context));

    static IEnumerable<PlanAction> Made(SchemaObject made, PostgreSqlPlanContext context)
    {
        var rules = PostgreSqlKinds.RulesOf(made.Name, context);
        if (context.IsCreated(made.Name))
            return
            [
                .. rules.Create(made, context),
                .. PostgreSqlKinds.Common.Create(made, context),
                .. rules.Finish(null, made, context),
            ];
        // Made() has looked: what is not created has an alteration, and one that is not done in place is a replacement.
        var change = (Change.Alter)context.ChangeOf(made.Name)!;
        return
        [
            .. rules.Alter(change, context)!,
            .. PostgreSqlKinds.Common.Alter(change, context)!,
            .. rules.Finish(change.From, made, context),
        ];
    }
}
