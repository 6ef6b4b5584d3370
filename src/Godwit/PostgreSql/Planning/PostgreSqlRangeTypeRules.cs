namespace Godwit;

/// <summary>Makes and drops range types; nothing of them can be changed in place.</summary>
sealed class PostgreSqlRangeTypeRules : PostgreSqlRules
{
    public override ValueList<ObjectKind> Kinds => [ObjectKind.RangeType];

    public override IEnumerable<PlanAction> Create(SchemaObject created, PostgreSqlPlanContext context)
    {
        var parts = PostgreSqlSimpleRules.Parameters(
            created,
            "subtype",
            "subtype_opclass",
            "collation",
            "canonical",
            "subtype_diff",
            "multirange_type_name"
        );
        var type = PostgreSqlIdentifier.Of(created.Name);
        return PostgreSqlShellTypes.Create(
            created.Name,
            $"CREATE TYPE {type} AS RANGE {PostgreSqlSimpleRules.InParentheses(parts)}",
            context
        );
    }

    public override IEnumerable<PlanAction> Drop(SchemaObject dropped, PostgreSqlPlanContext context) =>
        PostgreSqlShellTypes.Drop(dropped.Name, context);

    public override IEnumerable<PlanAction>? Alter(Change.Alter change, PostgreSqlPlanContext context) =>
        PostgreSqlSimpleRules.OwnSettings(change).Any() ? null : [];

    /// <summary>
    /// What comes with a range type and would be in the way of another one of its name:
    /// the multirange and the functions that make values, as far as their arguments do not tell them apart.
    /// </summary>
    /// <remarks>PostgreSQL manual, "Range Types"; source, <c>makeRangeConstructors</c> in <c>typecmds.c</c>.</remarks>
    public static IEnumerable<string> PartsOf(SchemaObject range, int version)
    {
        var (name, bound) = (PostgreSqlIdentifier.Of(range.Name), range["subtype"]);
        yield return $"FUNCTION {name}({bound}, {bound})";
        yield return $"FUNCTION {name}({bound}, {bound}, text)";
        if (version < 140000)
            yield break;
        var multirange = MultirangeOf(range);
        yield return $"FUNCTION {multirange}()";
        yield return $"TYPE {multirange}";
    }

    /// <summary>All that comes with a range type and has privileges of its own, as <c>GRANT</c> calls it.</summary>
    public static IEnumerable<string> GrantedPartsOf(SchemaObject range, int version)
    {
        // From 17 on those of a multirange are those of its range.
        const int multirangesHaveNone = 170000;
        var parts = PartsOf(range, version);
        if (version < 140000)
            return parts;
        var (name, multirange) = (PostgreSqlIdentifier.Of(range.Name), MultirangeOf(range));
        return
        [
            .. parts.Where(one => version < multirangesHaveNone || !IsType(one)),
            $"FUNCTION {multirange}({name})",
            $"FUNCTION {multirange}(VARIADIC {name}[])",
        ];
    }

    /// <summary>True for the multirange among the parts.</summary>
    public static bool IsType(string part) => part.StartsWith("TYPE ", StringComparison.Ordinal);

    /// <summary>The multirange of a range type, by the name that the server gives where nobody gives one.</summary>
    /// <remarks>PostgreSQL source, <c>makeMultirangeTypeName</c> in <c>pg_type.c</c>.</remarks>
    public static string MultirangeOf(SchemaObject range)
    {
        const int room = 52;
        if (range["multirange_type_name"] is { } named)
            return named;
        var name = range.Name.Name;
        var at = name.IndexOf("range", StringComparison.Ordinal);
        return PostgreSqlIdentifier.Qualify(
            range.Name.Schema,
            at >= 0 ? name.Insert(at, "multi") : PostgreSqlGeneratedName.Clip(name, room) + "_multirange"
        );
    }
}
