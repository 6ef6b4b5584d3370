using System.Data.Common;

namespace Godwit;

/// <summary>Reads the columns of tables and foreign tables, in the order of their tables.</summary>
sealed class PostgreSqlColumnReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_class.h and pg_attrdef.h.
    const uint RelationClass = 1259;
    const uint DefaultClass = 2604;

    // In the order of the query's columns, from the seventh.
    static readonly ValueList<string> _settings =
    [
        "type",
        "collation",
        "not null",
        "generated",
        "identity",
        "identity sequence",
        "identity options",
        "storage",
        "compression",
        "statistics",
        "inherited",
    ];

    const int FirstSetting = 8;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Columns(queries.Version), AddColumn);
        queries.Add(Options, SetOption);
    }

    static string Columns(int version) =>
        $"""
            SELECT
                class.oid::bigint,
                attribute.attnum::integer,
                namespace.nspname::text,
                class.relname::text,
                attribute.attname::text,
                attrdef.oid::bigint,
                -- The server opens the table for the names of columns; a default has none in it.
                pg_catalog.pg_get_expr(
                    attrdef.adbin, CASE WHEN attribute.attgenerated <> '' THEN attrdef.adrelid ELSE 0 END
                ),
                sequence.oid::bigint,
                pg_catalog.format_type(attribute.atttypid, attribute.atttypmod),
                CASE
                    WHEN attribute.attcollation <> type.typcollation AND attribute.attcollation <> 0
                    THEN pg_catalog.format('%I.%I', collation_namespace.nspname, "collation".collname)
                END,
                CASE WHEN attribute.attnotnull THEN 'true' END,
                CASE attribute.attgenerated WHEN 's' THEN 'stored' WHEN 'v' THEN 'virtual' END,
                CASE attribute.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,
                CASE
                    WHEN sequence.oid IS NOT NULL
                        AND (
                            sequence.relname <> class.relname || '_' || attribute.attname || '_seq'
                            OR sequence.relnamespace <> class.relnamespace
                        )
                    THEN pg_catalog.format('%I.%I', sequence_namespace.nspname, sequence.relname)
                END,
                CASE WHEN sequence.oid IS NOT NULL THEN {PostgreSqlSequenceReader.OptionsOf("sequence_row")} END,
                CASE WHEN attribute.attstorage <> type.typstorage
                    THEN CASE attribute.attstorage
                        WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended'
                    END
                END,
                -- Compression came with 14.
                {(
                version >= 140000
                    ? "CASE attribute.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END"
                    : "NULL"
            )},
                -- -1 until 16, NULL from 17 on.
                CASE WHEN attribute.attstattarget >= 0 THEN attribute.attstattarget::text END,
                CASE
                    WHEN attribute.attinhcount = 0 THEN NULL
                    WHEN attribute.attislocal THEN 'and local'
                    ELSE 'only'
                END
            FROM pg_catalog.pg_attribute AS attribute
            JOIN pg_catalog.pg_class AS class ON class.oid = attribute.attrelid
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
            JOIN pg_catalog.pg_type AS type ON type.oid = attribute.atttypid
            LEFT JOIN pg_catalog.pg_collation AS "collation" ON "collation".oid = attribute.attcollation
            LEFT JOIN pg_catalog.pg_namespace AS collation_namespace
                ON collation_namespace.oid = "collation".collnamespace
            LEFT JOIN pg_catalog.pg_attrdef AS attrdef
                ON attrdef.adrelid = class.oid AND attrdef.adnum = attribute.attnum
            LEFT JOIN pg_catalog.pg_depend AS depend
                ON attribute.attidentity <> ''
                AND depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND depend.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND depend.refobjid = class.oid
                AND depend.refobjsubid = attribute.attnum
                AND depend.deptype = 'i'
            LEFT JOIN pg_catalog.pg_class AS sequence ON sequence.oid = depend.objid AND sequence.relkind = 'S'
            LEFT JOIN pg_catalog.pg_namespace AS sequence_namespace
                ON sequence_namespace.oid = sequence.relnamespace
            LEFT JOIN pg_catalog.pg_sequence AS sequence_row ON sequence_row.seqrelid = sequence.oid
            WHERE attribute.attnum > 0
                AND NOT attribute.attisdropped
                AND class.relkind IN ('r', 'p', 'f')
                AND class.relpersistence <> 't'
                AND class.oid >= 16384
                AND namespace.nspname !~ '^pg_'
                AND namespace.nspname <> 'information_schema'
                AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_depend AS member
                    WHERE member.deptype = 'e'
                        AND member.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                        AND member.objid = class.oid
                )
            """;

    static void AddColumn(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = new ObjectName(ObjectKind.Column, row.GetString(2), row.GetString(4)) { Owner = row.GetString(3) };
        catalog.Add(new(RelationClass, (uint)row.GetInt64(0), row.GetInt32(1)), name);
        for (var i = 0; i < _settings.Count; i++)
            catalog.Set(name, _settings[i], row.GetStringOrNull(FirstSetting + i));
        var isGenerated = !row.IsDBNull(FirstSetting + _settings.AsSpan().IndexOf("generated"));
        catalog.SetExpression(name, isGenerated ? "expression" : "default", row.GetStringOrNull(6));
        if (!row.IsDBNull(5))
            catalog.AddAddress(new(DefaultClass, (uint)row.GetInt64(5), 0), name);
        if (!row.IsDBNull(7))
            catalog.AddAddress(new(RelationClass, (uint)row.GetInt64(7), 0), name);
    }

    const string Options = """
        SELECT attribute.attrelid::bigint, attribute.attnum::integer, option.setting, option.value
        FROM pg_catalog.pg_attribute AS attribute
        CROSS JOIN LATERAL (
            SELECT 'option:' || option_name AS setting, option_value AS value
            FROM pg_catalog.pg_options_to_table(attribute.attoptions)
            UNION ALL
            SELECT 'fdw option:' || option_name, option_value
            FROM pg_catalog.pg_options_to_table(attribute.attfdwoptions)
        ) AS option
        WHERE attribute.attnum > 0
            AND (attribute.attoptions IS NOT NULL OR attribute.attfdwoptions IS NOT NULL)
            AND attribute.attrelid >= 16384
        """;

    static void SetOption(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var address = new ObjectAddress(RelationClass, (uint)row.GetInt64(0), row.GetInt32(1));
        if (catalog.Find(address) is { Kind: ObjectKind.Column } name)
            catalog.Set(name, row.GetString(2), row.GetStringOrNull(3) ?? "");
    }
}
