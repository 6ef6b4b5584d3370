using System.Collections.Frozen;

namespace Godwit;

/// <summary>
/// What the observer does not compare, each with its reason. Everything else that the server's catalogs hold, of this
/// or a later version, is compared.
/// </summary>
static class LeftOut
{
    static readonly FrozenSet<string> _catalogs = FrozenSet.ToFrozenSet([
        "pg_depend", // follows from the rest, but for the rows that ObservedLinks reads
        "pg_description", // read by ObservedLinks
        "pg_seclabel", // read by ObservedLinks
        "pg_init_privs", // what privileges an extension's objects came with; those objects are left alone
        "pg_statistic", // the planner's statistics
        "pg_statistic_ext_data", // the planner's statistics
        "pg_largeobject", // rows
        "pg_largeobject_metadata", // rows
        "pg_subscription_rel", // how far replication is
    ]);

    static readonly FrozenSet<string> _columns = FrozenSet.ToFrozenSet([
        "relfilenode", // the file; changes with every rewrite
        "relpages", // statistics
        "reltuples", // statistics
        "relallvisible", // statistics
        "relallfrozen", // statistics
        "reltoastrelid", // storage; options of the TOAST table are read with its owner
        "relhasindex", // a hint, which stays when the last index goes
        "relhasrules", // a hint
        "relhastriggers", // a hint
        "relhassubclass", // a hint
        "relnatts", // counts dropped columns
        "relchecks", // counts constraints
        "relrewrite", // set while a rewrite runs
        "relispopulated", // whether a materialized view has been filled: rows
        "relisshared", // catalogs of the cluster only
        "attlen", // copied from the type
        "attbyval", // copied from the type
        "attalign", // copied from the type
        "attcacheoff", // memory of a session
        "attndims", // what the declaration said; the server neither heeds nor keeps it
        "atthasdef", // pg_attrdef has a row
        "atthasmissing", // rows from before the column was added
        "attmissingval", // rows from before the column was added
        "typndims", // as attndims
        "indcheckxmin", // set while old snapshots may see broken chains
        "inhseqno", // which of several parents came first
        "ev_qual", // part of the rule's text in ev_action
        "collversion", // of the library at hand
        "subdbid", // this database
    ]);

    /// <summary>Where the server keeps moments, not schema: transaction numbers, places in the log.</summary>
    static readonly FrozenSet<string> _types = FrozenSet.ToFrozenSet(["xid", "xid8", "pg_lsn", "pg_snapshot"]);

    public static bool Catalog(string name) => _catalogs.Contains(name);

    public static bool Column(SystemCatalog catalog, SystemColumn column) =>
        column.Name == "oid"
        || _columns.Contains(column.Name)
        || _types.Contains(column.Type)
        // A number that the server does not say the meaning of means nothing elsewhere.
        || (column.Type is "oid" or "oid[]" or "oidvector" && catalog.ReferenceOf(column.Name) is null);

    // What initdb makes has smaller numbers (FirstNormalObjectId, access/transam.h).
    const string Own = ">= 16384";

    // Those of arrays and of the rows of tables follow from their elements and tables.
    const string OwnTypes = $"""
        row.oid {Own}
            AND row.oid NOT IN (SELECT element.typarray FROM pg_catalog.pg_type AS element)
            AND row.typrelid NOT IN (
                SELECT class.oid FROM pg_catalog.pg_class AS class WHERE class.relkind <> 'c'
            )
        """;

    // Those of sequences are always the same.
    const string OwnAttributes = $"""
        row.attrelid {Own}
            AND row.attnum > 0
            AND NOT row.attisdropped
            AND row.attrelid NOT IN (
                SELECT class.oid
                FROM pg_catalog.pg_class AS class
                WHERE class.relkind = 'S' OR class.relnamespace = 'pg_toast'::pg_catalog.regnamespace
            )
        """;

    const string OwnIndexes = $"""
        row.indexrelid {Own}
            AND row.indrelid NOT IN (
                SELECT class.oid FROM pg_catalog.pg_class AS class WHERE class.relkind = 't'
            )
        """;

    const string OwnSubscriptions = """
        row.subdbid = (
            SELECT own.oid
            FROM pg_catalog.pg_database AS own
            WHERE own.datname = pg_catalog.current_database()
        )
        """;

    /// <summary>
    /// Which rows of a catalog are objects of this database, and not of PostgreSQL, a session or TOAST.
    /// </summary>
    public static string Rows(SystemCatalog catalog) =>
        catalog.Name switch
        {
            "pg_namespace" => $"(row.oid {Own} OR row.nspname = 'public') AND row.nspname !~ '^pg_(toast_)?temp_'",
            "pg_extension" => "true",
            "pg_class" => $"row.oid {Own} AND row.relnamespace <> 'pg_toast'::pg_catalog.regnamespace",
            "pg_type" => OwnTypes,
            "pg_attribute" => OwnAttributes,
            "pg_index" => OwnIndexes,
            "pg_subscription" => OwnSubscriptions,
            _ => $"row.{(catalog.HasOid ? "oid" : catalog.UniqueKeys[0][0])} {Own}",
        };
}
