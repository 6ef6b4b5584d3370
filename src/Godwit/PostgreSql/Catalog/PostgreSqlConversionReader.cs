namespace Godwit;

/// <summary>Reads conversions between encodings.</summary>
sealed class PostgreSqlConversionReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Conversion;

    protected override ObjectKind Kind => ObjectKind.Conversion;

    protected override ValueList<string> Settings => ["from", "to", "function", "default"];

    protected override string Query(int version) =>
        $"""
            SELECT
                conversion.oid::bigint,
                namespace.nspname::text,
                conversion.conname::text,
                NULL::text,
                pg_catalog.pg_encoding_to_char(conversion.conforencoding)::text,
                pg_catalog.pg_encoding_to_char(conversion.contoencoding)::text,
                {Routine("conversion.conproc")},
                {If("conversion.condefault")}
            FROM pg_catalog.pg_conversion AS conversion
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = conversion.connamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_conversion", "conversion.oid")}
            """;
}
