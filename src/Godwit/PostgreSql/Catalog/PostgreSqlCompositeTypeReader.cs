using System.Data.Common;

namespace Godwit;

/// <summary>Reads stand-alone composite types, and their attributes as columns that belong to them.</summary>
sealed class PostgreSqlCompositeTypeReader : PostgreSqlTypeReader
{
    protected override ObjectKind Kind => ObjectKind.CompositeType;

    protected override ValueList<string> Settings => [];

    protected override string Query(int version) =>
        $"""
            SELECT
                type.oid::bigint,
                namespace.nspname::text,
                type.typname::text,
                NULL::text,
                type.typarray::bigint,
                type.typrelid::bigint
            FROM pg_catalog.pg_type AS type
            JOIN pg_catalog.pg_class AS class ON class.oid = type.typrelid
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = type.typnamespace
            WHERE class.relkind = 'c'
                AND {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_type", "type.oid")}
            """;

    static readonly string _attributes = $"""
        SELECT
            class.oid::bigint,
            attribute.attnum::integer,
            namespace.nspname::text,
            class.relname::text,
            attribute.attname::text,
            pg_catalog.format_type(attribute.atttypid, attribute.atttypmod),
            CASE
                WHEN attribute.attcollation <> type.typcollation
                THEN attribute.attcollation::pg_catalog.regcollation::text
            END
        FROM pg_catalog.pg_attribute AS attribute
        JOIN pg_catalog.pg_class AS class ON class.oid = attribute.attrelid
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_catalog.pg_type AS type ON type.oid = attribute.atttypid
        WHERE class.relkind = 'c'
            AND attribute.attnum > 0
            AND NOT attribute.attisdropped
            AND {IsLasting("namespace.nspname")}
            AND {IsOwn("pg_type", "class.reltype")}
        """;

    protected override ObjectName Read(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = base.Read(row, catalog);
        catalog.AddAddress(new(PostgreSqlClasses.Relation, (uint)row.GetInt64(FirstSetting + 1), 0), name);
        return name;
    }

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        base.Ask(queries);
        queries.Add(_attributes, ReadAttribute);
    }

    static void ReadAttribute(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = new ObjectName(ObjectKind.Column, row.GetString(2), row.GetString(4)) { Owner = row.GetString(3) };
        catalog.Add(
            new(PostgreSqlClasses.Relation, (uint)row.GetInt64(0), row.GetInt32(1)),
            name,
            ("type", row.GetString(5)),
            ("collation", row.GetStringOrNull(6))
        );
    }
}
