using System.Data.Common;

namespace Godwit;

/// <summary>Reads enums; their labels are one setting, as <see cref="EnumLabels"/> reads them.</summary>
sealed class PostgreSqlEnumReader : PostgreSqlTypeReader
{
    protected override ObjectKind Kind => ObjectKind.Enum;

    protected override ValueList<string> Settings => ["labels"];

    protected override string Query(int version) =>
        $"""
            SELECT
                type.oid::bigint,
                namespace.nspname::text,
                type.typname::text,
                NULL::text,
                COALESCE(
                    (
                        SELECT pg_catalog.string_agg(
                            pg_catalog.quote_literal(label.enumlabel),
                            E'\n' ORDER BY label.enumsortorder
                        )
                        FROM pg_catalog.pg_enum AS label
                        WHERE label.enumtypid = type.oid
                    ),
                    ''
                ),
                type.typarray::bigint
            FROM pg_catalog.pg_type AS type
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = type.typnamespace
            WHERE type.typtype = 'e'
                AND {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_type", "type.oid")}
            """;
}

/// <summary>Reads a kind of <c>pg_type</c>: whatever uses the array of the type uses the type.</summary>
abstract class PostgreSqlTypeReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Type;

    /// <summary>The column behind the settings is the type's array type.</summary>
    protected override ObjectName Read(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = base.Read(row, catalog);
        catalog.AddAddress(new(Class, (uint)row.GetInt64(FirstSetting + Settings.Count), 0), name);
        return name;
    }
}
