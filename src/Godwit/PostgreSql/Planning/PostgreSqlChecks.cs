namespace Godwit;

/// <summary>
/// Checks, and the NOT NULL constraints of PostgreSQL 18 that are more than a setting of their column.
/// </summary>
static class PostgreSqlChecks
{
    public static IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        // A table that becomes a partition must have the checks of its parent before.
        if (PostgreSqlConstraintRules.IsInherited(created) && !PostgreSqlInheritance.IsJoining(created, context))
            return [];
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        var children = ChildrenOf(created, context);
        var isQuick = created.Has("not valid") || created.Has("not enforced");
        if (context.IsOfCreated(created.Name) || isQuick)
            return [actions.Run(PostgreSqlConstraintRules.Add(created)) with { Also = children }];
        if (context.Request.IsPlain)
            return
            [
                actions.Run(
                    PostgreSqlConstraintRules.Add(created),
                    WaitHazard(created, actions),
                    FailHazard(created, actions)
                ) with
                {
                    Also = children,
                },
            ];
        var unvalidated = PostgreSqlConstraintRules.Unvalidated(created);
        return
        [
            actions.Run(PostgreSqlConstraintRules.Add(unvalidated)) with
            {
                Also = children,
            },
            actions.RunInNewStep(
                PostgreSqlConstraintRules.Validate(created.Name, created.Name.Name),
                FailHazard(created, actions)
            ),
        ];
    }

    public static IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var settings = change.Settings.Where(one => one is not ("comment" or "inherited")).ToList();
        if (settings.Count == 0)
            return [];
        if (settings is ["not valid"] && change.From.Has("not valid"))
            return
            [
                actions.RunInNewStep(
                    PostgreSqlConstraintRules.Validate(change.To.Name, change.To.Name.Name),
                    FailHazard(change.To, actions)
                ),
            ];
        if (change.To["type"] == "not null")
            return settings is ["no inherit"] ? [ChangeInheritance(change.To, actions)] : null;
        var isAlsoLocal = context
            .LinksAfter.InheritedAs(change.To.Name.Name)
            .Where(one => IsChild(one, change.To))
            .Any(one => !PostgreSqlConstraintRules.IsInherited(one));
        return context.Request.IsPlain || isAlsoLocal || change.From.Has("inherited") || change.To.Has("inherited")
            ? null
            : PostgreSqlConstraintRules.Swap(change.To, actions, context, FailHazard(change.To, actions));
    }

    static PlanAction ChangeInheritance(SchemaObject constraint, PostgreSqlActions actions)
    {
        var name = PostgreSqlIdentifier.Quote(constraint.Name.Name);
        var inherit = constraint.Has("no inherit") ? "NO INHERIT" : "INHERIT";
        return actions.Run(
            $"{PostgreSqlConstraintRules.AlterTable(constraint.Name)} ALTER CONSTRAINT {name} {inherit}"
        );
    }

    static Hazard WaitHazard(SchemaObject check, PostgreSqlActions actions) =>
        check["type"] == "not null"
            ? actions.Hazard("pg-set-not-null", Waits(check))
            : actions.Hazard("pg-add-check-valid", Waits(check));

    static Hazard FailHazard(SchemaObject check, PostgreSqlActions actions) =>
        check["type"] == "not null"
            ? actions.Hazard("not-null-may-fail", $"It fails where {check["columns"]} has no value.")
            : actions.Hazard(
                "check-may-fail",
                $"It fails where rows of {PostgreSqlIdentifier.OfOwner(check.Name)} break the condition."
            );

    static string Waits(SchemaObject check) =>
        $"Reads and writes of {PostgreSqlIdentifier.OfOwner(check.Name)} wait while every row is checked.";

    // Constraints that the children get with it, under the same name.
    static ValueList<ObjectName> ChildrenOf(SchemaObject check, PostgreSqlPlanContext context) =>
        check.Has("no inherit")
            ? []
            : context
                .LinksAfter.InheritedAs(check.Name.Name)
                .Where(one => IsChild(one, check) && PostgreSqlConstraintRules.IsInherited(one))
                .Where(one => context.ChangeOf(one.Name) is Change.Create && !context.IsOfCreated(one.Name))
                .Select(one => one.Name)
                .ToValueList();

    // pg_constraint does not say which parent a check is from: the name and the condition do.
    static bool IsChild(SchemaObject child, SchemaObject check) =>
        child["type"] == check["type"] && child["expression"] == check["expression"];
}
