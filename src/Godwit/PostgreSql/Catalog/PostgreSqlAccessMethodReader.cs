namespace Godwit;

/// <summary>Reads access methods.</summary>
sealed class PostgreSqlAccessMethodReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.AccessMethod;

    protected override ObjectKind Kind => ObjectKind.AccessMethod;

    protected override ValueList<string> Settings => ["type", "handler"];

    protected override string Query(int version) =>
        $"""
            SELECT
                method.oid::bigint,
                '',
                method.amname::text,
                NULL::text,
                CASE method.amtype WHEN 't' THEN 'table' ELSE 'index' END,
                {Routine("method.amhandler")}
            FROM pg_catalog.pg_am AS method
            WHERE {IsOwn("pg_am", "method.oid")}
            """;
}
