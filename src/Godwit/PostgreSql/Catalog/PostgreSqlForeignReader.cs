using System.Data.Common;

namespace Godwit;

/// <summary>
/// Reads foreign-data wrappers, servers and foreign tables. User mappings hold passwords: they are left alone.
/// </summary>
sealed class PostgreSqlForeignReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_foreign_data_wrapper.h, pg_foreign_server.h, pg_class.h and pg_type.h.
    const uint WrapperClass = 2328;
    const uint ServerClass = 1417;
    const uint RelationClass = 1259;
    const uint TypeClass = 1247;

    static readonly string _wrappers = $"""
        SELECT
            wrapper.oid::bigint,
            wrapper.fdwname::text,
            CASE WHEN wrapper.fdwhandler <> 0 THEN {Function("wrapper.fdwhandler")} END,
            CASE WHEN wrapper.fdwvalidator <> 0 THEN {Function("wrapper.fdwvalidator")} END,
            {Options("wrapper.fdwoptions")}
        FROM pg_catalog.pg_foreign_data_wrapper AS wrapper
        WHERE wrapper.oid >= 16384 AND {NotOfExtension("pg_foreign_data_wrapper", "wrapper")}
        """;

    static readonly string _servers = $"""
        SELECT
            server.oid::bigint,
            server.srvname::text,
            pg_catalog.quote_ident(wrapper.fdwname),
            server.srvtype,
            server.srvversion,
            {Options("server.srvoptions")}
        FROM pg_catalog.pg_foreign_server AS server
        JOIN pg_catalog.pg_foreign_data_wrapper AS wrapper ON wrapper.oid = server.srvfdw
        WHERE server.oid >= 16384 AND {NotOfExtension("pg_foreign_server", "server")}
        """;

    static readonly string _tables = $"""
        SELECT
            class.oid::bigint,
            namespace.nspname::text,
            class.relname::text,
            class.reltype::bigint,
            pg_catalog.quote_ident(server.srvname),
            {Options("foreign_table.ftoptions")}
        FROM pg_catalog.pg_foreign_table AS foreign_table
        JOIN pg_catalog.pg_class AS class ON class.oid = foreign_table.ftrelid
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_catalog.pg_foreign_server AS server ON server.oid = foreign_table.ftserver
        WHERE class.oid >= 16384 AND {NotOfExtension("pg_class", "class")}
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(_wrappers, AddWrapper);
        queries.Add(_servers, AddServer);
        queries.Add(_tables, AddTable);
    }

    static void AddWrapper(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        catalog.Add(
            new(WrapperClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.ForeignDataWrapper, "", row.GetString(1)),
            ("handler", row.GetStringOrNull(2)),
            ("validator", row.GetStringOrNull(3)),
            ("options", row.GetStringOrNull(4))
        );
    }

    static void AddServer(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        catalog.Add(
            new(ServerClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.ForeignServer, "", row.GetString(1)),
            ("wrapper", row.GetString(2)),
            ("type", row.GetStringOrNull(3)),
            ("version", row.GetStringOrNull(4)),
            ("options", row.GetStringOrNull(5))
        );
    }

    static void AddTable(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        var name = new ObjectName(ObjectKind.ForeignTable, row.GetString(1), row.GetString(2));
        catalog.Add(
            new(RelationClass, (uint)row.GetInt64(0), 0),
            name,
            ("server", row.GetString(4)),
            ("options", row.GetStringOrNull(5))
        );
        catalog.AddAddress(new(TypeClass, (uint)row.GetInt64(3), 0), name);
    }

    static string Function(string oid) =>
        $"""
            (
                    SELECT pg_catalog.format('%I.%I', namespace.nspname, proc.proname)
                    FROM pg_catalog.pg_proc AS proc
                    JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = proc.pronamespace
                    WHERE proc.oid = {oid}
                )
            """;

    // As they stand in OPTIONS (…), one a line.
    static string Options(string list) =>
        $"""
            (
                    SELECT pg_catalog.string_agg(
                        pg_catalog.format('%I %L', option.option_name, option.option_value),
                        E'\n' ORDER BY option.option_name
                    )
                    FROM pg_catalog.pg_options_to_table({list}) AS option
                )
            """;

    static string NotOfExtension(string @class, string alias) =>
        $"""
            NOT EXISTS (
                    SELECT FROM pg_catalog.pg_depend AS depend
                    WHERE depend.deptype = 'e'
                        AND depend.classid = 'pg_catalog.{@class}'::pg_catalog.regclass
                        AND depend.objid = {alias}.oid
                )
            """;
}
