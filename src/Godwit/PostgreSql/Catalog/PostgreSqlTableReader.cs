using System.Data.Common;

namespace Godwit;

/// <summary>Reads tables: ordinary ones, partitioned ones, and partitions.</summary>
sealed class PostgreSqlTableReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_class.h and pg_type.h.
    const uint RelationClass = 1259;
    const uint TypeClass = 1247;

    const string Tables = """
        SELECT
            class.oid::bigint,
            namespace.nspname::text,
            class.relname::text,
            class.reltype::bigint,
            CASE WHEN class.relpersistence = 'u' THEN 'true' END,
            CASE WHEN method.amname <> 'heap' THEN method.amname::text END,
            tablespace.spcname::text,
            -- That of an index is said by the index.
            CASE class.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' END,
            CASE WHEN class.relrowsecurity THEN 'true' END,
            CASE WHEN class.relforcerowsecurity THEN 'true' END,
            CASE WHEN class.reloftype <> 0 THEN pg_catalog.format_type(class.reloftype, NULL) END,
            CASE WHEN class.relispartition THEN pg_catalog.pg_get_expr(class.relpartbound, class.oid) END,
            (
                SELECT pg_catalog.string_agg(
                    pg_catalog.format('%I.%I', parent_namespace.nspname, parent.relname), ', '
                    ORDER BY inherits.inhseqno
                )
                FROM pg_catalog.pg_inherits AS inherits
                JOIN pg_catalog.pg_class AS parent ON parent.oid = inherits.inhparent
                JOIN pg_catalog.pg_namespace AS parent_namespace ON parent_namespace.oid = parent.relnamespace
                WHERE inherits.inhrelid = class.oid
            ),
            class.relispartition,
            CASE WHEN class.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(class.oid) END
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        LEFT JOIN pg_catalog.pg_am AS method ON method.oid = class.relam
        LEFT JOIN pg_catalog.pg_tablespace AS tablespace ON tablespace.oid = class.reltablespace
        WHERE class.relkind IN ('r', 'p')
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
        SELECT
            class.oid::bigint,
            CASE WHEN toast.oid IS NULL THEN '' ELSE 'toast.' END || option.option_name,
            option.option_value
        FROM pg_catalog.pg_class AS class
        LEFT JOIN LATERAL (
            SELECT class.reloptions AS list, NULL::pg_catalog.oid AS oid
            UNION ALL
            SELECT toast.reloptions, toast.oid
            FROM pg_catalog.pg_class AS toast
            WHERE toast.oid = class.reltoastrelid
        ) AS toast ON true
        CROSS JOIN LATERAL pg_catalog.pg_options_to_table(toast.list) AS option
        WHERE class.relkind IN ('r', 'p') AND class.oid >= 16384
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Tables, AddTable);
        queries.Add(Options, SetOption);
    }

    static void AddTable(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        const int parents = 12;
        var isPartition = row.GetBoolean(parents + 1);
        var name = new ObjectName(ObjectKind.Table, row.GetString(1), row.GetString(2));
        catalog.Add(
            new(RelationClass, (uint)row.GetInt64(0), 0),
            name,
            ("unlogged", row.GetStringOrNull(4)),
            ("access method", row.GetStringOrNull(5)),
            ("tablespace", row.GetStringOrNull(6)),
            ("replica identity", row.GetStringOrNull(7)),
            ("row security", row.GetStringOrNull(8)),
            ("force row security", row.GetStringOrNull(9)),
            ("of type", row.GetStringOrNull(10)),
            ("bound", row.GetStringOrNull(11)),
            (isPartition ? "partition of" : "inherits", row.GetStringOrNull(parents))
        );
        catalog.AddAddress(new(TypeClass, (uint)row.GetInt64(3), 0), name);
        catalog.SetExpression(name, "partition by", row.GetStringOrNull(parents + 2));
    }

    static void SetOption(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        // What an extension owns was passed over.
        if (catalog.Find(new(RelationClass, (uint)row.GetInt64(0), 0)) is { } table)
            catalog.Set(table, $"option:{row.GetString(1)}", row.GetStringOrNull(2) ?? "");
    }
}
