namespace Godwit;

/// <summary>Reads procedural languages that no extension brought.</summary>
sealed class PostgreSqlLanguageReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.Language;

    protected override ObjectKind Kind => ObjectKind.Language;

    protected override ValueList<string> Settings => ["trusted", "handler", "inline", "validator"];

    protected override string Query(int version) =>
        $"""
            SELECT
                language.oid::bigint,
                '',
                language.lanname::text,
                NULL::text,
                {If("language.lanpltrusted")},
                {Routine("language.lanplcallfoid")},
                {Routine("language.laninline")},
                {Routine("language.lanvalidator")}
            FROM pg_catalog.pg_language AS language
            WHERE {IsOwn("pg_language", "language.oid")}
            """;
}
