namespace Godwit;

/// <summary>Makes, drops and changes sequences.</summary>
sealed class PostgreSqlSequenceRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.Sequence];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var unlogged = created.Has("unlogged") ? "UNLOGGED " : "";
        var type = created["type"] is { } name and not "bigint" ? $" AS {name}" : "";
        var options = created["options"] is { } text ? $" {text}" : "";
        var sequence = PostgreSqlIdentifier.Of(created.Name);
        yield return new(ActionPhase.Create, created.Name, new($"CREATE {unlogged}SEQUENCE {sequence}{type}{options}"));
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context)
    {
        // It falls with the column that owns it.
        if (
            dropped["owned by"] is { } owner
            && OwnerOf(owner, context.Request.From) is { } column
            && Falls(column, context)
        )
            yield break;
        var hazard = new Hazard("drop-sequence", dropped.Name, "Its position is lost.");
        yield return new(
            ActionPhase.Drop,
            dropped.Name,
            new($"DROP SEQUENCE {PostgreSqlIdentifier.Of(dropped.Name)}") { Hazards = [hazard] }
        );
    }

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        var clauses = new List<string>();
        var bounds = PostgreSqlSequenceBounds.Of(wanted["options"], wanted["type"]);
        var oldBounds = PostgreSqlSequenceBounds.Of(old["options"], old["type"]);
        var isOtherType = old["type"] != wanted["type"];
        if (isOtherType)
            clauses.Add($"AS {wanted["type"]}");
        // A sequence that turns would get the least value of the new type for that of the old one.
        var limits = isOtherType && bounds.IsDown != oldBounds.IsDown ? bounds : null;
        if (old["options"] != wanted["options"] || isOtherType)
            clauses.Add(PostgreSqlSequenceOptions.Full(wanted["options"], limits: limits));
        if (bounds.Restarts(oldBounds))
            clauses.Add("RESTART");
        var actions = new List<PlanAction>();
        if (bounds.Move(oldBounds, PostgreSqlIdentifier.Of(wanted.Name)) is { } move)
            actions.Add(new(ActionPhase.Alter, wanted.Name, new(move)) { IsIndependent = true });
        if (clauses.Count > 0)
            actions.Add(Run(wanted.Name, string.Join(' ', clauses)));
        if (old["unlogged"] != wanted["unlogged"])
            actions.Add(Run(wanted.Name, wanted.Has("unlogged") ? "SET UNLOGGED" : "SET LOGGED"));
        // As long as it belongs to a table it has the table's owner.
        if (old.Has("owned by") && old["owned by"] != wanted["owned by"])
            actions.Add(Run(wanted.Name, "OWNED BY NONE"));
        return actions;
    }

    /// <summary>A sequence and the table that gets it must have one owner by then.</summary>
    public override IEnumerable<PlanAction> Finish(SchemaObject? old, SchemaObject made, PostgreSqlPlanContext context)
    {
        if (made["owned by"] is not { } owner || owner == old?["owned by"])
            return [];
        var column = OwnerOf(owner, context.Request.To);
        return
        [
            Run(made.Name, $"OWNED BY {owner}") with
            {
                Needs = column is null ? [] : [column, PostgreSqlColumnRules.TableOf(column, context.After)],
            },
        ];
    }

    static bool Falls(ObjectName column, PostgreSqlPlanContext context) =>
        context.IsDropped(column) || context.IsDropped(PostgreSqlColumnRules.TableOf(column));

    /// <summary>The column that a sequence is owned by, as the catalog writes it.</summary>
    public static ObjectName? OwnerOf(string written, Catalog catalog) =>
        catalog
            .Objects.FirstOrDefault(one =>
                one.Name is { Kind: ObjectKind.Column, Owner: { } table }
                && $"{PostgreSqlIdentifier.Qualify(one.Name.Schema, table)}.{PostgreSqlIdentifier.Quote(one.Name.Name)}"
                    == written
            )
            ?.Name;

    // A default that draws from it may stand in the table that owns it: it must be free before that is dropped.
    static PlanAction Run(ObjectName sequence, string clause) =>
        new(ActionPhase.Alter, sequence, new($"ALTER SEQUENCE {PostgreSqlIdentifier.Of(sequence)} {clause}"))
        {
            IsIndependent = true,
        };
}
