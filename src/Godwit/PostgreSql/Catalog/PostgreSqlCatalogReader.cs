using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>Reads a PostgreSQL database: each kind by its reader, then who needs whom from <c>pg_depend</c>.</summary>
sealed class PostgreSqlCatalogReader : ICatalogReader
{
    // One snapshot for all queries. What the server writes must not depend on the session that asks: an empty
    // search_path qualifies every name, and constants in expressions are written by these settings.
    // Compiling a query that runs once costs more than it saves, and so do helpers that start for each of them; what
    // is sorted and hashed has room in memory for thousands of tables.
    const string Begin = """
        BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY;
        SET LOCAL search_path = '';
        SET LOCAL quote_all_identifiers = off;
        SET LOCAL timezone = 'UTC';
        SET LOCAL datestyle = 'ISO, YMD';
        SET LOCAL intervalstyle = 'postgres';
        SET LOCAL extra_float_digits = 1;
        SET LOCAL bytea_output = 'hex';
        SET LOCAL jit = off;
        SET LOCAL max_parallel_workers_per_gather = 0;
        SET LOCAL work_mem = '64MB';
        """;

    // The builder sorts them, by names. 'e' and 'x' speak of extensions; 'p' (until 13) of what PostgreSQL brings
    // along. What needs a part of an extension needs the extension. A sequence that a column owns would depend on the
    // column whose default needs the sequence: ownership is a setting of the sequence.
    const string Dependencies = """
        SELECT
            depend.classid::bigint,
            depend.objid::bigint,
            depend.objsubid,
            COALESCE(member.refclassid, depend.refclassid)::bigint,
            COALESCE(member.refobjid, depend.refobjid)::bigint,
            CASE WHEN member.refobjid IS NULL THEN depend.refobjsubid ELSE 0 END
        FROM pg_catalog.pg_depend AS depend
        LEFT JOIN pg_catalog.pg_depend AS member
            ON member.deptype = 'e'
            AND member.classid = depend.refclassid
            AND member.objid = depend.refobjid
        WHERE depend.deptype IN ('n', 'a', 'i', 'P', 'S')
            AND depend.objid >= 16384
            AND depend.refobjid >= 2200
            AND NOT (
                depend.deptype = 'a'
                AND depend.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND depend.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
                AND depend.refobjsubid > 0
                AND EXISTS (
                    SELECT FROM pg_catalog.pg_class AS owned
                    WHERE owned.oid = depend.objid AND owned.relkind = 'S'
                )
            )
        """;

    // A line for each kind; what a reader looks up in the builder must have been read before it.
    static readonly ValueList<PostgreSqlKindReader> _readers =
    [
        new PostgreSqlSchemaReader(),
        new PostgreSqlForeignReader(),
        new PostgreSqlTableReader(),
        new PostgreSqlColumnReader(),
        new PostgreSqlSequenceReader(),
        new PostgreSqlLanguageReader(),
        new PostgreSqlCollationReader(),
        new PostgreSqlConversionReader(),
        new PostgreSqlEnumReader(),
        new PostgreSqlDomainReader(),
        new PostgreSqlCompositeTypeReader(),
        new PostgreSqlRangeTypeReader(),
        new PostgreSqlBaseTypeReader(),
        new PostgreSqlFunctionReader(),
        new PostgreSqlProcedureReader(),
        new PostgreSqlAggregateReader(),
        new PostgreSqlOperatorReader(),
        new PostgreSqlOperatorFamilyReader(),
        new PostgreSqlOperatorClassReader(),
        new PostgreSqlOperatorMemberReader(),
        new PostgreSqlAccessMethodReader(),
        new PostgreSqlCastReader(),
        new PostgreSqlTransformReader(),
        new PostgreSqlTextSearchParserReader(),
        new PostgreSqlTextSearchTemplateReader(),
        new PostgreSqlTextSearchDictionaryReader(),
        new PostgreSqlTextSearchConfigurationReader(),
        new PostgreSqlConstraintReader(),
        new PostgreSqlIndexReader(),
        new PostgreSqlStatisticsReader(),
        new PostgreSqlViewReader(),
        new PostgreSqlBehaviourReader(),
        new PostgreSqlReplicationReader(),
        new PostgreSqlCommonReader(),
    ];

    public async Task<Catalog> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            var queries = new PostgreSqlCatalogQueries(
                await VersionAsync(connection, cancellationToken).ConfigureAwait(false)
            );
            foreach (var reader in _readers)
                reader.Ask(queries);
            var dependencies = new List<(ObjectAddress, ObjectAddress)>();
            queries.Add(Dependencies, (row, _) => dependencies.Add(ReadDependency(row)));
            var builder = new PostgreSqlCatalogBuilder();
            await queries.RunAsync(connection, builder, cancellationToken).ConfigureAwait(false);
            return builder.Build(dependencies);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
    }

    static async Task<int> VersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        const string sql = "SELECT pg_catalog.current_setting('server_version_num')";
        var rows = await connection.QueryAsync(sql, row => row.GetString(0), cancellationToken).ConfigureAwait(false);
        return int.Parse(rows[0], CultureInfo.InvariantCulture);
    }

    static (ObjectAddress, ObjectAddress) ReadDependency(DbDataReader row) =>
        (
            new((uint)row.GetInt64(0), (uint)row.GetInt64(1), row.GetInt32(2)),
            new((uint)row.GetInt64(3), (uint)row.GetInt64(4), row.GetInt32(5))
        );
}
