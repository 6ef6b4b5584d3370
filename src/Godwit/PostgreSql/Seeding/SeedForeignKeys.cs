using System.Data.Common;

namespace Godwit;

/// <summary>
/// Looks whether all foreign keys hold: while rows were put in, the server did not, because triggers were off.
/// </summary>
static class SeedForeignKeys
{
    const int KeysInQuery = 100;

    // A condition for each key, in the server's own operators. PERIOD (18) contains and is not equal;
    // its rows were made equal.
    const string Conditions = """
        SELECT
            key.conrelid::bigint,
            pg_catalog.format(
                'SELECT %L::bigint WHERE EXISTS (SELECT FROM ONLY %I.%I AS child WHERE %s AND NOT EXISTS '
                    || '(SELECT FROM %I.%I AS parent WHERE %s))',
                key.conrelid::pg_catalog.oid,
                schema.nspname,
                child.relname,
                pg_catalog.string_agg(
                    pg_catalog.format('child.%I IS NOT NULL', own.attname), ' AND ' ORDER BY part.place
                ),
                parent_schema.nspname,
                parent.relname,
                pg_catalog.string_agg(
                    pg_catalog.format(
                        'parent.%I OPERATOR(%I.%s) child.%I',
                        other.attname,
                        operator_schema.nspname,
                        operator.oprname,
                        own.attname
                    ),
                    ' AND '
                    ORDER BY part.place
                )
            )
        FROM pg_catalog.pg_constraint AS key
        JOIN pg_catalog.pg_class AS child ON child.oid = key.conrelid AND child.relkind = 'r'
        JOIN pg_catalog.pg_namespace AS schema ON schema.oid = child.relnamespace
        JOIN pg_catalog.pg_class AS parent ON parent.oid = key.confrelid
        JOIN pg_catalog.pg_namespace AS parent_schema ON parent_schema.oid = parent.relnamespace
        CROSS JOIN ROWS FROM (
            pg_catalog.unnest(key.conkey), pg_catalog.unnest(key.confkey), pg_catalog.unnest(key.conpfeqop)
        )
            WITH ORDINALITY AS part (own, other, operator, place)
        JOIN pg_catalog.pg_attribute AS own ON own.attrelid = key.conrelid AND own.attnum = part.own
        JOIN pg_catalog.pg_attribute AS other ON other.attrelid = key.confrelid AND other.attnum = part.other
        JOIN pg_catalog.pg_operator AS operator ON operator.oid = part.operator
        JOIN pg_catalog.pg_namespace AS operator_schema ON operator_schema.oid = operator.oprnamespace
        WHERE key.contype = 'f'
            AND key.conrelid >= 16384
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_constraint AS original
                WHERE original.oid = key.conparentid AND original.conrelid = key.conrelid
            )
        GROUP BY key.oid, key.conrelid, schema.nspname, child.relname, parent_schema.nspname, parent.relname
        ORDER BY key.conrelid, key.oid
        """;

    /// <summary>The tables with rows that point to none.</summary>
    public static async Task<HashSet<uint>> FindBrokenAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var conditions = await connection
            .QueryAsync(Conditions, row => row.GetString(1), cancellationToken)
            .ConfigureAwait(false);
        var broken = new HashSet<uint>();
        foreach (var chunk in conditions.Chunk(KeysInQuery))
        {
            var found = await connection
                .QueryAsync(string.Join("\nUNION ALL\n", chunk), row => (uint)row.GetInt64(0), cancellationToken)
                .ConfigureAwait(false);
            broken.UnionWith(found);
        }
        return broken;
    }
}
