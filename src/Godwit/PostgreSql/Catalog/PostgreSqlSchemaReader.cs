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
        """;

    const string Extensions = """
        SELECT extension.oid::bigint, extension.extname::text, namespace.nspname::text
        FROM pg_catalog.pg_extension AS extension
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = extension.extnamespace
        WHERE extension.oid >= 16384
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(Schemas, AddSchema);
        queries.Add(Extensions, AddExtension);
    }

    static void AddSchema(DbDataReader row, PostgreSqlCatalogBuilder catalog) =>
        catalog.Add(new(SchemaClass, (uint)row.GetInt64(0), 0), new(ObjectKind.Schema, "", row.GetString(1)));

    static void AddExtension(DbDataReader row, PostgreSqlCatalogBuilder catalog) =>
        catalog.Add(
            new(ExtensionClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.Extension, "", row.GetString(1)),
            ("schema", row.GetString(2))
        );
}
