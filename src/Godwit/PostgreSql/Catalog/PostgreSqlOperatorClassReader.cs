using System.Data.Common;

namespace Godwit;

/// <summary>Reads operator families; what is in them and in none of their classes is a setting each.</summary>
sealed class PostgreSqlOperatorFamilyReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.OperatorFamily;

    protected override ObjectKind Kind => ObjectKind.OperatorFamily;

    protected override ValueList<string> Settings => [];

    protected override string Query(int version) =>
        $"""
            SELECT
                family.oid::bigint,
                namespace.nspname::text,
                family.opfname::text,
                pg_catalog.quote_ident(method.amname)
            FROM pg_catalog.pg_opfamily AS family
            JOIN pg_catalog.pg_am AS method ON method.oid = family.opfmethod
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = family.opfnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_opfamily", "family.oid")}
            """;
}

/// <summary>Reads operator classes, then what is in classes and families.</summary>
sealed class PostgreSqlOperatorClassReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.OperatorClass;

    protected override ObjectKind Kind => ObjectKind.OperatorClass;

    protected override ValueList<string> Settings => ["type", "default", "family", "storage"];

    protected override string Query(int version) =>
        $"""
            SELECT
                class.oid::bigint,
                namespace.nspname::text,
                class.opcname::text,
                pg_catalog.quote_ident(method.amname),
                pg_catalog.format_type(class.opcintype, NULL),
                {If("class.opcdefault")},
                pg_catalog.format('%I.%I', family_namespace.nspname, family.opfname),
                pg_catalog.format_type(NULLIF(class.opckeytype, 0), NULL)
            FROM pg_catalog.pg_opclass AS class
            JOIN pg_catalog.pg_am AS method ON method.oid = class.opcmethod
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.opcnamespace
            JOIN pg_catalog.pg_opfamily AS family ON family.oid = class.opcfamily
            JOIN pg_catalog.pg_namespace AS family_namespace ON family_namespace.oid = family.opfnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_opclass", "class.oid")}
            """;
}

/// <summary>
/// Reads what is in operator classes and families: <c>operator:1 (integer, integer)</c> and
/// <c>function:1 (integer, integer)</c>, with the operator or function as it stands behind that in SQL.
/// </summary>
sealed class PostgreSqlOperatorMemberReader : PostgreSqlKindReader
{
    // pg_depend says whether a member is one of a class or of the family alone.
    static readonly string _operators = $"""
        SELECT
            member.oid::bigint,
            depend.refclassid::bigint,
            depend.refobjid::bigint,
            pg_catalog.format(
                'operator:%s (%s, %s)',
                member.amopstrategy,
                pg_catalog.format_type(member.amoplefttype, NULL),
                pg_catalog.format_type(member.amoprighttype, NULL)
            ),
            pg_catalog.format(
                '%I.%s (%s, %s)',
                namespace.nspname,
                operator.oprname,
                pg_catalog.format_type(member.amoplefttype, NULL),
                pg_catalog.format_type(member.amoprighttype, NULL)
            ) || CASE
                WHEN member.amopsortfamily <> 0
                THEN pg_catalog.format(' FOR ORDER BY %I.%I', family_namespace.nspname, family.opfname)
                ELSE ''
            END
        FROM pg_catalog.pg_amop AS member
        JOIN pg_catalog.pg_depend AS depend
            ON depend.classid = 'pg_catalog.pg_amop'::pg_catalog.regclass
            AND depend.objid = member.oid
            AND depend.refclassid IN (
                'pg_catalog.pg_opclass'::pg_catalog.regclass,
                'pg_catalog.pg_opfamily'::pg_catalog.regclass
            )
            AND (depend.refclassid <> 'pg_catalog.pg_opfamily'::pg_catalog.regclass
                OR depend.refobjid = member.amopfamily)
        JOIN pg_catalog.pg_operator AS operator ON operator.oid = member.amopopr
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = operator.oprnamespace
        LEFT JOIN pg_catalog.pg_opfamily AS family ON family.oid = member.amopsortfamily
        LEFT JOIN pg_catalog.pg_namespace AS family_namespace ON family_namespace.oid = family.opfnamespace
        WHERE {PostgreSqlSettingsReader.IsOwn("pg_amop", "member.oid")}
        """;

    static readonly string _functions = $"""
        SELECT
            member.oid::bigint,
            depend.refclassid::bigint,
            depend.refobjid::bigint,
            pg_catalog.format(
                'function:%s (%s, %s)',
                member.amprocnum,
                pg_catalog.format_type(member.amproclefttype, NULL),
                pg_catalog.format_type(member.amprocrighttype, NULL)
            ),
            member.amproc::pg_catalog.oid::pg_catalog.regprocedure::text
        FROM pg_catalog.pg_amproc AS member
        JOIN pg_catalog.pg_depend AS depend
            ON depend.classid = 'pg_catalog.pg_amproc'::pg_catalog.regclass
            AND depend.objid = member.oid
            AND depend.refclassid IN (
                'pg_catalog.pg_opclass'::pg_catalog.regclass,
                'pg_catalog.pg_opfamily'::pg_catalog.regclass
            )
        WHERE {PostgreSqlSettingsReader.IsOwn("pg_amproc", "member.oid")}
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(_operators, (row, catalog) => Read(row, PostgreSqlClasses.OperatorMember, catalog));
        queries.Add(_functions, (row, catalog) => Read(row, PostgreSqlClasses.RoutineMember, catalog));
    }

    static void Read(DbDataReader row, uint memberClass, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new((uint)row.GetInt64(1), (uint)row.GetInt64(2), 0)) is not { } whole)
            return;
        catalog.AddAddress(new(memberClass, (uint)row.GetInt64(0), 0), whole);
        catalog.Set(whole, row.GetString(3), row.GetString(4));
    }
}
