using System.Data.Common;

namespace Godwit;

/// <summary>Reads sequences, except those of identity columns, which are part of the column.</summary>
sealed class PostgreSqlSequenceReader : PostgreSqlKindReader
{
    // Fixed in the server's source, pg_class.h.
    const uint RelationClass = 1259;

    static readonly string _sequences = $"""
        SELECT
            class.oid::bigint,
            namespace.nspname::text,
            class.relname::text,
            {OptionsOf("sequence")},
            CASE WHEN class.relpersistence = 'u' THEN 'true' END,
            (
                SELECT pg_catalog.format('%I.%I.%I', owner_namespace.nspname, owner.relname, attribute.attname)
                FROM pg_catalog.pg_depend AS depend
                JOIN pg_catalog.pg_class AS owner ON owner.oid = depend.refobjid
                JOIN pg_catalog.pg_namespace AS owner_namespace ON owner_namespace.oid = owner.relnamespace
                JOIN pg_catalog.pg_attribute AS attribute
                    ON attribute.attrelid = owner.oid
                    AND attribute.attnum = depend.refobjsubid
                WHERE depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid = class.oid
                    AND depend.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.refobjsubid > 0
                    AND depend.deptype = 'a'
            ),
            pg_catalog.format_type(sequence.seqtypid, NULL)
        FROM pg_catalog.pg_class AS class
        JOIN pg_catalog.pg_namespace AS namespace ON namespace.oid = class.relnamespace
        JOIN pg_catalog.pg_sequence AS sequence ON sequence.seqrelid = class.oid
        WHERE class.relpersistence <> 't'
            AND class.oid >= 16384
            AND namespace.nspname !~ '^pg_'
            AND namespace.nspname <> 'information_schema'
            AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_depend AS depend
                WHERE depend.deptype IN ('e', 'i')
                    AND depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                    AND depend.objid = class.oid
                    AND depend.objsubid = 0
            )
        """;

    /// <summary>
    /// The options of a sequence as SQL, those at their default left out; NULL where all are. The limits of a type are
    /// its defaults, in the direction of the increment.
    /// </summary>
    public static string OptionsOf(string sequence) =>
        $"""
            NULLIF(
                    pg_catalog.concat_ws(
                        ' ',
                        CASE WHEN {sequence}.seqincrement <> 1 THEN 'INCREMENT BY ' || {sequence}.seqincrement END,
                        CASE WHEN {sequence}.seqmin <> {Limit(sequence, "1", Least(sequence))}
                            THEN 'MINVALUE ' || {sequence}.seqmin END,
                        CASE WHEN {sequence}.seqmax <> {Limit(sequence, Most(sequence), "-1")}
                            THEN 'MAXVALUE ' || {sequence}.seqmax END,
                        CASE WHEN {sequence}.seqstart <> CASE
                                WHEN {sequence}.seqincrement > 0 THEN {sequence}.seqmin
                                ELSE {sequence}.seqmax
                            END
                            THEN 'START WITH ' || {sequence}.seqstart END,
                        CASE WHEN {sequence}.seqcache <> 1 THEN 'CACHE ' || {sequence}.seqcache END,
                        CASE WHEN {sequence}.seqcycle THEN 'CYCLE' END
                    ),
                    ''
                )
            """;

    public override void Ask(PostgreSqlCatalogQueries queries) => queries.Add(_sequences, Add);

    static void Add(DbDataReader row, PostgreSqlCatalogBuilder catalog) =>
        catalog.Add(
            new(RelationClass, (uint)row.GetInt64(0), 0),
            new(ObjectKind.Sequence, row.GetString(1), row.GetString(2)),
            ("options", row.GetStringOrNull(3)),
            ("unlogged", row.GetStringOrNull(4)),
            ("owned by", row.GetStringOrNull(5)),
            ("type", row.GetString(6))
        );

    static string Limit(string sequence, string upwards, string downwards) =>
        $"CASE WHEN {sequence}.seqincrement > 0 THEN {upwards} ELSE {downwards} END";

    static string Most(string sequence) =>
        $"CASE {sequence}.seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END";

    static string Least(string sequence) =>
        $"CASE {sequence}.seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648 ELSE -9223372036854775808 END";
}
