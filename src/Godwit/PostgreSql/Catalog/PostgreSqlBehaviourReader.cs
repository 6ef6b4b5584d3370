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
        ORDER BY 2, 3, 4
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

    public override async Task ReadAsync(
        DbConnection connection,
        int version,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        await AddAsync(connection, catalog, Triggers, ObjectKind.Trigger, TriggerClass, cancellationToken)
            .ConfigureAwait(false);
        await AddAsync(connection, catalog, Rules, ObjectKind.Rule, RewriteClass, cancellationToken)
            .ConfigureAwait(false);
        var policies = await connection
            .QueryAsync(
                Policies,
                row =>
                    (
                        Row: (uint)row.GetInt64(0),
                        Name: NameOf(row, ObjectKind.Policy),
                        Using: row.GetStringOrNull(4),
                        Check: row.GetStringOrNull(5),
                        Command: row.GetStringOrNull(6),
                        IsRestrictive: row.GetStringOrNull(7),
                        Roles: row.GetStringOrNull(8)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var policy in policies)
        {
            catalog.Add(
                new(PolicyClass, policy.Row, 0),
                policy.Name,
                ("command", policy.Command),
                ("restrictive", policy.IsRestrictive),
                ("roles", policy.Roles)
            );
            catalog.SetExpression(policy.Name, "using", policy.Using);
            catalog.SetExpression(policy.Name, "check", policy.Check);
        }
    }

    static async Task AddAsync(
        DbConnection connection,
        PostgreSqlCatalogBuilder catalog,
        string sql,
        ObjectKind kind,
        uint @class,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                sql,
                row =>
                    (
                        Row: (uint)row.GetInt64(0),
                        Name: NameOf(row, kind),
                        Definition: row.GetString(4),
                        State: row.GetStringOrNull(5)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var row in rows)
        {
            catalog.Add(new(@class, row.Row, 0), row.Name, ("state", row.State));
            catalog.SetExpression(row.Name, "definition", row.Definition.TrimEnd(';'));
        }
    }

    static ObjectName NameOf(DbDataReader row, ObjectKind kind) =>
        new(kind, row.GetString(1), row.GetString(3)) { Owner = row.GetString(2) };
}
