using System.Data.Common;

namespace Godwit;

/// <summary>One constraint of a table, as the query gives it.</summary>
/// <param name="Row">Its oid.</param>
/// <param name="Name">Its name.</param>
/// <param name="Index">The oid of its index; absent for those without.</param>
/// <param name="Settings">What is known of it.</param>
sealed record PostgreSqlConstraintRow(
    uint Row,
    ObjectName Name,
    uint? Index,
    ValueList<(string Name, string? Value)> Settings
)
{
    /// <summary>The condition of a check.</summary>
    public string? Expression { get; init; }

    /// <summary>The condition of an exclusion.</summary>
    public string? Predicate { get; init; }

    /// <summary>The column of a <c>NOT NULL</c>, without quotes.</summary>
    public string? NotNullColumn { get; init; }

    /// <summary>The value of a setting.</summary>
    public string? this[string setting] => Settings.First(one => one.Name == setting).Value;
}

/// <summary>What is asked about the constraints of tables and foreign tables.</summary>
/// <param name="version">The server's <c>server_version_num</c>.</param>
sealed class PostgreSqlConstraintQuery(int version)
{
    /// <summary>Its columns as <see cref="Read"/> takes them.</summary>
    public string Sql =>
        $"""
            SELECT
                "constraint".oid::bigint,
                namespace.nspname::text,
                class.relname::text,
                "constraint".conname::text,
                index.indexrelid::bigint,
                CASE "constraint".contype
                    WHEN 'p' THEN 'primary key'
                    WHEN 'u' THEN 'unique'
                    WHEN 'f' THEN 'foreign key'
                    WHEN 'c' THEN 'check'
                    WHEN 'x' THEN 'exclude'
                    WHEN 'n' THEN 'not null'
                END,
                CASE WHEN class.relkind = 'p' THEN 'true' END,
                CASE
                    WHEN "constraint".coninhcount = 0 THEN NULL
                    WHEN "constraint".conislocal THEN 'and local'
                    ELSE 'only'
                END,
                parent_namespace.nspname || '.' || parent_class.relname || '.' || parent.conname,
                CASE
                    WHEN "constraint".condeferred THEN 'initially deferred'
                    WHEN "constraint".condeferrable THEN 'true'
                END,
                -- NOT ENFORCED came with 18. Nobody validates what is not enforced.
                CASE WHEN NOT {Since(180000, "\"constraint\".conenforced", "true")} THEN 'true' END,
                CASE
                    WHEN {Since(180000, "\"constraint\".conenforced", "true")}
                        AND NOT "constraint".convalidated
                    THEN 'true'
                END,
                CASE WHEN "constraint".connoinherit AND "constraint".contype IN ('c', 'n') THEN 'true' END,
                CASE WHEN {IsPeriod} AND "constraint".contype <> 'f' THEN 'true' END,
                CASE WHEN "constraint".contype IN ('f', 'n') THEN {Names("own", "conrelid", "conkey")} END,
                CASE
                    WHEN "constraint".contype = 'f'
                    THEN pg_catalog.format('%I.%I', referenced_namespace.nspname, referenced.relname)
                END,
                CASE WHEN "constraint".contype = 'f' THEN {Names("other", "confrelid", "confkey")} END,
                CASE WHEN "constraint".confmatchtype = 'f' THEN 'full' END,
                {ActionOf("confupdtype")},
                {ActionOf("confdeltype")},
                -- SET NULL and SET DEFAULT of some of the columns came with 15.
                {Since(
                150000,
                $"CASE WHEN {SetColumns} IS NOT NULL THEN {NamesOf("conrelid", SetColumns)} END",
                "NULL"
            )},
                CASE
                    WHEN "constraint".contype = 'c'
                    THEN pg_catalog.pg_get_expr("constraint".conbin, "constraint".conrelid, true)
                END,
                pg_catalog.pg_get_expr(index.indpred, index.indrelid, true),
                CASE WHEN "constraint".contype = 'x' THEN method.amname::text END,
                -- NULLS NOT DISTINCT came with 15.
                CASE WHEN {Since(150000, "index.indnullsnotdistinct", "false")} THEN 'true' END,
                tablespace.spcname::text,
                CASE WHEN index.indisclustered THEN 'true' END,
                CASE WHEN index.indisreplident THEN 'true' END,
                comment.description,
                CASE WHEN "constraint".contype = 'n' THEN own.attname::text END
            FROM pg_catalog.pg_constraint AS "constraint"
            JOIN pg_catalog.pg_class AS class ON class.oid = "constraint".conrelid
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
            LEFT JOIN pg_catalog.pg_constraint AS parent ON parent.oid = "constraint".conparentid
            LEFT JOIN pg_catalog.pg_class AS parent_class ON parent_class.oid = parent.conrelid
            LEFT JOIN pg_catalog.pg_namespace AS parent_namespace ON parent_namespace.oid = parent_class.relnamespace
            LEFT JOIN pg_catalog.pg_class AS referenced ON referenced.oid = "constraint".confrelid
            LEFT JOIN pg_catalog.pg_namespace AS referenced_namespace
                ON referenced_namespace.oid = referenced.relnamespace
            LEFT JOIN pg_catalog.pg_index AS index
                ON "constraint".contype IN ('p', 'u', 'x')
                AND index.indexrelid = "constraint".conindid
            LEFT JOIN pg_catalog.pg_class AS index_class ON index_class.oid = index.indexrelid
            LEFT JOIN pg_catalog.pg_am AS method ON method.oid = index_class.relam
            LEFT JOIN pg_catalog.pg_tablespace AS tablespace ON tablespace.oid = index_class.reltablespace
            LEFT JOIN pg_catalog.pg_description AS comment
                ON comment.objoid = index.indexrelid
                AND comment.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND comment.objsubid = 0
            LEFT JOIN pg_catalog.pg_attribute AS own
                ON "constraint".contype IN ('f', 'n')
                AND own.attrelid = "constraint".conrelid
                AND own.attnum = "constraint".conkey[1]
            LEFT JOIN pg_catalog.pg_attribute AS other
                ON "constraint".contype = 'f'
                AND other.attrelid = "constraint".confrelid
                AND other.attnum = "constraint".confkey[1]
            WHERE "constraint".contype IN ('p', 'u', 'f', 'c', 'x', 'n')
                AND class.relkind IN ('r', 'p', 'f')
                AND class.oid >= 16384
                AND namespace.nspname !~ '^pg_'
                AND namespace.nspname <> 'information_schema'
                -- A foreign key to a partitioned table has more of its like, one for each of the partitions.
                AND ("constraint".contype <> 'f' OR parent.oid IS NULL OR parent.conrelid <> "constraint".conrelid)
                AND NOT EXISTS (
                    SELECT FROM pg_catalog.pg_depend AS depend
                    WHERE depend.deptype = 'e'
                        AND depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                        AND depend.objid = class.oid
                )
            """;

