namespace Godwit;

/// <summary>Makes, drops and changes the constraints of tables and foreign tables.</summary>
/// <remarks>
/// On tables in use a constraint is added without looking at the rows, and validated in another transaction,
/// which takes no lock that reads or writes wait for (PostgreSQL manual, ALTER TABLE, <c>VALIDATE CONSTRAINT</c>).
/// A key gets an index that was built CONCURRENTLY before.
/// </remarks>
sealed class PostgreSqlConstraintRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Constraint];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        created["type"] switch
        {
            "foreign key" => PostgreSqlForeignKeys.Create(created, context),
            "check" or "not null" => PostgreSqlChecks.Create(created, context),
            _ => PostgreSqlKeys.Create(created, context),
        };

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        if (context.IsOfDropped(dropped.Name) && !PostgreSqlForeignKeys.IsInTheWay(dropped, context))
            return [];
        if (FallsWithParent(dropped, context))
            return [];
        var actions = new PostgreSqlActions(ActionPhase.Drop, dropped.Name);
        var action = actions.Run(Drop(dropped), [.. DropHazards(dropped, actions, context)]);
        var table = dropped.Has("inherited") ? context.LinksAfter.OwnerOf(dropped.Name)?.Name : null;
        return
        [
            .. dropped.Has("replica identity") ? PostgreSqlIndexParts.Unmark(dropped.Name, actions, context) : [],
            action with
            {
                Also = PostgreSqlPartitionParts.FallingWith(dropped, context),
                Needs = table is null ? [] : [table],
            },
        ];
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        if (change.From["type"] != change.To["type"])
            return null;
        // What a child has from its parent changes with the parent's.
        if (IsInherited(change.From) && IsInherited(change.To) && change.To["type"] is "check" or "foreign key")
            return PostgreSqlChecks.ValidateAlone(change, context);
        return change.To["type"] switch
        {
            "foreign key" => PostgreSqlForeignKeys.Alter(change, context),
            "check" or "not null" => PostgreSqlChecks.Alter(change, context),
            _ => PostgreSqlKeys.Alter(change, context),
        };
    }

    /// <summary>True where a child has the constraint from its parent, and only from there.</summary>
    public static bool IsInherited(SchemaObject constraint) => constraint["inherited"] == "only";

    /// <summary><c>ALTER TABLE … ADD CONSTRAINT …</c></summary>
    public static string Add(SchemaObject constraint, bool isOnly = false) =>
        $"{AlterTable(constraint.Name, isOnly)} ADD {PostgreSqlConstraintText.Define(constraint)}";

    /// <summary><c>ALTER TABLE … DROP CONSTRAINT …</c></summary>
    public static string Drop(SchemaObject constraint) =>
        $"{AlterTable(constraint.Name)} DROP CONSTRAINT {PostgreSqlIdentifier.Quote(constraint.Name.Name)}";

    /// <summary><c>ALTER TABLE … VALIDATE CONSTRAINT …</c></summary>
    public static string Validate(ObjectName table, string name) =>
        $"{AlterTable(table)} VALIDATE CONSTRAINT {PostgreSqlIdentifier.Quote(name)}";

    /// <summary><c>ALTER TABLE … RENAME CONSTRAINT … TO …</c></summary>
    public static string Rename(ObjectName constraint, string from, string to) =>
        $"{AlterTable(constraint)} RENAME CONSTRAINT {PostgreSqlIdentifier.Quote(from)} TO "
        + PostgreSqlIdentifier.Quote(to);

    /// <summary><c>ALTER TABLE …</c> of the table that a constraint belongs to; of a foreign table too.</summary>
    public static string AlterTable(ObjectName part, bool isOnly = false) =>
        $"ALTER TABLE {(isOnly ? "ONLY " : "")}{PostgreSqlIdentifier.OfOwner(part)}";

    /// <summary>The constraint as it is before it is validated.</summary>
    public static SchemaObject Unvalidated(SchemaObject constraint) =>
        constraint.Has("not valid") || constraint.Has("not enforced")
            ? constraint
            : constraint with
            {
                Settings = constraint.Settings.Append(new("not valid", "true")).ToValueList(),
            };

    /// <summary>
    /// Replaces a constraint by one that differs: the new one under another name, validated before the old one goes.
    /// </summary>
    public static IEnumerable<PlanAction> Swap(
        SchemaObject constraint,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context,
        Hazard mayFail
    )
    {
        var temporary = PostgreSqlTemporaryName.Of(constraint.Name, context);
        var table = AlterTable(constraint.Name);
        var unvalidated = PostgreSqlConstraintText.Define(Unvalidated(constraint), temporary);
        yield return actions.Run($"{table} ADD {unvalidated}");
        if (!constraint.Has("not valid") && !constraint.Has("not enforced"))
            yield return actions.RunInNewStep(Validate(constraint.Name, temporary), mayFail);
        yield return actions.RunInNewStep(Drop(constraint));
        yield return actions.Run(Rename(constraint.Name, temporary, constraint.Name.Name));
        if (constraint["comment"] is { } comment)
            yield return actions.Run(
                $"COMMENT ON CONSTRAINT {PostgreSqlIdentifier.Quote(constraint.Name.Name)} ON "
                    + $"{PostgreSqlIdentifier.OfOwner(constraint.Name)} IS {PostgreSqlIdentifier.Literal(comment)}"
            );
    }

    // A child that is one no longer keeps its constraint as its own.
    static bool FallsWithParent(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        if (!IsInherited(dropped))
            return false;
        if (context.LinksBefore.ParentOf(dropped) is { } parent)
            return context.IsDropped(parent.Name) || context.After(parent.Name) is null;
        return dropped["type"] != "foreign key" && !PostgreSqlInheritance.IsLost(dropped, context);
    }

    static IEnumerable<Hazard> DropHazards(
        SchemaObject dropped,
        PostgreSqlActions actions,
        PostgreSqlPlanContext context
    )
    {
        if (context.IsOfDropped(dropped.Name))
            yield break;
        if (context.ChangeOf(dropped.Name) is Change.Drop)
            yield return actions.Hazard("drop-constraint", "Rows that it forbids can be written from then on.");
        if (dropped["type"] == "foreign key")
            yield return actions.Hazard(
                "pg-drop-fk",
                $"Reads and writes of {PostgreSqlIdentifier.OfOwner(dropped.Name)} and {dropped["references"]} wait "
                    + "while it is dropped."
            );
    }
}
