namespace Godwit;

/// <summary>Reads types with input and output functions, and shells of types.</summary>
sealed class PostgreSqlBaseTypeReader : PostgreSqlTypeReader
{
    protected override ObjectKind Kind => ObjectKind.BaseType;

    // The words of CREATE TYPE, in its order.
    protected override ValueList<string> Settings =>
        [
            "shell",
            "input",
            "output",
            "receive",
            "send",
            "typmod_in",
            "typmod_out",
            "analyze",
            "subscript",
            "internallength",
            "passedbyvalue",
            "alignment",
            "storage",
            "category",
            "preferred",
            "default",
            "element",
            "delimiter",
            "collatable",
        ];

    protected override string Query(int version) =>
        $"""
            SELECT
                type.oid::bigint,
                namespace.nspname::text,
                type.typname::text,
                NULL::text,
                {If("NOT type.typisdefined")},
                {IfDefined(Routine("type.typinput"))},
                {IfDefined(Routine("type.typoutput"))},
                {IfDefined(Routine("type.typreceive"))},
                {IfDefined(Routine("type.typsend"))},
                {IfDefined(Routine("type.typmodin"))},
                {IfDefined(Routine("type.typmodout"))},
                {IfDefined(Routine("type.typanalyze"))},
                -- Subscripting by types of one's own came with 14.
                {(version >= 140000 ? IfDefined(Routine("type.typsubscript")) : "NULL::text")},
                {IfDefined("CASE WHEN type.typlen > 0 THEN type.typlen::text ELSE 'variable' END")},
                {IfDefined(If("type.typbyval"))},
                {IfDefined("CASE type.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'd' THEN 'double' END")},
                {IfDefined(
                "CASE type.typstorage WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended' WHEN 'm' THEN 'main' END"
            )},
                {IfDefined("NULLIF(type.typcategory, 'U')::text")},
                {IfDefined(If("type.typispreferred"))},
                {IfDefined("type.typdefault")},
                {IfDefined("pg_catalog.format_type(NULLIF(type.typelem, 0), NULL)")},
                {IfDefined("NULLIF(type.typdelim, ',')::text")},
                {IfDefined(If("type.typcollation <> 0"))},
                type.typarray::bigint
            FROM pg_catalog.pg_type AS type
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = type.typnamespace
            WHERE (type.typtype = 'b' OR (type.typtype = 'p' AND NOT type.typisdefined))
                AND NOT EXISTS (SELECT FROM pg_catalog.pg_type AS element WHERE element.typarray = type.oid)
                AND {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_type", "type.oid")}
            """;

    // A shell has the functions of a dummy.
    static string IfDefined(string value) => $"CASE WHEN type.typisdefined THEN {value} END";
}
