namespace Godwit;

/// <summary>Makes, drops and changes aggregate functions.</summary>
sealed class PostgreSqlAggregateRules : PostgreSqlSimpleRules
{
    protected override ObjectKind Kind => ObjectKind.Aggregate;

    protected override string Reference(ObjectName name) =>
        $"AGGREGATE {Of(name)}({(string.IsNullOrEmpty(name.Signature) ? "*" : name.Signature)})";

    protected override IEnumerable<string> CreateStatements(SchemaObject created) => [Text("CREATE", created)];

    // A replacement has the same arguments, result and kind.
    protected override IEnumerable<string>? AlterStatements(Change.Alter change, PostgreSqlPlanContext context) =>
        OwnSettings(change).Any(one => one is "arguments" or "returns" or "hypothetical")
            ? null
            : [Text("CREATE OR REPLACE", change.To)];

    static string Text(string create, SchemaObject aggregate)
    {
        var arguments = aggregate["arguments"] is { Length: > 0 } some ? some : "*";
        var parts = aggregate
            .Settings.Where(one => IsParameter(one.Name))
            .OrderBy(one => _order.IndexOf(one.Name))
            .Select(Parameter);
        return $"{create} AGGREGATE {Of(aggregate.Name)}({arguments}) {InParentheses(parts)}";
    }

    static bool IsParameter(string setting) => _order.Contains(setting);

    static string Parameter(Setting setting) =>
        setting.Name switch
        {
            "finalfunc_extra" or "mfinalfunc_extra" or "hypothetical" => setting.Name.ToUpperInvariant(),
            "initcond" or "minitcond" =>
                $"{setting.Name.ToUpperInvariant()} = {PostgreSqlIdentifier.Literal(setting.Value)}",
            _ => $"{setting.Name.ToUpperInvariant()} = {setting.Value}",
        };

    static readonly List<string> _order =
    [
        "sfunc",
        "stype",
        "sspace",
        "finalfunc",
        "finalfunc_extra",
        "finalfunc_modify",
        "combinefunc",
        "serialfunc",
        "deserialfunc",
        "initcond",
        "msfunc",
        "minvfunc",
        "mstype",
        "msspace",
        "mfinalfunc",
        "mfinalfunc_extra",
        "mfinalfunc_modify",
        "minitcond",
        "sortop",
        "parallel",
        "hypothetical",
    ];
}
