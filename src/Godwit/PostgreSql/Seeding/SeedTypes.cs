using System.Data.Common;

namespace Godwit;

/// <summary>The types of a database.</summary>
sealed class SeedTypes
{
    const string Types = """
        SELECT
            type.oid::bigint,
            type.typname::text,
            type.typnamespace = 'pg_catalog'::pg_catalog.regnamespace,
            type.typtype::text,
            CASE
                WHEN type.typtype = 'd' THEN type.typbasetype
                WHEN type.typtype = 'r' THEN range.rngsubtype
                WHEN type.typtype = 'm' THEN multirange.rngtypid
                ELSE type.typelem
            END::bigint,
            type.typtypmod,
            pg_catalog.format_type(type.oid, NULL),
            type.typcategory = 'A' AND type.typelem <> 0
        FROM pg_catalog.pg_type AS type
        LEFT JOIN pg_catalog.pg_range AS range ON range.rngtypid = type.oid
        LEFT JOIN pg_catalog.pg_range AS multirange
            ON type.typtype = 'm' AND multirange.rngmultitypid = type.oid
        WHERE type.typtype <> 'p'
        ORDER BY type.oid
        """;

    // Multiranges came with 14.
    const string Types13 = """
        SELECT
            type.oid::bigint,
            type.typname::text,
            type.typnamespace = 'pg_catalog'::pg_catalog.regnamespace,
            type.typtype::text,
            CASE
                WHEN type.typtype = 'd' THEN type.typbasetype
                WHEN type.typtype = 'r' THEN range.rngsubtype
                ELSE type.typelem
            END::bigint,
            type.typtypmod,
            pg_catalog.format_type(type.oid, NULL),
            type.typcategory = 'A' AND type.typelem <> 0
        FROM pg_catalog.pg_type AS type
        LEFT JOIN pg_catalog.pg_range AS range ON range.rngtypid = type.oid
        WHERE type.typtype <> 'p'
        ORDER BY type.oid
        """;

    const string Labels = """
        SELECT enumtypid::bigint, enumlabel::text FROM pg_catalog.pg_enum ORDER BY enumtypid, enumsortorder
        """;

    const string Attributes = """
        SELECT
            class.reltype::bigint,
            attribute.atttypid::bigint,
            attribute.atttypmod
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = class.oid
        WHERE class.reltype >= 16384 AND attribute.attnum > 0 AND NOT attribute.attisdropped
        ORDER BY class.oid, attribute.attnum
        """;

    const string Checks = """
        SELECT
            contypid::bigint,
            pg_catalog.pg_get_expr(conbin, 0)
        FROM pg_catalog.pg_constraint
        WHERE contypid <> 0 AND contype = 'c'
        ORDER BY contypid, oid
        """;

    readonly Dictionary<uint, SeedType> _types;

    SeedTypes(IEnumerable<SeedType> types) => _types = types.ToDictionary(one => one.Oid);

    public SeedType? this[uint oid] => _types.GetValueOrDefault(oid);

    public IEnumerable<SeedType> All => _types.Values;

    public static async Task<SeedTypes> ReadAsync(
        DbConnection connection,
        int version,
        CancellationToken cancellationToken
    )
    {
        var sql = version >= 140000 ? Types : Types13;
        var types = new SeedTypes(await connection.QueryAsync(sql, Read, cancellationToken).ConfigureAwait(false));
        await AddAsync(Labels, (type, row) => type.Labels.Add(row.GetString(1))).ConfigureAwait(false);
        await AddAsync(Attributes, (type, row) => type.Attributes.Add(((uint)row.GetInt64(1), row.GetInt32(2))))
            .ConfigureAwait(false);
        await AddAsync(Checks, (type, row) => type.Checks.Add(row.GetString(1))).ConfigureAwait(false);
        return types;

        Task AddAsync(string query, Action<SeedType, DbDataReader> add) =>
            connection.QueryAsync(
                query,
                row =>
                {
                    if (types[(uint)row.GetInt64(0)] is { } type)
                        add(type, row);
                    return true;
                },
                cancellationToken
            );
    }

    static SeedType Read(DbDataReader row) =>
        new(
            (uint)row.GetInt64(0),
            row.GetString(1),
            row.GetBoolean(2),
            row.GetString(3)[0],
            row.IsDBNull(4) ? 0 : (uint)row.GetInt64(4),
            row.GetInt32(5),
            row.GetString(6)
        )
        {
            IsArray = row.GetBoolean(7),
        };
}
