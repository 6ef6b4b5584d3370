using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Asks the server which system catalogs it has, what is in them, and where their numbers point.</summary>
static class SystemCatalogs
{
    // Catalogs of the cluster are none of the database's schema; pg_subscription is kept there, but says to which
    // database each of its rows belongs.
    const string Columns = """
        SELECT
            catalog.relname,
            catalog.oid::bigint,
            attribute.attname,
            pg_catalog.format_type(attribute.atttypid, NULL),
            attribute.attnotnull,
            pg_catalog.has_column_privilege(catalog.oid, attribute.attnum, 'SELECT')
        FROM pg_catalog.pg_class AS catalog
        JOIN pg_catalog.pg_attribute AS attribute ON attribute.attrelid = catalog.oid
        WHERE catalog.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
            AND catalog.relkind = 'r'
            AND (NOT catalog.relisshared OR catalog.relname = 'pg_subscription')
            AND attribute.attnum > 0
            AND NOT attribute.attisdropped
        ORDER BY catalog.relname, attribute.attnum
        """;

    const string Keys = """
        SELECT
            catalog.relname,
            ARRAY(
                SELECT attribute.attname::pg_catalog.text
                FROM pg_catalog.unnest(index.indkey) WITH ORDINALITY AS key (number, place)
                JOIN pg_catalog.pg_attribute AS attribute
                    ON attribute.attrelid = index.indrelid AND attribute.attnum = key.number
                ORDER BY key.place
            )::pg_catalog.text
        FROM pg_catalog.pg_index AS index
        JOIN pg_catalog.pg_class AS catalog ON catalog.oid = index.indrelid
        WHERE catalog.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
            AND index.indisunique
            AND index.indexprs IS NULL
        ORDER BY catalog.relname, index.indisprimary DESC, index.indexrelid
        """;

    // PostgreSQL 14 and later know where the numbers in their catalogs point.
    const string References = """
        SELECT
            reference.fktable::pg_catalog.text,
            reference.fkcols::pg_catalog.text,
            reference.pktable::pg_catalog.text,
            reference.is_array
        FROM pg_catalog.pg_get_catalog_foreign_keys() AS reference
        ORDER BY 1, 2, 3
        """;

    public static async Task<ValueList<SystemCatalog>> ReadAsync(
        DbConnection connection,
        int version,
        CancellationToken cancellationToken
    )
    {
        var columns = await connection.QueryAsync(Columns, ReadColumn, cancellationToken).ConfigureAwait(false);
        var keys = await connection
            .QueryAsync(Keys, row => (Catalog: row.GetString(0), Key: Words(row.GetString(1))), cancellationToken)
            .ConfigureAwait(false);
        var references =
            version >= 140000
                ? (
                    await connection.QueryAsync(References, ReadReference, cancellationToken).ConfigureAwait(false)
                ).ToValueList()
                : SystemReferences13.All;
        var keysOf = keys.ToLookup(one => one.Catalog, one => one.Key);
        var referencesOf = references.Concat(SystemReferences13.Unsaid).ToLookup(one => one.Catalog);
        return columns
            .GroupBy(one => (one.Catalog, one.Oid), one => one.Column)
            .Select(group => new SystemCatalog(
                group.Key.Catalog,
                group.Key.Oid,
                group.ToValueList(),
                referencesOf[group.Key.Catalog].ToValueList(),
                keysOf[group.Key.Catalog].ToValueList()
            ))
            .ToValueList();
    }

    static (string Catalog, uint Oid, SystemColumn Column) ReadColumn(DbDataReader row) =>
        (
            row.GetString(0),
            (uint)row.GetInt64(1),
            new(row.GetString(2), row.GetString(3), row.GetBoolean(4), row.GetBoolean(5))
        );

    // With an empty search_path the names of the catalogs come without a schema: pg_catalog is always searched.
    static SystemReference ReadReference(DbDataReader row) =>
        new(row.GetString(0), Words(row.GetString(1)), row.GetString(2), row.GetBoolean(3));

    static ValueList<string> Words(string array) => array.Trim('{', '}').Split(',').ToValueList();

    /// <summary>The server's <c>server_version_num</c>.</summary>
    public static async Task<int> VersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string sql = "SELECT pg_catalog.current_setting('server_version_num')";
        var rows = await connection.QueryAsync(sql, row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        return int.Parse(rows[0], CultureInfo.InvariantCulture);
    }
}
