namespace Godwit;

/// <summary>
/// Reads operators. A shell is what the commutator or negator of another one left behind: a name without a function.
/// </summary>
sealed class PostgreSqlOperatorReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Operator;

    protected override ObjectKind Kind => ObjectKind.Operator;

    protected override ValueList<string> Settings { get; } =
    ["shell", "function", "leftarg", "rightarg", "commutator", "negator", "restrict", "join", "hashes", "merges"];

    // Until 13 an operator could stand behind its argument.
    protected override string Query(int version) =>
        $"""
            SELECT
                operator.oid::bigint,
                namespace.nspname::text,
                operator.oprname::text,
                COALESCE(pg_catalog.format_type(NULLIF(operator.oprleft, 0), NULL), 'NONE') || ', '
                    || COALESCE(pg_catalog.format_type(NULLIF(operator.oprright, 0), NULL), 'NONE'),
                {If("operator.oprcode = 0")},
                {Routine("operator.oprcode")},
                pg_catalog.format_type(NULLIF(operator.oprleft, 0), NULL),
                pg_catalog.format_type(NULLIF(operator.oprright, 0), NULL),
                {OperatorOf("operator.oprcom")},
                {OperatorOf("operator.oprnegate")},
                {Routine("operator.oprrest")},
                {Routine("operator.oprjoin")},
                {If("operator.oprcanhash")},
                {If("operator.oprcanmerge")}
            FROM pg_catalog.pg_operator AS operator
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = operator.oprnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_operator", "operator.oid")}
            """;
}
