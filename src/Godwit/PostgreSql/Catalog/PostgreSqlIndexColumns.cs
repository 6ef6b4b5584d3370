using System.Data.Common;

namespace Godwit;

/// <summary>One column or expression of an index.</summary>
/// <param name="Number">Its place, from 1.</param>
/// <param name="IsIncluded">True for those behind <c>INCLUDE</c>.</param>
/// <param name="Text">The quoted name of the column, or the expression as it stands in <c>CREATE INDEX</c>.</param>
/// <param name="IsExpression">True for expressions.</param>
sealed record PostgreSqlIndexColumn(int Number, bool IsIncluded, string Text, bool IsExpression)
{
    /// <summary>
    /// What follows the text: collation, operator class with its options, order; absent where all are at their default.
    /// </summary>
    public string? Order { get; init; }

    /// <summary>The operator of an exclusion constraint.</summary>
    public string? Operator { get; init; }

    /// <summary>The name of the index's own column, which the server made up for an expression.</summary>
    public required string Name { get; init; }

    /// <summary>How many values statistics keep of an expression; absent for the default.</summary>
    public string? Statistics { get; init; }
}

/// <summary>The columns and options of indexes, whether a constraint owns them or not.</summary>
sealed class PostgreSqlIndexColumns
{
    readonly Dictionary<uint, List<PostgreSqlIndexColumn>> _columns = [];
    readonly Dictionary<uint, List<(string Name, string Value)>> _options = [];

