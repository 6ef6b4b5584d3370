using System.Data.Common;

namespace Godwit;

/// <summary>
/// What stands beside the objects: comments, labels, and dependencies that say something of their own.
/// </summary>
static class ObservedLinks
{
    const string Comments = """
        SELECT
            class.relname,
            comment.objoid::bigint,
            comment.objsubid,
            'comment',
            comment.description
        FROM pg_catalog.pg_description AS comment
        JOIN pg_catalog.pg_class AS class ON class.oid = comment.classoid
        WHERE comment.objoid >= 16384
            OR class.relname = 'pg_extension'
            OR (class.relname = 'pg_namespace' AND comment.objoid = 2200)
        UNION ALL
        SELECT
            class.relname,
            label.objoid::bigint,
            label.objsubid,
            'label ' || label.provider,
            label.label
        FROM pg_catalog.pg_seclabel AS label
        JOIN pg_catalog.pg_class AS class ON class.oid = label.classoid
        ORDER BY 1, 2, 3, 4
        """;

    // Sequences that a column owns; objects that ALTER … DEPENDS ON EXTENSION ties to one; members of operator
    // families, which fall with their class or their family.
    const string Dependencies = """
        SELECT
            class.relname,
            depend.objid::bigint,
            depend.objsubid,
            CASE depend.deptype
                WHEN 'x' THEN 'depends on'
                WHEN 'i' THEN 'part of'
                ELSE 'owned by'
            END || ' ' || named.identity,
            'true'
        FROM pg_catalog.pg_depend AS depend
        JOIN pg_catalog.pg_class AS class ON class.oid = depend.classid
        CROSS JOIN pg_catalog.pg_identify_object(depend.refclassid, depend.refobjid, depend.refobjsubid) AS named
        WHERE depend.objid >= 16384
            AND (
                depend.deptype = 'x'
                OR (
                    depend.deptype IN ('a', 'i')
                    AND depend.refobjsubid > 0
                    AND class.relname = 'pg_class'
                    AND depend.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid IN (SELECT sequence.seqrelid FROM pg_catalog.pg_sequence AS sequence)
                )
                OR (
                    depend.deptype IN ('a', 'i')
                    AND class.relname IN ('pg_amop', 'pg_amproc')
                    AND depend.refclassid IN (
                        'pg_catalog.pg_opclass'::pg_catalog.regclass, 'pg_catalog.pg_opfamily'::pg_catalog.regclass
                    )
                )
            )
        ORDER BY 1, 2, 3, 4
        """;

    /// <summary>Adds to the objects that are observed; those that are left alone have no name here.</summary>
    public static async Task ObserveAsync(
        DbConnection connection,
        LeftAlone alone,
        ObservedNames names,
        CancellationToken cancellationToken
    )
    {
        foreach (var query in new[] { Comments, Dependencies })
        {
            var links = await connection.QueryAsync(query, Read, cancellationToken).ConfigureAwait(false);
            foreach (var (catalog, oid, column, property, value) in links)
            {
                if (alone.Has(catalog, oid.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                    continue;
                var of = column == 0 ? names.Find(catalog, oid) : names.FindColumn(oid, column);
                of?.See(property, value);
            }
        }
    }

    static (string Catalog, uint Oid, int Column, string Property, string Value) Read(DbDataReader row) =>
        (row.GetString(0), (uint)row.GetInt64(1), row.GetInt32(2), row.GetString(3), row.GetString(4));
}
