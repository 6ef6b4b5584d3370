using System.Data.Common;

namespace Godwit;

/// <summary>Reads publications and event triggers.</summary>
sealed class PostgreSqlReplicationReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_publication.h, pg_publication_rel.h, pg_publication_namespace.h and
    // pg_event_trigger.h.
    const uint PublicationClass = 6104;
    const uint PublishedTableClass = 6106;
    const uint PublishedSchemaClass = 6237;
    const uint EventTriggerClass = 3466;

    const string EventTriggers = """
        SELECT
            trigger.oid::bigint,
            trigger.evtname::text,
            trigger.evtevent::text,
            pg_catalog.format('%I.%I', namespace.nspname, proc.proname),
            (
                SELECT pg_catalog.string_agg(pg_catalog.quote_literal(tag), ', ' ORDER BY tag)
                FROM pg_catalog.unnest(trigger.evttags) AS tag
            ),
            CASE trigger.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
        FROM pg_catalog.pg_event_trigger AS trigger
        JOIN pg_catalog.pg_proc AS proc ON proc.oid = trigger.evtfoid
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = proc.pronamespace
        WHERE trigger.oid >= 16384
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype = 'e'
                    AND depend.classid = 'pg_catalog.pg_event_trigger'::pg_catalog.regclass
                    AND depend.objid = trigger.oid
            )
        """;

    public override void Ask(PostgreSqlCatalogQueries queries)
    {
        queries.Add(EventTriggers, AddTrigger);
        queries.Add(Publications(queries.Version), AddPublication);
        queries.Add(Parts(queries.Version), AddPart);
    }

    static void AddTrigger(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        catalog.Add(
            new(EventTriggerClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.EventTrigger, "", row.GetString(1)),
            ("event", row.GetString(2)),
            ("function", row.GetString(3)),
            ("tags", row.GetStringOrNull(4)),
            ("state", row.GetStringOrNull(5))
        );
    }

    static void AddPublication(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        catalog.Add(
            new(PublicationClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.Publication, "", row.GetString(1)),
            ("all tables", row.GetStringOrNull(2)),
            ("publish", row.GetString(3)),
            ("via root", row.GetStringOrNull(4)),
            ("generated columns", row.GetStringOrNull(5)),
            ("tables", row.GetStringOrNull(6)),
            ("schemas", row.GetStringOrNull(7))
        );
    }

    // Schemas came with 15.
    static string Parts(int version) =>
        $"""
            SELECT {PublishedTableClass}::bigint, oid::bigint, prpubid::bigint FROM pg_catalog.pg_publication_rel
            {(version >= 150000 ? _publishedSchemas : "")}
            """;

    static readonly string _publishedSchemas = $"""
        UNION ALL
        SELECT {PublishedSchemaClass}, oid::bigint, pnpubid::bigint FROM pg_catalog.pg_publication_namespace
        """;

    // What needs a table that is published: the entry, which stands for the publication.
    static void AddPart(DbDataReader row, PostgreSqlCatalogBuilder catalog)
    {
        if (catalog.Find(new(PublicationClass, (uint)row.GetInt64(2), 0)) is { } publication)
            catalog.AddAddress(new((uint)row.GetInt64(0), (uint)row.GetInt64(1), 0), publication);
    }

    // Columns, conditions and schemas came with 15, generated columns with 18.
    static string Publications(int version) =>
        $"""
            SELECT
                publication.oid::bigint,
                publication.pubname::text,
                CASE WHEN publication.puballtables THEN 'true' END,
                pg_catalog.concat_ws(
                    ', ',
                    CASE WHEN publication.pubinsert THEN 'insert' END,
                    CASE WHEN publication.pubupdate THEN 'update' END,
                    CASE WHEN publication.pubdelete THEN 'delete' END,
                    CASE WHEN publication.pubtruncate THEN 'truncate' END
                ),
                CASE WHEN publication.pubviaroot THEN 'true' END,
                {(version >= 180000 ? "CASE WHEN publication.pubgencols = 's' THEN 'stored' END" : "NULL")},
                (
                    SELECT pg_catalog.string_agg(
                        pg_catalog.format('%I.%I', namespace.nspname, class.relname){(
                version >= 150000 ? Details : ""
            )},
                        E'\n' ORDER BY namespace.nspname, class.relname
                    )
                    FROM pg_catalog.pg_publication_rel AS published
                    JOIN pg_catalog.pg_class AS class ON class.oid = published.prrelid
                    JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
                    WHERE published.prpubid = publication.oid
                ),
                {(version >= 150000 ? Schemas : "NULL")}
            FROM pg_catalog.pg_publication AS publication
            WHERE publication.oid >= 16384
            """;

    const string Details = """
         || coalesce((
            SELECT ' ('
                || pg_catalog.string_agg(pg_catalog.quote_ident(attribute.attname), ', ' ORDER BY key.place)
                || ')'
            FROM pg_catalog.unnest(published.prattrs) WITH ORDINALITY AS key (number, place)
            JOIN pg_catalog.pg_attribute AS attribute
                ON attribute.attrelid = class.oid
                AND attribute.attnum = key.number
        ), '') || coalesce(' WHERE (' || pg_catalog.pg_get_expr(published.prqual, class.oid) || ')', '')
        """;

    const string Schemas = """
        (
            SELECT pg_catalog.string_agg(pg_catalog.quote_ident(namespace.nspname), ', ' ORDER BY namespace.nspname)
            FROM pg_catalog.pg_publication_namespace AS published
            JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = published.pnnspid
            WHERE published.pnpubid = publication.oid
        )
        """;
}