    // In the order of the query's columns, from the sixth.
    static readonly ValueList<string> _settings =
    [
        "type",
        "partitioned",
        "inherited",
        "parent",
        "deferrable",
        "not enforced",
        "not valid",
        "no inherit",
        "without overlaps",
        "columns",
        "references",
        "referenced columns",
        "match",
        "on update",
        "on delete",
        "on delete columns",
    ];

    static readonly ValueList<string> _indexSettings =
    [
        "method",
        "nulls not distinct",
        "tablespace",
        "clustered",
        "replica identity",
        "index comment",
    ];

    const int FirstSetting = 5;

    /// <summary>A row of the query.</summary>
    public static PostgreSqlConstraintRow Read(DbDataReader row)
    {
        var name = new ObjectName(ObjectKind.Constraint, row.GetString(1), row.GetString(3))
        {
            Owner = row.GetString(2),
        };
        var expression = FirstSetting + _settings.Count;
        var settings = _settings
            .Select((setting, i) => (setting, row.GetStringOrNull(FirstSetting + i)))
            .Concat(_indexSettings.Select((setting, i) => (setting, row.GetStringOrNull(expression + 2 + i))));
        return new((uint)row.GetInt64(0), name, row.IsDBNull(4) ? null : (uint)row.GetInt64(4), settings.ToValueList())
        {
            Expression = row.GetStringOrNull(expression),
            Predicate = row.GetStringOrNull(expression + 1),
            NotNullColumn = row.GetStringOrNull(expression + 2 + _indexSettings.Count),
        };
    }

    // WITHOUT OVERLAPS and PERIOD came with 18.
    string IsPeriod => Since(180000, "\"constraint\".conperiod", "false");

    string Since(int needed, string column, string before) => version >= needed ? column : before;

    static string ActionOf(string column) =>
        $"""
            CASE "constraint".{column}
                    WHEN 'r' THEN 'restrict'
                    WHEN 'c' THEN 'cascade'
                    WHEN 'n' THEN 'set null'
                    WHEN 'd' THEN 'set default'
                END
            """;

    const string SetColumns = "\"constraint\".confdelsetcols";

    // Nearly all keys have one column, whose name a join brings: no query for each row.
    string Names(string first, string relation, string numbers)
    {
        var key = $"\"constraint\".{numbers}";
        return $"""
            CASE
                    WHEN pg_catalog.cardinality({key}) = 1 AND NOT {IsPeriod}
                    THEN pg_catalog.quote_ident({first}.attname)
                    ELSE {NamesOf(relation, key)}
                END
            """;
    }

    string NamesOf(string relation, string numbers) =>
        $"""
            (
                    SELECT pg_catalog.string_agg(
                        CASE
                            WHEN {IsPeriod} AND key.place = pg_catalog.cardinality({numbers}) THEN 'PERIOD '
                            ELSE ''
                        END
                            || pg_catalog.quote_ident(attribute.attname),
                        ', ' ORDER BY key.place
                    )
                    FROM pg_catalog.unnest({numbers}) WITH ORDINALITY AS key (number, place)
                    JOIN pg_catalog.pg_attribute AS attribute
                        ON attribute.attrelid = "constraint".{relation}
                        AND attribute.attnum = key.number
                )
            """;
}
