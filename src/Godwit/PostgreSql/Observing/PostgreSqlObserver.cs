using System.Data.Common;

namespace Godwit;

/// <summary>
/// Sees everything that PostgreSQL's catalogs hold of a database, but for what <see cref="LeftOut"/> names. Which
/// catalogs and columns there are, and where their numbers point, it asks the server, so that it also sees what this
/// version of Godwit does not know of. It shares no code with the catalog reader.
/// </summary>
sealed class PostgreSqlObserver : IObserver
{
    // One snapshot; and what the server writes must not depend on the session that asks.
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

    public async Task<ValueList<Observation>> ObserveAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(Begin, cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("ROLLBACK", CancellationToken.None).ConfigureAwait(false);
        }
    }

    public async Task<ValueList<ObservedDifference>> SettleAsync(
        ValueList<ObservedDifference> differences,
        DbConnection from,
        DbConnection to,
        CancellationToken cancellationToken
    )
    {
        var expressions = differences.Where(one => one.IsExpression).ToList();
        var before = await PostgreSqlReparser
            .ReparseAsync(from, Parts(expressions, one => (one.FromContext, one.From)), cancellationToken)
            .ConfigureAwait(false);
        var after = await PostgreSqlReparser
            .ReparseAsync(to, Parts(expressions, one => (one.ToContext, one.To)), cancellationToken)
            .ConfigureAwait(false);
        var same = expressions.Where((_, i) => before[i] == after[i]).ToHashSet();
        return differences.Where(one => !same.Contains(one)).ToValueList();
    }

    static ValueList<ParsedText> Parts(
        List<ObservedDifference> differences,
        Func<ObservedDifference, (string? Context, string? Text)> part
    ) => differences.Select(part).Select(one => ParsedText.Of(one.Context ?? "", one.Text ?? "")).ToValueList();

    static async Task<ValueList<Observation>> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var version = await SystemCatalogs.VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        var catalogs = await SystemCatalogs.ReadAsync(connection, version, cancellationToken).ConfigureAwait(false);
        var alone = await LeftAlone.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var reader = new ObservedRowReader(connection);
        var rows = new List<ObservedRow>();
        foreach (var catalog in catalogs.Select(ObservedCatalogs.Of).OfType<ObservedCatalog>())
        {
            var read = await reader.ReadAsync(catalog, cancellationToken).ConfigureAwait(false);
            rows.AddRange(read.Where(row => !row.IsIn(alone)));
        }
        var names = new ObservedNames();
        await names.LoadAsync(connection, rows, cancellationToken).ConfigureAwait(false);
        var view = new ObservedView(names);
        view.Add(rows);
        await ObservedLinks.ObserveAsync(connection, alone, names, cancellationToken).ConfigureAwait(false);
        return view.Finish(catalogs.SelectMany(ObservedCatalogs.Unreadable));
    }
}
