using System.Data.Common;

namespace Godwit;

/// <summary>
/// The queries that read a catalog. They go to the server together, so that a distant one is waited for once, and it
/// works on the next query while the rows of the last one are read. Rows come in the order of the queries.
/// </summary>
/// <param name="version">The server's <c>server_version_num</c>.</param>
sealed class PostgreSqlCatalogQueries(int version)
{
    readonly List<(string Sql, Action<DbDataReader, PostgreSqlCatalogBuilder> Read)> _queries = [];

    /// <summary>The server's <c>server_version_num</c>.</summary>
    public int Version => version;

    /// <summary>The columns of indexes, asked for once, before the first query that needs them.</summary>
    public PostgreSqlIndexColumns IndexColumns => field ??= new(this);

    /// <summary>Adds a query.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="read">Takes a row.</param>
    public void Add(string sql, Action<DbDataReader, PostgreSqlCatalogBuilder> read) => _queries.Add((sql, read));

    /// <summary>Asks them all.</summary>
    /// <param name="connection">Open, in a read-only snapshot, with an empty <c>search_path</c>.</param>
    /// <param name="catalog">Collects.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(
        DbConnection connection,
        PostgreSqlCatalogBuilder catalog,
        CancellationToken cancellationToken
    )
    {
        var batch = connection.StartBatch();
        await using var _ = batch.ConfigureAwait(false);
        foreach (var (sql, _) in _queries)
            batch.Add(sql);
        var rows = await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = rows.ConfigureAwait(false);
        foreach (var (_, read) in _queries)
        {
            catalog.StartQuery();
            while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
                read(rows, catalog);
            await rows.NextResultAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
