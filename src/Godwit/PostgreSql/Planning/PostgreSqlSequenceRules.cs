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
        if (created["owned by"] is { } owner)
            yield return Own(created.Name, owner, context);
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
        if (old["type"] != wanted["type"])
            clauses.Add($"AS {wanted["type"]}");
        if (old["options"] != wanted["options"] || old["type"] != wanted["type"])
            clauses.Add(PostgreSqlSequenceOptions.Full(wanted["options"]));
        var actions = new List<PlanAction>();
        if (clauses.Count > 0)
            actions.Add(Run(wanted.Name, string.Join(' ', clauses)));
        if (old["unlogged"] != wanted["unlogged"])
            actions.Add(Run(wanted.Name, wanted.Has("unlogged") ? "SET UNLOGGED" : "SET LOGGED"));
        if (old["owned by"] != wanted["owned by"])
            actions.Add(Own(wanted.Name, wanted["owned by"] ?? "NONE", context));
        return actions;
    }

    static PlanAction Own(ObjectName sequence, string owner, PostgreSqlPlanContext context) =>
        Run(sequence, $"OWNED BY {owner}") with
        {
            Needs = OwnerOf(owner, context.Request.To) is { } column ? [column] : [],
        };

    static bool Falls(ObjectName column, PostgreSqlPlanContext context) =>
        // Columns have a table.
        context.IsDropped(column) || context.IsDropped(new(ObjectKind.Table, column.Schema, column.Owner!));

    static ObjectName? OwnerOf(string written, Catalog catalog) =>
        catalog
            .Objects.FirstOrDefault(one =>
                one.Name is { Kind: ObjectKind.Column, Owner: { } table }
                && $"{PostgreSqlIdentifier.Qualify(one.Name.Schema, table)}.{PostgreSqlIdentifier.Quote(one.Name.Name)}"
                    == written
            )
            ?.Name;

    static PlanAction Run(ObjectName sequence, string clause) =>
        new(ActionPhase.Alter, sequence, new($"ALTER SEQUENCE {PostgreSqlIdentifier.Of(sequence)} {clause}"));
}
