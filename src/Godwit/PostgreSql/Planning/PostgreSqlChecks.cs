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
            return
            [
                actions.Run(PostgreSqlConstraintRules.Add(created)) with
                {
                    Also = children,
                    Needs = HeirsBefore(created, context).ToValueList(),
                },
                .. ValidateBelow(created, actions, context),
            ];
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
            Validated(created, actions),
        ];
    }

    public static IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        var settings = change.Settings.Where(one => one is not ("comment" or "inherited")).ToList();
        if (settings.Count == 0)
            return [];
        if (settings is ["not valid"] && change.From.Has("not valid"))
            return [Validated(change.To, actions)];
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

    /// <summary>What makes the constraint of a child valid while that of its parent is not.</summary>
    public static IEnumerable<PlanAction> ValidateAlone(Change.Alter change, PostgreSqlPlanContext context)
    {
        var name = change.To.Name;
        var isAlone =
            change.From["not valid"] != change.To["not valid"]
            && PostgreSqlInheritance
                .KeptAbove(name, context)
                .Select(above => PostgreSqlInheritance.PartOf(above, name))
                .Any(above => context.After(above)?.Has("not valid") == true && !IsMadeInvalid(above, context));
        if (isAlone && change.To.Has("not valid"))
            context.Refuse(
                name,
                "its rows are known to keep it, and the server has no statement that forgets that alone",
                $"Validate it in the schema: {PostgreSqlConstraintRules.Validate(name, name.Name)};"
            );
        return isAlone ? [Validated(change.To, new(ActionPhase.Alter, name))] : [];
    }

    /// <summary>
    /// The checks above one that a new heir shall have without its rows having been looked at: a table that is made has
    /// none, and its checks are valid from the beginning, so that they come anew when the heir is there.
    /// </summary>
    public static IEnumerable<ObjectName> MadeAgainFor(SchemaObject created, PostgreSqlPlanContext context) =>
        IsBornUnvalidated(created, context) && context.LinksAfter.OwnerOf(created.Name) is { } heir
            ? context
                .LinksAfter.TablesAbove(heir)
                .Select(above => PostgreSqlInheritance.PartOf(above, created.Name))
                .Where(above => context.Before(above) is not null && context.After(above)?["inherited"] != "only")
            : [];

    // Heirs that would have the check valid if it came before them.
    static IEnumerable<ObjectName> HeirsBefore(SchemaObject check, PostgreSqlPlanContext context) =>
        context
            .LinksAfter.InheritedAs(check.Name.Name)
            .Where(one => IsBornUnvalidated(one, context) && IsBelow(one, check, context))
            .Select(one => PostgreSqlColumnRules.TableOf(one.Name));

    static bool IsBornUnvalidated(SchemaObject check, PostgreSqlPlanContext context) =>
        check["type"] == "check"
        && check.Has("not valid")
        && PostgreSqlConstraintRules.IsInherited(check)
        && context.IsOfCreated(check.Name);

    // Then it is so on all tables below.
    static bool IsMadeInvalid(ObjectName check, PostgreSqlPlanContext context) =>
        context.IsCreated(check) || context.Before(check)?.Has("not valid") != true;

    static PlanAction Validated(SchemaObject check, PostgreSqlActions actions) =>
        actions.RunInNewStep(
            PostgreSqlConstraintRules.Validate(check.Name, check.Name.Name),
            FailHazard(check, actions)
        );

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

    // A table that was made when the parent had the constraint already has no rows that nobody looked at.
    static IEnumerable<PlanAction> ValidateBelow(
        SchemaObject check,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    ) =>
        check.Has("not valid") && !check.Has("no inherit")
            ? context
                .LinksAfter.InheritedAs(check.Name.Name)
                .Where(one => IsChild(one, check) && !one.Has("not valid"))
                .Where(one => PostgreSqlConstraintRules.IsInherited(one) && IsBelow(one, check, context))
                .Select(one =>
                    ValidatedBelow(one, actions, context) with
                    {
                        Also = [one.Name],
                        Needs = [PostgreSqlColumnRules.TableOf(one.Name)],
                    }
                )
            : [];

    static PlanAction ValidatedBelow(SchemaObject check, PostgreSqlActions actions, PostgreSqlPlanContext context) =>
        context.IsOfCreated(check.Name)
            ? actions.Run(PostgreSqlConstraintRules.Validate(check.Name, check.Name.Name))
            : Validated(check, actions);

    static bool IsBelow(SchemaObject child, SchemaObject check, PostgreSqlPlanContext context) =>
        context.LinksAfter.OwnerOf(check.Name) is { } table
        && context.LinksAfter.OwnerOf(child.Name) is { } below
        && context.LinksAfter.TablesAbove(below).Any(one => one.Name == table.Name);

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
