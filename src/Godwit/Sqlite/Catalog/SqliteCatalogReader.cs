using System.Data.Common;

namespace Godwit;

/// <summary>
/// Reads a SQLite database: pragmas for what they tell, and the tokens of the stored statements for the rest.
/// </summary>
/// <remarks>
/// Left out: temporary objects, <c>sqlite_</c> tables, shadow tables of virtual ones, and indexes of constraints.
/// </remarks>
sealed class SqliteCatalogReader : ICatalogReader
{
    // pragma_table_list, which knows shadow tables, came with 3.37 (2021-11-27).
    const int OldestVersion = 3_037_000;

    const string Savepoint = "godwit_read";

    public async Task<Catalog> ReadAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var version = await ReadVersionAsync(connection, cancellationToken).ConfigureAwait(false);
        if (version < OldestVersion)
            throw SqliteSchemaErrors.TooOld(connection.ServerVersion);
        // Outside a transaction, SAVEPOINT begins one that reads; inside, it harms nothing.
        await connection.ExecuteAsync($"SAVEPOINT {Savepoint}", cancellationToken).ConfigureAwait(false);
        try
        {
            return await ReadInSnapshotAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await connection.ExecuteAsync($"RELEASE {Savepoint}", CancellationToken.None).ConfigureAwait(false);
        }
    }

    static async Task<int> ReadVersionAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync("SELECT sqlite_version()", static reader => reader.GetString(0), cancellationToken)
            .ConfigureAwait(false);
        return SqliteVersion.Parse(rows[0]);
    }

    static async Task<Catalog> ReadInSnapshotAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var relations = await ReadRelationsAsync(connection, cancellationToken).ConfigureAwait(false);
        var columns = await ReadColumnsAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var relation in relations.Where(one => one.Type != "table"))
        {
            var found = await ReadColumnsAsync(connection, relation.Name, cancellationToken).ConfigureAwait(false);
            columns.AddRange(found);
        }
        var others = await ReadOthersAsync(connection, cancellationToken).ConfigureAwait(false);
        return new SqliteCatalogBuilder(relations, columns, others).Build();
    }

    static Task<List<SqliteRelation>> ReadRelationsAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    ) =>
        connection.QueryAsync(
            """
            SELECT
                l.name,
                l.type,
                s.sql
            FROM pragma_table_list AS l
            JOIN sqlite_schema AS s ON s.name = l.name AND s.type IN ('table', 'view')
            WHERE l.schema = 'main' AND l.type IN ('table', 'view', 'virtual')
                AND l.name NOT LIKE 'sqlite\_%' ESCAPE '\'
            ORDER BY l.name
            """,
            static reader => new SqliteRelation(reader.GetString(0), reader.GetString(1), reader.GetString(2)),
            cancellationToken
        );

    static Task<List<SqliteColumn>> ReadColumnsAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            SELECT
                s.name,
                x.name,
                x.type,
                x.hidden
            FROM sqlite_schema AS s
            JOIN pragma_table_xinfo(s.name, 'main') AS x
            WHERE s.type = 'table' AND s.rootpage > 0
            ORDER BY s.name, x.cid
            """,
            ReadColumn,
            cancellationToken
        );

    /// <summary>The columns of a view or virtual table; none where it refers to what does not exist.</summary>
    static async Task<List<SqliteColumn>> ReadColumnsAsync(
        DbConnection connection,
        string relation,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await connection
                .QueryAsync(
                    """
                    SELECT
                        $1,
                        name,
                        type,
                        hidden
                    FROM pragma_table_xinfo($1, 'main')
                    ORDER BY cid
                    """,
                    ReadColumn,
                    cancellationToken,
                    relation
                )
                .ConfigureAwait(false);
        }
        catch (DbException)
        {
            return [];
        }
    }

    static SqliteColumn ReadColumn(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetString(2), (int)reader.GetInt64(3));

    static Task<List<SqliteOther>> ReadOthersAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            """
            SELECT
                type,
                name,
                tbl_name,
                sql
            FROM sqlite_schema
            WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
            ORDER BY type, name
            """,
            static reader => new SqliteOther(
                reader.GetString(0),
                reader.GetString(1),
                reader.GetString(2),
                reader.GetString(3)
            ),
            cancellationToken
        );
}

/// <summary>A table, view or virtual table, and the statement that made it.</summary>
sealed record SqliteRelation(string Name, string Type, string Sql);

/// <summary>A column; hidden: 0 no, 1 yes, 2 generated, 3 generated and stored.</summary>
sealed record SqliteColumn(string Relation, string Name, string Type, int Hidden);

/// <summary>An index or trigger, its table or view as it names that, and the statement that made it.</summary>
sealed record SqliteOther(string Type, string Name, string Relation, string Sql);
