namespace Godwit;

/// <summary>Makes, drops and changes publications.</summary>
sealed class PostgreSqlPublicationRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Publication;

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context) =>
        base.Create(Told(created, context), context);

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var target =
            created.Has("all tables") ? " FOR ALL TABLES"
            : Members(created) is { Length: > 0 } members ? $" FOR {members}"
            : "";
        return [$"CREATE {Reference(created.Name)}{target} WITH ({Options(created)})"];
    }

    protected override string Reference(ObjectName name) => $"PUBLICATION {PostgreSqlIdentifier.Quote(name.Name)}";

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        // SET takes a list that is not empty.
        if (old["all tables"] != wanted["all tables"] || Members(wanted).Length == 0 && Members(old).Length > 0)
            return null;
        var statements = new List<string>();
        if (Members(old) != Members(wanted))
            statements.Add($"ALTER {Reference(wanted.Name)} SET {Members(Told(wanted, context))}");
        if (Options(old) != Options(wanted))
        {
            var none =
                old.Has("generated columns") && !wanted.Has("generated columns")
                    ? ", publish_generated_columns = none"
                    : "";
            statements.Add($"ALTER {Reference(wanted.Name)} SET ({Options(wanted)}{none})");
        }
        return statements;
    }

    // With a table its heirs come too, unless it is told ONLY; partitions never do.
    static SchemaObject Told(SchemaObject publication, PostgreSqlPlanContext context)
    {
        var parents = context
            .NeedsAfter(publication.Name)
            .Where(one => one is { Kind: ObjectKind.Table, Owner: null } && HasHeirs(one, context))
            .Select(PostgreSqlIdentifier.Of)
            .ToHashSet();
        if (parents.Count == 0 || publication["tables"] is not { } tables)
            return publication;
        var lines = tables.Split('\n').Select(line => IsOf(line, parents) ? $"ONLY {line}" : line);
        var told = publication.Settings.Select(one =>
            one.Name == "tables" ? one with { Value = string.Join('\n', lines) } : one
        );
        return publication with { Settings = told.ToValueList() };
    }

    static bool HasHeirs(ObjectName table, PostgreSqlPlanContext context) =>
        context
            .LinksBefore.TablesBelow(table)
            .Concat(context.LinksAfter.TablesBelow(table))
            .Any(one => one.Has("inherits"));

    // A name may be followed by columns and a condition.
    static bool IsOf(string line, HashSet<string> tables) =>
        tables.Any(table => line == table || line.StartsWith($"{table} ", StringComparison.Ordinal));

    static string Members(SchemaObject publication)
    {
        var tables = publication["tables"] is { } text
            ? $"TABLE {text.Replace("\n", ", ", StringComparison.Ordinal)}"
            : null;
        var schemas = publication["schemas"] is { } names ? $"TABLES IN SCHEMA {names}" : null;
        return string.Join(", ", new[] { tables, schemas }.Where(part => part is not null));
    }

    static string Options(SchemaObject publication)
    {
        var text = $"publish = {PostgreSqlIdentifier.Literal(publication["publish"] ?? "")}";
        text += $", publish_via_partition_root = {(publication.Has("via root") ? "true" : "false")}";
        return publication["generated columns"] is { } kind ? $"{text}, publish_generated_columns = {kind}" : text;
    }
}

/// <summary>Makes, drops and switches event triggers.</summary>
sealed class PostgreSqlEventTriggerRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.EventTrigger;

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var tags = created["tags"] is { } list ? $" WHEN TAG IN ({list})" : "";
        yield return $"CREATE {Reference(created.Name)} ON {created["event"]}{tags} EXECUTE FUNCTION "
            + $"{created["function"]}()";
        if (created["state"] is not null)
            yield return Switch(created);
    }

    protected override string Reference(ObjectName name) => $"EVENT TRIGGER {PostgreSqlIdentifier.Quote(name.Name)}";

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context) =>
        OwnSettings(change).All(one => one == "state") ? [Switch(change.To)] : null;

    string Switch(SchemaObject trigger) =>
        $"ALTER {Reference(trigger.Name)} "
        + trigger["state"] switch
        {
            "disabled" => "DISABLE",
            "replica" => "ENABLE REPLICA",
            "always" => "ENABLE ALWAYS",
            _ => "ENABLE",
        };
}
