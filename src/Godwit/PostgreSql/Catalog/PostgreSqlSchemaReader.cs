using System.Data.Common;

namespace Godwit;

/// <summary>Reads schemas and installed extensions. What version an extension has is no difference.</summary>
sealed class PostgreSqlSchemaReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_namespace.h and pg_extension.h.
    const uint SchemaClass = 2615;
    const uint ExtensionClass = 3079;

    const string Schemas = """
        SELECT namespace.oid::bigint, namespace.nspname::text
        FROM pg_catalog.pg_namespace AS namespace
        WHERE (namespace.oid >= 16384 OR namespace.nspname = 'public')
            AND namespace.nspname !~ '^pg_'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype = 'e'
                    AND depend.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
                    AND depend.objid = namespace.oid
            )
        ORDER BY 2
        """;

    const string Extensions = """
        SELECT extension.oid::bigint, extension.extname::text, namespace.nspname::text
        FROM pg_catalog.pg_extension AS extension
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = extension.extnamespace
        WHERE extension.oid >= 16384
        ORDER BY 2
        """;

    public override async Task ReadAsync(
        DbConnection connection,
        int version,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        var schemas = await connection
            .QueryAsync(Schemas, row => (Row: (uint)row.GetInt64(0), Name: row.GetString(1)), cancellationToken)
            .ConfigureAwait(false);
        foreach (var schema in schemas)
            catalog.Add(new(SchemaClass, schema.Row, 0), new(ObjectKind.Schema, "", schema.Name));
        var extensions = await connection
            .QueryAsync(
                Extensions,
                row => (Row: (uint)row.GetInt64(0), Name: row.GetString(1), Schema: row.GetString(2)),
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var one in extensions)
            catalog.Add(
                new(ExtensionClass, one.Row, 0),
                new(ObjectKind.Extension, "", one.Name),
                ("schema", one.Schema)
            );
    }
}
