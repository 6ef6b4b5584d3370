using System.Data.Common;

namespace Godwit;

/// <summary>Reads domains, and their checks as constraints that belong to them.</summary>
sealed class PostgreSqlDomainReader : PostgreSqlTypeReader
{
    protected override ObjectKind Kind => ObjectKind.Domain;

    protected override ValueList<string> Settings =>
        ["type", "collation", "default", "not null", "not null constraint"];

    protected override ValueList<string> Expressions => ["default"];

    protected override string Query(int version) =>
        $"""
            SELECT
                type.oid::bigint,
                namespace.nspname::text,
                type.typname::text,
                NULL::text,
                pg_catalog.format_type(type.typbasetype, type.typtypmod),
                CASE
                    WHEN type.typcollation <> base.typcollation
                    THEN type.typcollation::pg_catalog.regcollation::text
                END,
                pg_catalog.pg_get_expr(type.typdefaultbin, 0, true),
                {If("type.typnotnull")},
                -- Since 17 the NOT NULL of a domain is a constraint with a name.
                (
                    SELECT "constraint".conname::text
                    FROM pg_catalog.pg_constraint AS "constraint"
                    WHERE "constraint".contypid = type.oid
                        AND "constraint".contype = 'n'
                        AND "constraint".conname <> type.typname || '_not_null'
                ),
                type.typarray::bigint
            FROM pg_catalog.pg_type AS type
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = type.typnamespace
            JOIN pg_catalog.pg_type AS base ON base.oid = type.typbasetype
            WHERE type.typtype = 'd'
                AND {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_type", "type.oid")}
            """;

    static readonly string _constraints = $"""
        SELECT
            "constraint".oid::bigint,
            namespace.nspname::text,
            "constraint".conname::text,
            type.typname::text,
            pg_catalog.pg_get_expr("constraint".conbin, 0, true),
            {If("NOT \"constraint\".convalidated")}
        FROM pg_catalog.pg_constraint AS "constraint"
        JOIN pg_catalog.pg_type AS type ON type.oid = "constraint".contypid
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = type.typnamespace
        WHERE "constraint".contype = 'c'
            AND {IsLasting("namespace.nspname")}
            AND {IsOwn("pg_type", "type.oid")}
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        base.Ask(queries);
        queries.Add(_constraints, ReadConstraint);
    }

    static void ReadConstraint(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = new ObjectName(ObjectKind.Constraint, row.GetString(1), row.GetString(2))
        {
            Owner = row.GetString(3),
        };
        catalog.Add(
            new(PostgreSqlClasses.Constraint, (uint)row.GetInt64(0), 0),
            name,
            ("type", "check"),
            ("not valid", row.GetStringOrNull(5))
        );
        catalog.SetExpression(name, "expression", row.GetStringOrNull(4));
    }
}
