namespace Godwit;

/// <summary>Options of foreign objects: <c>host 'a'</c>, one a line.</summary>
static class PostgreSqlForeignOptions
{
    /// <summary><c> OPTIONS (host 'a')</c>, or nothing.</summary>
    public static string Of(SchemaObject one) =>
        one["options"] is { } options ? $" OPTIONS ({options.Replace("\n", ", ", StringComparison.Ordinal)})" : "";

    /// <summary>What leads from the options of one object to those of another; empty where they are the same.</summary>
    public static string Between(SchemaObject old, SchemaObject wanted)
    {
        var (before, after) = (Parse(old), Parse(wanted));
        var set = after
            .Where(one => before.GetValueOrDefault(one.Key) != one.Value)
            .Select(one => $"{(before.ContainsKey(one.Key) ? "SET" : "ADD")} {one.Key} {one.Value}");
        var changes = set.Concat(before.Keys.Except(after.Keys).Select(name => $"DROP {name}")).ToList();
        return changes.Count == 0 ? "" : $" OPTIONS ({string.Join(", ", changes)})";
    }

    // The server quotes a name that holds a blank.
    static Dictionary<string, string> Parse(SchemaObject one) =>
        (one["options"] ?? "")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (Name: line[..NameEnd(line)], Value: line[(NameEnd(line) + 1)..]))
            .ToDictionary(pair => pair.Name, pair => pair.Value);

    static int NameEnd(string line) =>
        line.StartsWith('"') ? line.IndexOf("\" ", 1, StringComparison.Ordinal) + 1 : line.IndexOf(' ');
}

/// <summary>Makes, drops and changes foreign-data wrappers.</summary>
sealed class PostgreSqlForeignDataWrapperRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.ForeignDataWrapper;

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var handler = created["handler"] is { } function ? $" HANDLER {function}" : "";
        var validator = created["validator"] is { } check ? $" VALIDATOR {check}" : "";
        return [$"CREATE {Reference(created.Name)}{handler}{validator}{PostgreSqlForeignOptions.Of(created)}"];
    }

    protected override string Reference(ObjectName name) =>
        $"FOREIGN DATA WRAPPER {PostgreSqlIdentifier.Quote(name.Name)}";

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        var text = $"ALTER {Reference(change.To.Name)}";
        if (change.From["handler"] != change.To["handler"])
            text += change.To["handler"] is { } function ? $" HANDLER {function}" : " NO HANDLER";
        if (change.From["validator"] != change.To["validator"])
            text += change.To["validator"] is { } check ? $" VALIDATOR {check}" : " NO VALIDATOR";
        return [text + PostgreSqlForeignOptions.Between(change.From, change.To)];
    }
}

/// <summary>Makes, drops and changes foreign servers.</summary>
sealed class PostgreSqlForeignServerRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.ForeignServer;

    protected override IEnumerable<string> CreateStatements(SchemaObject created)
    {
        var type = created["type"] is { } text ? $" TYPE {PostgreSqlIdentifier.Literal(text)}" : "";
        return
        [
            $"CREATE {Reference(created.Name)}{type}{Version(created)} FOREIGN DATA WRAPPER {created["wrapper"]}"
                + PostgreSqlForeignOptions.Of(created),
        ];
    }

    protected override string Reference(ObjectName name) => $"SERVER {PostgreSqlIdentifier.Quote(name.Name)}";

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        var (old, wanted) = (change.From, change.To);
        if (
            old["type"] != wanted["type"]
            || old["wrapper"] != wanted["wrapper"]
            || old.Has("version") && !wanted.Has("version")
        )
            return null;
        var version = old["version"] == wanted["version"] ? "" : Version(wanted);
        return [$"ALTER {Reference(wanted.Name)}{version}{PostgreSqlForeignOptions.Between(old, wanted)}"];
    }

    static string Version(SchemaObject server) =>
        server["version"] is { } version ? $" VERSION {PostgreSqlIdentifier.Literal(version)}" : "";
}

/// <summary>Makes, drops and changes foreign tables; their columns have rules of their own.</summary>
sealed class PostgreSqlForeignTableRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.ForeignTable];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var columns = context.PartsAfter(created.Name).Where(part => part.Name.Kind == ObjectKind.Column).ToList();
        var lines = string.Join(",\n    ", columns.Select(column => PostgreSqlTableText.Column(column)));
        var body = columns.Count == 0 ? "()" : $"(\n    {lines}\n)";
        yield return new(
            ActionPhase.Create,
            created.Name,
            new(
                $"CREATE FOREIGN TABLE {PostgreSqlIdentifier.Of(created.Name)} {body}\nSERVER {created["server"]}"
                    + PostgreSqlForeignOptions.Of(created)
            )
        )
        {
            Also = columns.Select(column => column.Name).ToValueList(),
        };
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        [
            new(ActionPhase.Drop, dropped.Name, new($"DROP FOREIGN TABLE {PostgreSqlIdentifier.Of(dropped.Name)}"))
            {
                Also = context.PartsBefore(dropped.Name).Select(part => part.Name).ToValueList(),
            },
        ];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        if (change.From["server"] != change.To["server"])
            return null;
        var options = PostgreSqlForeignOptions.Between(change.From, change.To);
        return options.Length == 0
            ? []
            :
            [
                new(
                    ActionPhase.Alter,
                    change.To.Name,
                    new($"ALTER FOREIGN TABLE {PostgreSqlIdentifier.Of(change.To.Name)}{options}")
                ),
            ];
    }
}
