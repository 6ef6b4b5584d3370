namespace Godwit;

/// <summary>Rules of kinds that take one statement to create, to drop, and mostly to change.</summary>
abstract class PostgreSqlSimpleRules : PostgreSqlRules
{
    /// <summary>The only kind.</summary>
    protected abstract ObjectKind Kind { get; }

    public override ValueList<ObjectKind> Kinds => [Kind];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Create, created.Name);
        return CreateStatements(created).Select(sql => actions.Run(sql)).ToList();
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        [new PostgreSqlActions(ActionPhase.Drop, dropped.Name).Run($"DROP {Reference(dropped.Name)}")];

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context)
    {
        var actions = new PostgreSqlActions(ActionPhase.Alter, change.To.Name);
        return OwnSettings(change).Any()
            ? AlterStatements(change, context)?.Select(sql => actions.Run(sql)).ToList()
            : [];
    }

    /// <summary>The statements that make the object; mostly one.</summary>
    protected abstract IEnumerable<string> CreateStatements(SchemaObject created);

    /// <summary>What statements call the object: <c>OPERATOR public.=== (integer, integer)</c>.</summary>
    protected abstract string Reference(ObjectName name);

    /// <summary>
    /// The statements that change settings of the kind; <see langword="null"/> where the object has to be made again.
    /// </summary>
    protected virtual IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context) => null;

    /// <summary>The settings that differ, without those that all kinds have.</summary>
    public static IEnumerable<string> OwnSettings(Change.Alter change) =>
        change.Settings.Where(one =>
            one is not ("owner" or "comment" or "grants")
            && !one.StartsWith("label:", StringComparison.Ordinal)
            && !one.StartsWith(PostgreSqlPrivilegeQuery.PartPrefix, StringComparison.Ordinal)
        );

    /// <summary>A name with its schema.</summary>
    protected static string Of(ObjectName name) => PostgreSqlIdentifier.Of(name);

    /// <summary><c>NAME = value</c> for each of the settings that are present, in their order.</summary>
    public static IEnumerable<string> Parameters(SchemaObject described, params IEnumerable<string> settings) =>
        Present(described, settings).Select(setting => $"{setting.ToUpperInvariant()} = {described[setting]}");

    /// <summary>Those of the settings that are present, in their order.</summary>
    public static IEnumerable<string> Present(SchemaObject described, params IEnumerable<string> settings) =>
        settings.Where(described.Has);

    /// <summary>
    /// The parts of a statement in parentheses: on its line while they are few, else one on each line.
    /// </summary>
    public static string InParentheses(IEnumerable<string> parts)
    {
        const int fewCharacters = 60;
        var list = parts.ToList();
        var line = string.Join(", ", list);
        return line.Length <= fewCharacters && !line.Contains('\n', StringComparison.Ordinal)
            ? $"({line})"
            : $"(\n    {string.Join(",\n    ", list)}\n)";
    }
}
