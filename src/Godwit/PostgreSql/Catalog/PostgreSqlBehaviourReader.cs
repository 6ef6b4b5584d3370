using System.Data.Common;

namespace Godwit;

/// <summary>Reads what happens to rows of a table: triggers, rules and policies.</summary>
/// <remarks>Triggers that a partition has from its parent are no objects: they follow the parent's.</remarks>
sealed class PostgreSqlBehaviourReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_trigger.h, pg_rewrite.h and pg_policy.h.
    const uint TriggerClass = 2620;
    const uint RewriteClass = 2618;
    const uint PolicyClass = 3256;

    const string From = """

        JOIN pg_catalog.pg_class AS class ON class.oid = one.relation
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        WHERE one.oid >= 16384
            AND class.relpersistence <> 't'
            AND namespace.nspname !~ '^pg_'
            AND namespace.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype = 'e'
                    AND (
                        (depend.classid = one.class AND depend.objid = one.oid)
                        OR (
                            depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                            AND depend.objid = class.oid
                        )
                    )
            )
        """;

    const string Triggers =
        """
            SELECT
                one.oid::bigint,
                namespace.nspname::text,
                class.relname::text,
                one.name,
                pg_catalog.pg_get_triggerdef(one.oid),
                CASE one.state WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
            FROM (
                SELECT
                    oid,
                    tgrelid AS relation,
                    tgname::text AS name,
                    tgenabled AS state,
                    'pg_catalog.pg_trigger'::pg_catalog.regclass AS class
                FROM pg_catalog.pg_trigger
                WHERE NOT tgisinternal AND tgparentid = 0
            ) AS one
            """ + From;

    const string Rules =
        """
            SELECT
                one.oid::bigint,
                namespace.nspname::text,
                class.relname::text,
                one.name,
                pg_catalog.pg_get_ruledef(one.oid),
                CASE one.state WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
            FROM (
                SELECT
                    oid,
                    ev_class AS relation,
                    rulename::text AS name,
                    ev_enabled AS state,
                    'pg_catalog.pg_rewrite'::pg_catalog.regclass AS class
                FROM pg_catalog.pg_rewrite
                WHERE rulename <> '_RETURN'
            ) AS one
            """ + From;

    const string Policies =
        """
            SELECT
                one.oid::bigint,
                namespace.nspname::text,
                class.relname::text,
                one.name,
                pg_catalog.pg_get_expr(one.polqual, one.relation),
                pg_catalog.pg_get_expr(one.polwithcheck, one.relation),
                CASE one.polcmd
                    WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE'
                END,
                CASE WHEN NOT one.polpermissive THEN 'true' END,
                (
                    SELECT pg_catalog.string_agg(
                        CASE WHEN role.oid = 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(auth.rolname) END,
                        ', ' ORDER BY auth.rolname
                    )
                    FROM pg_catalog.unnest(one.polroles) AS role (oid)
                    LEFT JOIN pg_catalog.pg_roles AS auth ON auth.oid = role.oid
                    WHERE one.polroles <> '{0}'
                )
            FROM (
                SELECT
                    *,
                    polrelid AS relation,
                    polname::text AS name,
                    'pg_catalog.pg_policy'::pg_catalog.regclass AS class
                FROM pg_catalog.pg_policy
            ) AS one
            """ + From;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Triggers, (row, catalog) => Add(row, ObjectKind.Trigger, TriggerClass, catalog));
        queries.Add(Rules, (row, catalog) => Add(row, ObjectKind.Rule, RewriteClass, catalog));
        queries.Add(Policies, AddPolicy);
    }

    static void Add(DbDataReader row, ObjectKind kind, uint @class, PostgreSqlCatalogBuilder catalog)
    {
        var name = NameOf(row, kind);
        catalog.Add(new(@class, (uint)row.GetInt64(0), 0), name, ("state", row.GetStringOrNull(5)));
        catalog.SetExpression(name, "definition", row.GetString(4).TrimEnd(';'));
    }

    static void AddPolicy(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = NameOf(row, ObjectKind.Policy);
        catalog.Add(
            new(PolicyClass, (uint)row.GetInt64(0), 0),
            name,
            ("command", row.GetStringOrNull(6)),
            ("restrictive", row.GetStringOrNull(7)),
            ("roles", row.GetStringOrNull(8))
        );
        catalog.SetExpression(name, "using", row.GetStringOrNull(4));
        catalog.SetExpression(name, "check", row.GetStringOrNull(5));
    }

    static ObjectName NameOf(DbDataReader row, ObjectKind kind) =>
        new(kind, row.GetString(1), row.GetString(3)) { Owner = row.GetString(2) };
}
