using System.Data.Common;

namespace Godwit;

/// <summary>Reads views and materialized views. Whether the latter have rows is no difference.</summary>
sealed class PostgreSqlViewReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_class.h, pg_rewrite.h and pg_type.h.
    const uint RelationClass = 1259;
    const uint RewriteClass = 2618;
    const uint TypeClass = 1247;

    const string Views = """
        SELECT
            class.oid::bigint,
            namespace.nspname::text,
            class.relname::text,
            class.relkind = 'm',
            class.reltype::bigint,
            rewrite.oid::bigint,
            pg_catalog.pg_get_viewdef(class.oid),
            (
                SELECT pg_catalog.string_agg(
                    pg_catalog.quote_ident(attribute.attname) || ' '
                        || pg_catalog.format_type(attribute.atttypid, attribute.atttypmod),
                    ', ' ORDER BY attribute.attnum
                )
                FROM pg_catalog.pg_attribute AS attribute
                WHERE attribute.attrelid = class.oid AND attribute.attnum > 0 AND NOT attribute.attisdropped
            ),
            CASE WHEN method.amname <> 'heap' THEN method.amname::text END,
            tablespace.spcname::text
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_catalog.pg_rewrite AS rewrite ON rewrite.ev_class = class.oid AND rewrite.rulename = '_RETURN'
        LEFT JOIN pg_catalog.pg_am AS method ON method.oid = class.relam
        LEFT JOIN pg_catalog.pg_tablespace AS tablespace ON tablespace.oid = class.reltablespace
        WHERE class.relkind IN ('v', 'm')
            AND class.relpersistence <> 't'
            AND class.oid >= 16384
            AND namespace.nspname !~ '^pg_'
            AND namespace.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype = 'e'
                    AND depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid = class.oid
            )
        """;

    const string Options = """
        SELECT class.oid::bigint, option.option_name, option.option_value
        FROM pg_catalog.pg_class AS class
        CROSS JOIN LATERAL pg_catalog.pg_options_to_table(class.reloptions) AS option
        WHERE class.relkind IN ('v', 'm') AND class.oid >= 16384
        """;

    const string Defaults = """
        SELECT
            attrdef.adrelid::bigint,
            attribute.attname::text,
            pg_catalog.pg_get_expr(attrdef.adbin, attrdef.adrelid)
        FROM pg_catalog.pg_attrdef AS attrdef
        JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = attrdef.adrelid
            AND attribute.attnum = attrdef.adnum
        JOIN pg_catalog.pg_class AS class ON class.oid = attrdef.adrelid
        WHERE class.relkind = 'v' AND class.oid >= 16384
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Views, AddView);
        queries.Add(Options, (row, catalog) => Set(row, "option:", catalog));
        queries.Add(Defaults, (row, catalog) => Set(row, "default:", catalog));
    }

    static void AddView(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var kind = row.GetBoolean(3) ? ObjectKind.MaterializedView : ObjectKind.View;
        var name = new ObjectName(kind, row.GetString(1), row.GetString(2));
        catalog.Add(
            new(RelationClass, (uint)row.GetInt64(0), 0),
            name,
            ("columns", row.GetStringOrNull(7)),
            ("access method", row.GetStringOrNull(8)),
            ("tablespace", row.GetStringOrNull(9))
        );
        catalog.AddAddress(new(TypeClass, (uint)row.GetInt64(4), 0), name);
        catalog.AddAddress(new(RewriteClass, (uint)row.GetInt64(5), 0), name);
        // The server ends a query with a semicolon.
        catalog.SetExpression(name, "query", row.GetString(6).Trim().TrimEnd(';'));
    }

    static void Set(DbDataReader row, string prefix, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new(RelationClass, (uint)row.GetInt64(0), 0)) is { } view)
            catalog.Set(view, prefix + row.GetString(1), row.GetStringOrNull(2) ?? "");
    }
}