    /// <summary>Adds the queries; what they bring is there for the queries that are added afterwards.</summary>
    /// <param name="queries">All queries.</param>
    public PostgreSqlIndexColumns(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Columns, (row, _) => AddColumn(row));
        queries.Add(Options, (row, _) => AddOption(row));
    }

    /// <summary>
    /// Sets what an index has: <c>key 1</c>, <c>key 1 order</c>, … and <c>include</c>, storage parameters; and the
    /// name that the server would give to the index of a partition, which may have another one.
    /// </summary>
    /// <param name="index">The oid of the index.</param>
    /// <param name="name">The index or its constraint.</param>
    /// <param name="label">What the server ends the name of a partition's index with; absent for all others.</param>
    /// <param name="catalog">Where to set it.</param>
    public void Describe(uint index, ObjectName name, string? label, PostgreSqlCatalogBuilder catalog)
    {
        var columns = _columns.GetValueOrDefault(index, []);
        foreach (var column in columns.Where(column => !column.IsIncluded))
            DescribeKey(column, name, catalog);
        var included = columns.Where(column => column.IsIncluded).Select(column => column.Text).ToList();
        if (included.Count > 0)
            catalog.Set(name, "include", string.Join(", ", included));
        if (label is not null)
        {
            var names = label == "pkey" ? null : columns.Select(column => column.Name);
            // An index has a table.
            catalog.Set(name, "generated name", PostgreSqlGeneratedName.OfIndex(name.Owner!, names, label));
        }
        foreach (var (option, value) in _options.GetValueOrDefault(index, []))
            catalog.Set(name, $"option:{option}", value);
    }

    static void DescribeKey(PostgreSqlIndexColumn column, ObjectName name, PostgreSqlCatalogBuilder catalog)
    {
        var key = $"key {column.Number}";
        if (column.IsExpression)
            catalog.SetExpression(name, key, column.Text);
        else
            catalog.Set(name, key, column.Text);
        catalog.Set(name, $"{key} order", column.Order);
        catalog.Set(name, $"{key} operator", column.Operator);
        catalog.Set(name, $"{key} statistics", column.Statistics);
    }

    void AddOption(DbDataReader row) =>
        ListOf(_options, (uint)row.GetInt64(0)).Add((row.GetString(1), row.GetString(2)));

    void AddColumn(DbDataReader row)
    {
        var order = row.GetStringOrNull(5);
        ListOf(_columns, (uint)row.GetInt64(0))
            .Add(
                new(row.GetInt32(1), row.GetBoolean(2), row.GetString(3), row.GetBoolean(4))
                {
                    Order = string.IsNullOrEmpty(order) ? null : order[1..],
                    Operator = row.GetStringOrNull(6),
                    Statistics = row.GetStringOrNull(7),
                    Name = row.GetString(8),
                }
            );
    }

    static List<T> ListOf<T>(Dictionary<uint, List<T>> lists, uint index)
    {
        if (!lists.TryGetValue(index, out var list))
            lists[index] = list = [];
        return list;
    }

    // The storage parameters: `fillfactor` and its value.
    const string Options = """
        SELECT
            class.oid::bigint,
            option.option_name,
            option.option_value
        FROM pg_catalog.pg_class AS class
        CROSS JOIN LATERAL pg_catalog.pg_options_to_table(class.reloptions) AS option
        WHERE class.relkind IN ('i', 'I')
            AND class.reloptions IS NOT NULL
            AND class.oid >= 16384
        """;

    // Whether CREATE INDEX has to name the operator class or the collation of an expression is for the server to say:
    // it is so where its own text does. Most columns need no such question: the class is the default of their type.
    const string Columns = """
        SELECT
            index.indexrelid::bigint,
            attribute.attnum::int,
            attribute.attnum > index.indnkeyatts,
            key.text,
            index.indkey[attribute.attnum - 1] = 0,
            key.collation
                || CASE
                    WHEN key.class IS NULL THEN ''
                    WHEN attribute.attoptions IS NOT NULL THEN ' ' || key.class || ' (' || (
                        SELECT pg_catalog.string_agg(
                            pg_catalog.quote_ident(option.option_name)
                                || ' = ' || pg_catalog.quote_literal(option.option_value),
                            ', ' ORDER BY option.option_name
                        )
                        FROM pg_catalog.pg_options_to_table(attribute.attoptions) AS option
                    ) || ')'
                    WHEN class.opcdefault AND class.opcintype = key.type THEN ''
                    -- A varchar is a text to the server, unless an extension brings a class of its own.
                    WHEN class.opcdefault AND class.opcintype = 25 AND key.type = 1043 AND NOT EXISTS (
                        SELECT FROM pg_catalog.pg_opclass AS own
                        WHERE own.opcmethod = class.opcmethod AND own.opcintype = 1043 AND own.opcdefault
                    ) THEN ''
                    WHEN pg_catalog.strpos(
                        pg_catalog.pg_get_indexdef(index.indexrelid, 0, true),
                        CASE WHEN attribute.attnum = 1 THEN '(' ELSE ', ' END
                            || key.text || key.collation || ' ' || key.class
                    ) > 0 THEN ' ' || key.class
                    ELSE ''
                END
                || CASE index.indoption[attribute.attnum - 1] & 3
                    WHEN 1 THEN ' DESC NULLS LAST'
                    WHEN 2 THEN ' NULLS FIRST'
                    WHEN 3 THEN ' DESC'
                    ELSE ''
                END,
            CASE
                WHEN operator.oid IS NULL THEN NULL
                WHEN operator.oprnamespace = 11 THEN operator.oprname::text
                ELSE pg_catalog.format(
                    'OPERATOR(%s.%s)',
                    operator.oprnamespace::pg_catalog.regnamespace,
                    operator.oprname
                )
            END,
            CASE WHEN attribute.attstattarget >= 0 THEN attribute.attstattarget::text END,
            attribute.attname::text
        FROM pg_catalog.pg_index AS index
        JOIN pg_catalog.pg_class AS relation ON relation.oid = index.indrelid
        JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = index.indexrelid
        LEFT JOIN pg_catalog.pg_attribute AS indexed
            ON indexed.attrelid = index.indrelid
            AND indexed.attnum = index.indkey[attribute.attnum - 1]
        LEFT JOIN pg_catalog.pg_type AS type ON type.oid = COALESCE(indexed.atttypid, attribute.atttypid)
        LEFT JOIN pg_catalog.pg_opclass AS class
            ON attribute.attnum <= index.indnkeyatts
            AND class.oid = index.indclass[attribute.attnum - 1]
        LEFT JOIN pg_catalog.pg_collation AS "collation"
            ON attribute.attnum <= index.indnkeyatts
            AND "collation".oid = index.indcollation[attribute.attnum - 1]
        LEFT JOIN pg_catalog.pg_constraint AS "constraint"
            ON "constraint".conindid = index.indexrelid
            AND "constraint".contype IN ('p', 'u', 'x')
        LEFT JOIN pg_catalog.pg_operator AS operator
            ON "constraint".contype = 'x'
            AND operator.oid = "constraint".conexclop[attribute.attnum]
        CROSS JOIN LATERAL (
            SELECT
                COALESCE(
                    pg_catalog.quote_ident(indexed.attname),
                    pg_catalog.pg_get_indexdef(index.indexrelid, attribute.attnum, true)
                ) AS text,
                CASE type.typtype WHEN 'd' THEN type.typbasetype ELSE type.oid END AS type,
                CASE class.opcnamespace WHEN 11 THEN '' ELSE class.opcnamespace::pg_catalog.regnamespace || '.' END
                    || pg_catalog.quote_ident(class.opcname) AS class,
                ' COLLATE '
                    || CASE "collation".collnamespace
                        WHEN 11 THEN ''
                        ELSE "collation".collnamespace::pg_catalog.regnamespace || '.'
                    END
                    || pg_catalog.quote_ident("collation".collname) AS collated
        ) AS raw
        CROSS JOIN LATERAL (
            SELECT
                raw.text,
                raw.type,
                raw.class,
                CASE
                    WHEN raw.collated IS NULL THEN ''
                    WHEN indexed.attcollation = "collation".oid THEN ''
                    WHEN indexed.attcollation IS NOT NULL THEN raw.collated
                    WHEN pg_catalog.strpos(
                        pg_catalog.pg_get_indexdef(index.indexrelid, 0, true),
                        CASE WHEN attribute.attnum = 1 THEN '(' ELSE ', ' END || raw.text || raw.collated
                    ) > 0 THEN raw.collated
                    ELSE ''
                END AS "collation"
        ) AS key
        WHERE index.indexrelid >= 16384
            AND relation.relkind IN ('r', 'p', 'm')
            AND attribute.attnum > 0
        ORDER BY 1, 2
        """;
}
