using System.Data.Common;

namespace Godwit;

/// <summary>Reads range types; their multiranges and constructors are part of them.</summary>
sealed class PostgreSqlRangeTypeReader : PostgreSqlTypeReader
{
    protected override ObjectKind Kind => ObjectKind.RangeType;

    protected override ValueList<string> Settings =>
        ["subtype", "subtype_opclass", "collation", "canonical", "subtype_diff", "multirange_type_name"];

    protected override string Query(int version) =>
        $"""
            SELECT
                type.oid::bigint,
                namespace.nspname::text,
                type.typname::text,
                NULL::text,
                pg_catalog.format_type(range.rngsubtype, NULL),
                (
                    SELECT pg_catalog.format('%I.%I', class_namespace.nspname, class.opcname)
                    FROM pg_catalog.pg_opclass AS class
                    JOIN pg_catalog.pg_namespace AS class_namespace ON class_namespace.oid = class.opcnamespace
                    WHERE class.oid = range.rngsubopc AND NOT class.opcdefault
                ),
                CASE
                    WHEN range.rngcollation <> subtype.typcollation
                    THEN range.rngcollation::pg_catalog.regcollation::text
                END,
                {Routine("range.rngcanonical")},
                {Routine("range.rngsubdiff")},
                {Multirange(version)},
                type.typarray::bigint
            FROM pg_catalog.pg_range AS range
            JOIN pg_catalog.pg_type AS type ON type.oid = range.rngtypid
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = type.typnamespace
            JOIN pg_catalog.pg_type AS subtype ON subtype.oid = range.rngsubtype
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_type", "type.oid")}
            """;

    // Multiranges came with 14. The name that the server gives: "range" becomes "multirange", else "_multirange" is
    // put behind (makeMultirangeTypeName() in pg_type.c).
    static string Multirange(int version) =>
        version < 140000
            ? "NULL::text"
            : """
                (
                        SELECT pg_catalog.format('%I.%I', multirange_namespace.nspname, multirange.typname)
                        FROM pg_catalog.pg_type AS multirange
                        JOIN pg_catalog.pg_namespace AS multirange_namespace
                            ON multirange_namespace.oid = multirange.typnamespace
                        WHERE multirange.oid = range.rngmultitypid
                            AND (
                                multirange.typnamespace <> type.typnamespace
                                OR multirange.typname::text <> CASE
                                    WHEN pg_catalog.strpos(type.typname, 'range') > 0
                                    THEN pg_catalog.overlay(
                                        type.typname::text, 'multi', pg_catalog.strpos(type.typname, 'range'), 0
                                    )
                                    ELSE pg_catalog.left(type.typname, 52) || '_multirange'
                                END
                            )
                    )
                """;

    // What the server makes with a range type: the multirange, the arrays, the constructors.
    const string Parts = """
        SELECT
            depend.classid::bigint,
            depend.objid::bigint,
            depend.refobjid::bigint
        FROM pg_catalog.pg_depend AS depend
        JOIN pg_catalog.pg_type AS type ON type.oid = depend.refobjid
        WHERE depend.refclassid = 'pg_catalog.pg_type'::pg_catalog.regclass
            AND depend.deptype = 'i'
            AND depend.refobjid >= 16384
            AND type.typtype IN ('r', 'm')
        ORDER BY type.typtype = 'm', 1, 2
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        base.Ask(queries);
        queries.Add(Parts, ReadPart);
    }

    // Parts of a range come before those of its multirange, so the multirange has its name then.
    static void ReadPart(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new(PostgreSqlClasses.Type, (uint)row.GetInt64(2), 0)) is not { } whole)
            return;
        catalog.AddAddress(new((uint)row.GetInt64(0), (uint)row.GetInt64(1), 0), whole);
    }
}
