namespace Godwit;

/// <summary>What statements such as <c>COMMENT ON</c> and <c>ALTER … OWNER TO</c> call an object.</summary>
static class PostgreSqlReference
{
    /// <summary>
    /// <c>TABLE public.users</c>, <c>TRIGGER audit ON public.users</c>, <c>FUNCTION public.f(integer)</c>.
    /// </summary>
    public static string Of(ObjectName name, PostgreSqlPlanContext context) =>
        name.Kind switch
        {
            ObjectKind.Column => $"COLUMN {PostgreSqlIdentifier.OfOwner(name)}.{Quote(name.Name)}",
            ObjectKind.Constraint =>
                $"CONSTRAINT {Quote(name.Name)} ON {Domain(name, context)}{PostgreSqlIdentifier.OfOwner(name)}",
            ObjectKind.Trigger or ObjectKind.Policy or ObjectKind.Rule =>
                $"{Word(name.Kind)} {Quote(name.Name)} ON {PostgreSqlIdentifier.OfOwner(name)}",
            ObjectKind.Cast => $"CAST {name.Name}",
            ObjectKind.Transform => $"TRANSFORM {name.Name}",
            ObjectKind.Operator => $"OPERATOR {Schema(name)}{name.Name} ({name.Signature})",
            ObjectKind.OperatorClass or ObjectKind.OperatorFamily =>
                $"{Word(name.Kind)} {PostgreSqlIdentifier.Of(name)} USING {name.Signature}",
            ObjectKind.Function or ObjectKind.Procedure or ObjectKind.Aggregate =>
                $"{Word(name.Kind)} {PostgreSqlIdentifier.Of(name)}({name.Signature})",
            _ => $"{Word(name.Kind)} {PostgreSqlIdentifier.Of(name)}",
        };

    /// <summary>What <c>GRANT … ON</c> calls an object.</summary>
    public static string ForGrant(ObjectName name, PostgreSqlPlanContext context) =>
        name.Kind switch
        {
            ObjectKind.View or ObjectKind.MaterializedView or ObjectKind.ForeignTable =>
                $"TABLE {PostgreSqlIdentifier.Of(name)}",
            ObjectKind.ForeignServer => $"FOREIGN SERVER {PostgreSqlIdentifier.Of(name)}",
            ObjectKind.Aggregate => $"FUNCTION {PostgreSqlIdentifier.Of(name)}({name.Signature})",
            _ => Of(name, context),
        };

    /// <summary>The words of a kind: <c>MATERIALIZED VIEW</c>.</summary>
    public static string Word(ObjectKind kind) =>
        kind switch
        {
            ObjectKind.Enum or ObjectKind.CompositeType or ObjectKind.RangeType or ObjectKind.BaseType => "TYPE",
            ObjectKind.MaterializedView => "MATERIALIZED VIEW",
            ObjectKind.ForeignTable => "FOREIGN TABLE",
            ObjectKind.ForeignServer => "SERVER",
            ObjectKind.ForeignDataWrapper => "FOREIGN DATA WRAPPER",
            ObjectKind.EventTrigger => "EVENT TRIGGER",
            ObjectKind.AccessMethod => "ACCESS METHOD",
            ObjectKind.OperatorClass => "OPERATOR CLASS",
            ObjectKind.OperatorFamily => "OPERATOR FAMILY",
            ObjectKind.TextSearchConfiguration => "TEXT SEARCH CONFIGURATION",
            ObjectKind.TextSearchDictionary => "TEXT SEARCH DICTIONARY",
            ObjectKind.TextSearchParser => "TEXT SEARCH PARSER",
            ObjectKind.TextSearchTemplate => "TEXT SEARCH TEMPLATE",
            _ => kind.ToString().ToUpperInvariant(),
        };

    static string Domain(ObjectName name, PostgreSqlPlanContext context)
    {
        var domain = new ObjectName(ObjectKind.Domain, name.Schema, name.Owner ?? "");
        return (context.After(domain) ?? context.Before(domain)) is null ? "" : "DOMAIN ";
    }

    static string Schema(ObjectName name) => name.Schema.Length == 0 ? "" : Quote(name.Schema) + ".";

    static string Quote(string name) => PostgreSqlIdentifier.Quote(name);
}
