using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Objects that belong to an extension or to a session, with everything that falls with them.</summary>
sealed class LeftAlone
{
    const string Query = """
        WITH RECURSIVE alone (class, object) AS (
            SELECT member.classid, member.objid
            FROM pg_catalog.pg_depend AS member
            WHERE member.deptype = 'e'
            UNION
            SELECT inside.classid, inside.objid
            FROM pg_catalog.pg_namespace AS schema
            JOIN pg_catalog.pg_depend AS inside
                ON inside.refclassid = 'pg_catalog.pg_namespace'::pg_catalog.regclass AND inside.refobjid = schema.oid
            WHERE schema.nspname ~ '^pg_(toast_)?temp_'
            UNION
            SELECT part.classid, part.objid
            FROM alone
            JOIN pg_catalog.pg_depend AS part ON part.refclassid = alone.class AND part.refobjid = alone.object
            WHERE part.deptype IN ('i', 'a', 'P', 'S')
        )
        SELECT class.relname, alone.object::bigint
        FROM alone
        JOIN pg_catalog.pg_class AS class ON class.oid = alone.class
        ORDER BY 1, 2
        """;

    readonly HashSet<(string Catalog, uint Oid)> _objects;

    LeftAlone(IEnumerable<(string, uint)> objects) => _objects = objects.ToHashSet();

    public static async Task<LeftAlone> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        new(
            await connection
                .QueryAsync(Query, row => (row.GetString(0), (uint)row.GetInt64(1)), cancellationToken)
                .ConfigureAwait(false)
        );

    public bool Has(string catalog, string? oid) =>
        uint.TryParse(oid, CultureInfo.InvariantCulture, out var number) && _objects.Contains((catalog, number));
}
