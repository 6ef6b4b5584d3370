using System.Data.Common;
using System.Globalization;

namespace Godwit;

/// <summary>
/// Sees all that the pragmas of SQLite show and the tokens of what it stores. It names as volatile: root pages, the
/// names that SQLite gives the indexes of constraints, and the numbers of foreign keys.
/// </summary>
sealed class SqliteObserver : IObserver
{
    public async Task<ValueList<Observation>> ObserveAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var seen = new SqliteSight();
        foreach (var query in SqliteObserverQueries.All)
        {
            var rows = await connection.QueryAsync(query.Sql, Row, cancellationToken).ConfigureAwait(false);
            query.See(seen, rows);
        }
        foreach (var relation in seen.WithoutStorage)
            seen.AddColumns(await ColumnsAsync(connection, relation, cancellationToken).ConfigureAwait(false));
        return seen.Sorted();
    }

    // What was written is kept as it is: there is nothing to parse once more.
    public Task<ValueList<ObservedDifference>> SettleAsync(
        ValueList<ObservedDifference> differences,
        DbConnection from,
        DbConnection to,
        CancellationToken cancellationToken
    ) => Task.FromResult(differences);

    /// <summary>Of a view or virtual table; nothing where what it reads does not exist.</summary>
    static async Task<List<string[]>> ColumnsAsync(
        DbConnection connection,
        string relation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await connection
                .QueryAsync(SqliteObserverQueries.ColumnsOfOne, Row, cancellationToken, relation)
                .ConfigureAwait(false);
        }
        catch (DbException)
        {
            return [];
        }
    }

    static string[] Row(DbDataReader reader)
    {
        var row = new string[reader.FieldCount];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.IsDBNull(i) ? "" : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture) ?? "";
        return row;
    }
}

/// <summary>A query of the observer, and what is made of its rows.</summary>
sealed record SqliteObserverQuery(string Sql, Action<SqliteSight, List<string[]>> See);

static class SqliteObserverQueries
{
    public const string ColumnsOfOne = """
        SELECT $1, name, type, "notnull", dflt_value, pk, hidden, cid
        FROM pragma_table_xinfo($1, 'main')
        ORDER BY name
        """;

    const string Relations = """
        SELECT l.name, l.type, l.wr, l.strict, s.sql
        FROM pragma_table_list AS l
        LEFT JOIN sqlite_schema AS s ON s.type IN ('table', 'view') AND s.name = l.name
        WHERE l.schema = 'main' AND l.type <> 'shadow' AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        ORDER BY l.name
        """;

    const string Columns = """
        SELECT l.name, x.name, x.type, x."notnull", x.dflt_value, x.pk, x.hidden, x.cid
        FROM pragma_table_list AS l
        JOIN pragma_table_xinfo(l.name, 'main') AS x
        WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        ORDER BY l.name, x.name
        """;

    const string Indexes = """
        SELECT l.name, i.name, i."unique", i.origin, i.partial, s.sql, x.name, x."desc", x.coll
        FROM pragma_table_list AS l
        JOIN pragma_index_list(l.name, 'main') AS i
        JOIN pragma_index_xinfo(i.name, 'main') AS x ON x.key = 1
        LEFT JOIN sqlite_schema AS s ON s.type = 'index' AND s.name = i.name
        WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        ORDER BY l.name, i.name, x.seqno
        """;

    const string ForeignKeys = """
        SELECT l.name, f.id, f."table", f."from", f."to", f.on_update, f.on_delete, f."match"
        FROM pragma_table_list AS l
        JOIN pragma_foreign_key_list(l.name, 'main') AS f
        WHERE l.schema = 'main' AND l.type = 'table' AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
        ORDER BY l.name, f.id, f.seq
        """;

    const string Triggers = """
        SELECT name, tbl_name, sql
        FROM sqlite_schema
        WHERE type = 'trigger'
        ORDER BY name
        """;

    public static IReadOnlyList<SqliteObserverQuery> All { get; } =
    [
        new(Relations, static (seen, rows) => seen.AddRelations(rows)),
        new(Columns, static (seen, rows) => seen.AddColumns(rows)),
        new(Indexes, static (seen, rows) => seen.AddIndexes(rows)),
        new(ForeignKeys, static (seen, rows) => seen.AddForeignKeys(rows)),
        new(Triggers, static (seen, rows) => seen.AddTriggers(rows)),
    ];
}
