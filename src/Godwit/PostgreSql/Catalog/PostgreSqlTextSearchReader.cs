using System.Data.Common;

namespace Godwit;

/// <summary>Reads text search parsers.</summary>
sealed class PostgreSqlTextSearchParserReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.TextSearchParser;

    protected override ObjectKind Kind => ObjectKind.TextSearchParser;

    protected override ValueList<string> Settings => ["start", "gettoken", "end", "lextypes", "headline"];

    protected override string Query(int version) =>
        $"""
            SELECT
                parser.oid::bigint,
                namespace.nspname::text,
                parser.prsname::text,
                NULL::text,
                {Routine("parser.prsstart")},
                {Routine("parser.prstoken")},
                {Routine("parser.prsend")},
                {Routine("parser.prslextype")},
                {Routine("parser.prsheadline")}
            FROM pg_catalog.pg_ts_parser AS parser
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = parser.prsnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_ts_parser", "parser.oid")}
            """;
}

/// <summary>Reads text search templates.</summary>
sealed class PostgreSqlTextSearchTemplateReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.TextSearchTemplate;

    protected override ObjectKind Kind => ObjectKind.TextSearchTemplate;

    protected override ValueList<string> Settings => ["init", "lexize"];

    protected override string Query(int version) =>
        $"""
            SELECT
                template.oid::bigint,
                namespace.nspname::text,
                template.tmplname::text,
                NULL::text,
                {Routine("template.tmplinit")},
                {Routine("template.tmpllexize")}
            FROM pg_catalog.pg_ts_template AS template
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = template.tmplnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_ts_template", "template.oid")}
            """;
}

/// <summary>Reads text search dictionaries; the server keeps their options as the text that SQL wants.</summary>
sealed class PostgreSqlTextSearchDictionaryReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.TextSearchDictionary;

    protected override ObjectKind Kind => ObjectKind.TextSearchDictionary;

    protected override ValueList<string> Settings => ["template", "options"];

    protected override string Query(int version) =>
        $"""
            SELECT
                dictionary.oid::bigint,
                namespace.nspname::text,
                dictionary.dictname::text,
                NULL::text,
                pg_catalog.format('%I.%I', template_namespace.nspname, template.tmplname),
                dictionary.dictinitoption
            FROM pg_catalog.pg_ts_dict AS dictionary
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = dictionary.dictnamespace
            JOIN pg_catalog.pg_ts_template AS template ON template.oid = dictionary.dicttemplate
            JOIN pg_catalog.pg_namespace AS template_namespace ON template_namespace.oid = template.tmplnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_ts_dict", "dictionary.oid")}
            """;
}

/// <summary>
/// Reads text search configurations; <c>mapping:word</c> has the dictionaries for that type of token.
/// </summary>
sealed class PostgreSqlTextSearchConfigurationReader : PostgreSqlSettingsReader
{
    protected override uint Class => PostgreSqlClasses.TextSearchConfiguration;

    protected override ObjectKind Kind => ObjectKind.TextSearchConfiguration;

    protected override ValueList<string> Settings => ["parser"];

    protected override string Query(int version) =>
        $"""
            SELECT
                configuration.oid::bigint,
                namespace.nspname::text,
                configuration.cfgname::text,
                NULL::text,
                pg_catalog.format('%I.%I', parser_namespace.nspname, parser.prsname)
            FROM pg_catalog.pg_ts_config AS configuration
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = configuration.cfgnamespace
            JOIN pg_catalog.pg_ts_parser AS parser ON parser.oid = configuration.cfgparser
            JOIN pg_catalog.pg_namespace AS parser_namespace ON parser_namespace.oid = parser.prsnamespace
            WHERE {IsLasting("namespace.nspname")}
                AND {IsOwn("pg_ts_config", "configuration.oid")}
            """;

    const string Mappings = """
        SELECT
            configuration.oid::bigint,
            token.alias,
            pg_catalog.string_agg(
                mapping.mapdict::pg_catalog.regdictionary::text,
                ', ' ORDER BY mapping.mapseqno
            )
        FROM pg_catalog.pg_ts_config AS configuration
        JOIN pg_catalog.pg_ts_config_map AS mapping ON mapping.mapcfg = configuration.oid
        CROSS JOIN LATERAL pg_catalog.ts_token_type(configuration.cfgparser) AS token
        WHERE token.tokid = mapping.maptokentype AND configuration.oid >= 16384
        GROUP BY configuration.oid, token.alias
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        base.Ask(queries);
        queries.Add(Mappings, ReadMapping);
    }

    static void ReadMapping(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new(PostgreSqlClasses.TextSearchConfiguration, (uint)row.GetInt64(0), 0)) is not { } whole)
            return;
        catalog.Set(whole, "mapping:" + row.GetString(1), row.GetString(2));
    }
}
