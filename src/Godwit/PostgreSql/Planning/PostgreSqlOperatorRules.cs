namespace Godwit;

/// <summary>Makes, drops and changes operators.</summary>
sealed class PostgreSqlOperatorRules : PostgreSqlSimpleRules
{
    // Before, what was said about commutators and the like at creation stayed.
    const int CanSetLinks = 170000;

    protected override ObjectKind Kind => ObjectKind.Operator;

    protected override string Reference(ObjectName name) => $"OPERATOR {Symbol(name)} ({name.Signature})";

    // A shell comes with the operator that names it as its commutator or negator.
    protected override IEnumerable<string> CreateStatements(SchemaObject created) =>
        created.Has("shell") ? [] : [Text(created)];

    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context)
    {
        if (change.From.Has("shell"))
            return [Text(change.To)];
        if (change.To.Has("shell"))
        {
            context.Refuse(
                change.To.Name,
                "it becomes a shell, and the server makes one only for an operator that names it when it is created",
                "Drop the operators that name it too, or leave it as it is."
            );
            return [];
        }
        var parts = new List<string>();
        foreach (var setting in OwnSettings(change))
        {
            var isDone = setting switch
            {
                "restrict" or "join" => true,
                "commutator" or "negator" => ComesWithOther(setting, change, context),
                _ => false,
            };
            if (!isDone && !(context.Version >= CanSetLinks && IsAdded(setting, change)))
                return null;
            if (setting is "restrict" or "join")
                parts.Add($"{setting.ToUpperInvariant()} = {change.To[setting] ?? "NONE"}");
            else if (!isDone)
                parts.Add(setting is "hashes" or "merges" ? setting.ToUpperInvariant() : Link(setting, change.To));
        }
        return parts.Count == 0 ? [] : [$"ALTER {Reference(change.To.Name)} SET {InParentheses(parts)}"];
    }

    static bool IsAdded(string setting, Change.Alter change) =>
        setting is "commutator" or "negator" or "hashes" or "merges" && !change.From.Has(setting);

    static string Link(string setting, SchemaObject one) => $"{setting.ToUpperInvariant()} = {one[setting]}";

    // The server keeps both ends of a link: it comes with the creation of the other operator, and goes with its drop.
    static bool ComesWithOther(string setting, Change.Alter change, PostgreSqlPlanContext context)
    {
        var before = change.From[setting];
        var after = change.To[setting];
        return (before is null || Others(before, change.From).Any(context.IsDropped))
            && (after is null || Others(after, change.To).Any(context.IsCreated));
    }

    /// <summary>The operator that a link leads to: with the same arguments, or the other way round.</summary>
    static IEnumerable<ObjectName> Others(string link, SchemaObject one)
    {
        var name = link["OPERATOR(".Length..^1];
        var dot = name.LastIndexOf('.');
        var schema = name[..dot].Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal);
        var symbol = name[(dot + 1)..];
        var (left, right) = (one["leftarg"] ?? "NONE", one["rightarg"] ?? "NONE");
        yield return new(ObjectKind.Operator, schema, symbol) { Signature = $"{left}, {right}" };
        yield return new(ObjectKind.Operator, schema, symbol) { Signature = $"{right}, {left}" };
    }

    static string Symbol(ObjectName name) => $"{PostgreSqlIdentifier.Quote(name.Schema)}.{name.Name}";

    static string Text(SchemaObject created)
    {
        var parts = Parameters(created, "function", "leftarg", "rightarg", "commutator", "negator", "restrict", "join")
            .Concat(Present(created, "hashes", "merges").Select(one => one.ToUpperInvariant()));
        return $"CREATE OPERATOR {Symbol(created.Name)} {InParentheses(parts)}";
    }
}
