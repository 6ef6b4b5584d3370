using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Reads what has to be known of tables and types before rows can be made.</summary>
static class SeedReader
{
    // Rows of foreign tables are elsewhere; those of partitioned tables are in their partitions; an extension's are its
    // own.
    const string Columns = """
        SELECT
            class.oid::bigint,
            namespace.nspname::text,
            class.relname::text,
            attribute.attnum::integer,
            pg_catalog.quote_ident(attribute.attname),
            attribute.atttypid::bigint,
            attribute.atttypmod,
            pg_catalog.format_type(attribute.atttypid, attribute.atttypmod),
            attribute.attnotnull
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        LEFT JOIN pg_catalog.pg_attribute AS attribute
            ON attribute.attrelid = class.oid
            AND attribute.attnum > 0
            AND NOT attribute.attisdropped
            AND attribute.attgenerated = ''
        WHERE class.relkind = 'r'
            AND class.oid >= 16384
            AND class.relpersistence <> 't'
            AND namespace.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid = class.oid
                    AND depend.deptype = 'e'
            )
        ORDER BY class.oid, attribute.attnum
        """;

    const string Checks = """
        SELECT
            check_.conrelid::bigint,
            check_.conname::text,
            coalesce(pg_catalog.array_to_string(check_.conkey, ','), ''),
            pg_catalog.pg_get_expr(check_.conbin, check_.conrelid)
        FROM pg_catalog.pg_constraint AS check_
        WHERE check_.contype = 'c' AND check_.conrelid >= 16384
        UNION ALL
        SELECT
            class.oid::bigint,
            '',
            '',
            pg_catalog.pg_get_partition_constraintdef(class.oid)
        FROM pg_catalog.pg_class AS class
        WHERE class.relispartition
            AND class.relkind = 'r'
            AND pg_catalog.pg_get_partition_constraintdef(class.oid) IS NOT NULL
        UNION ALL
        SELECT
            computed.attrelid::bigint,
            '',
            '',
            pg_catalog.format('(%s) IS NOT NULL', pg_catalog.pg_get_expr(expression.adbin, expression.adrelid))
        FROM pg_catalog.pg_attribute AS computed
        JOIN pg_catalog.pg_attrdef AS expression
            ON expression.adrelid = computed.attrelid AND expression.adnum = computed.attnum
        WHERE computed.attgenerated <> '' AND computed.attnotnull AND computed.attrelid >= 16384
        ORDER BY 1, 2
        """;

    // A foreign key that touches partitioned tables has copies for each partition.
    const string References = """
        SELECT
            key.conrelid::bigint,
            pg_catalog.array_to_string(key.conkey, ','),
            key.confrelid::bigint,
            pg_catalog.array_to_string(
                ARRAY(
                    SELECT pg_catalog.quote_ident(attribute.attname)
                    FROM pg_catalog.unnest(key.confkey) WITH ORDINALITY AS listed (number, place)
                    JOIN pg_catalog.pg_attribute AS attribute
                        ON attribute.attrelid = key.confrelid AND attribute.attnum = listed.number
                    ORDER BY listed.place
                ),
                pg_catalog.chr(31)
            )
        FROM pg_catalog.pg_constraint AS key
        WHERE key.contype = 'f'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_constraint AS original
                WHERE original.oid = key.conparentid AND original.conrelid = key.conrelid
            )
        ORDER BY key.conrelid, key.oid
        """;

    const string Parents = """
        WITH RECURSIVE line (child, parent) AS (
            SELECT inhrelid, inhparent FROM pg_catalog.pg_inherits
            UNION
            SELECT line.child, above.inhparent
            FROM line
            JOIN pg_catalog.pg_inherits AS above ON above.inhrelid = line.parent
        )
        SELECT line.child::bigint, line.parent::bigint FROM line ORDER BY 1, 2
        """;

    public static async Task<List<SeedTable>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var columns = await connection.QueryAsync(Columns, ReadColumn, cancellationToken).ConfigureAwait(false);
        var tables = columns
            .GroupBy(one => (one.Oid, one.Name), one => one.Column)
            .Select(group => new SeedTable(group.Key.Oid, group.Key.Name, group.OfType<SeedColumn>().ToValueList()))
            .ToList();
        var byOid = tables.ToDictionary(one => one.Oid);
        await AddAsync(Checks, row => ReadCheck(row), (table, check) => table.Checks.Add(check)).ConfigureAwait(false);
        await AddAsync(References, row => ReadReference(row), (table, key) => table.References.Add(key))
            .ConfigureAwait(false);
        await AddAsync(Parents, row => (uint)row.GetInt64(1), (table, parent) => table.Ancestors.Add(parent))
            .ConfigureAwait(false);
        return tables;

        async Task AddAsync<T>(string sql, Func<DbDataReader, T> read, Action<SeedTable, T> add)
        {
            var rows = await connection
                .QueryAsync(sql, row => ((uint)row.GetInt64(0), read(row)), cancellationToken)
                .ConfigureAwait(false);
            foreach (var (oid, one) in rows)
            {
                if (byOid.TryGetValue(oid, out var table))
                    add(table, one);
            }
        }
    }

    static (uint Oid, ObjectName Name, SeedColumn? Column) ReadColumn(DbDataReader row) =>
        (
            (uint)row.GetInt64(0),
            new(ObjectKind.Table, row.GetString(1), row.GetString(2)),
            row.IsDBNull(3)
                ? null
                : new(
                    row.GetInt32(3),
                    row.GetString(4),
                    (uint)row.GetInt64(5),
                    row.GetInt32(6),
                    row.GetString(7),
                    row.GetBoolean(8)
                )
        );

    static SeedCheck ReadCheck(DbDataReader row) => new(row.GetString(1), Numbers(row.GetString(2)), row.GetString(3));

    static SeedReference ReadReference(DbDataReader row) =>
        new(Numbers(row.GetString(1)), (uint)row.GetInt64(2), row.GetString(3).Split('\u001f').ToValueList());

    static ValueList<int> Numbers(string list) =>
        list.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(one => int.Parse(one, CultureInfo.InvariantCulture))
            .ToValueList();
}
