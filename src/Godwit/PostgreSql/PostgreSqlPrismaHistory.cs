using System.Data.Common;

namespace Godwit;

/// <summary>
/// The table of Prisma Migrate on PostgreSQL, and beside it Godwit's own, which is there only once a migration of
/// several steps has to say how far it is.
/// </summary>
/// <remarks>
/// The table admits several rows for one migration, so it cannot be the fence by itself: each write first takes
/// Prisma's own lock until COMMIT, which costs nothing where this session holds it, and then looks at the rows.
/// </remarks>
sealed class PostgreSqlPrismaHistory(HistoryTable? table, PrismaLayout layout)
    : PostgreSqlHistory(new(table?.Schema, "godwit_history"), layout)
{
    /// <summary>prisma-engines: <c>pg_advisory_lock(72707369)</c>.</summary>
    const long PrismaLock = 72707369;

    readonly ProgressNames _progress = new();
    string? _schema = table?.Schema;

    public override string Name => $"{Quote(_schema ?? "public")}.{Table}";

    public override long LockKey => PrismaLock;

    protected override string OwnSchema => _schema ?? "public";

    string Table => Quote(table?.Name ?? PrismaLayout.TableName);

    // Where no schema is configured, the search path finds the table, as for Prisma, and its schema is asked for in the
    // same query: a migration may change the path.
    string SelectSql =>
        _schema is null
            ? $"""
                SELECT
                    (
                        SELECT n.nspname::pg_catalog.text
                        FROM pg_catalog.pg_class AS c
                        INNER JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                        WHERE c.oid OPERATOR(pg_catalog.=) {Literal(Table)}::pg_catalog.regclass
                    ),
                    m.*
                FROM (SELECT 1) AS one
                LEFT JOIN (SELECT {PrismaTable.Columns} FROM {Table}) AS m ON true
                """
            : $"SELECT NULL, {PrismaTable.Columns} FROM {Name}";

    public override async Task<List<HistoryEntry>> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var (rows, own) = await ToolHistoryRead
                .ReadAsync(
                    () =>
                        connection.QueryAsync(
                            SelectSql,
                            static row =>
                                (
                                    Schema: row.GetStringOrNull(0),
                                    Row: row.IsDBNull(1) ? null : PrismaTable.Read(row, first: 1)
                                ),
                            cancellationToken
                        ),
                    row => row.Row is { IsOpen: true },
                    () => ReadProgressAsync(connection, cancellationToken)
                )
                .ConfigureAwait(false);
            _schema ??= rows[0].Schema;
            var seen = rows.Select(r => r.Row).OfType<PrismaRow>().ToList();
            return PrismaRow.ToEntries(seen, own);
        }
        catch (DbException e) when (e.SqlState == PostgreSqlErrors.UndefinedColumn)
        {
            throw PrismaTable.Foreign(Name, e);
        }
    }

    public override async Task PrepareCreationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await FindSchemaAsync(connection, cancellationToken).ConfigureAwait(false);
        await base.PrepareCreationAsync(connection, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Where the table is to be created: in the first schema of the search path, which may be missing yet.
    /// </summary>
    async Task FindSchemaAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_schema is not null)
            return;
        var rows = await connection
            .QueryAsync(
                "SELECT pg_catalog.current_schema(), pg_catalog.current_setting('search_path')",
                static row => (row.GetStringOrNull(0), row.GetString(1)),
                cancellationToken
            )
            .ConfigureAwait(false);
        var (current, path) = rows[0];
        _schema =
            current
            ?? path.Split(',')
                .Select(name => name.Trim().Trim('"'))
                .FirstOrDefault(name => name.Length > 0 && !name.StartsWith('$'))
            ?? "public";
    }

    /// <exception cref="HistoryTableException">There are tables: someone must say what they come from.</exception>
    public override async Task<bool> RequireEmptyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await FindSchemaAsync(connection, cancellationToken).ConfigureAwait(false);
        var tables = await connection
            .QueryAsync(
                """
                SELECT c.relname::pg_catalog.text
                FROM pg_catalog.pg_class AS c
                INNER JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace
                WHERE n.nspname OPERATOR(pg_catalog.=) $1
                    AND c.relkind IN ('r', 'p')
                    AND c.relname NOT IN ('godwit_history', 'spatial_ref_sys')
                ORDER BY c.relname
                LIMIT 4
                """,
                static row => row.GetString(0),
                cancellationToken,
                _schema ?? "public"
            )
            .ConfigureAwait(false);
        PrismaTable.RequireEmpty(tables, $"schema {_schema ?? "public"}", Name);
        return false;
    }

    public override void AddCreate(PostgreSqlBatch batch)
    {
        AddSchema(batch);
        new PostgreSqlPrismaRows(Name).AddCreate(batch);
    }

    public override void AddWrite(PostgreSqlBatch batch, HistoryWrite write)
    {
        var (change, own) = PrismaWrite.Of(write, _progress.Contains(write.Next.Version.Text));
        batch.Add("SELECT pg_catalog.pg_advisory_xact_lock($1)", PrismaLock);
        AddOwn(batch, write, own);
        new PostgreSqlPrismaRows(Name).Add(batch, change, write.Next);
    }

    // The URL's own search path has the schema, and the table's creation makes it.
    public override void AddSettings(PostgreSqlBatch batch) { }

    public override void Committed() => _progress.Committed();

    public override void Abandoned() => _progress.Abandoned();

    public override void AddFinish(PostgreSqlBatch batch, HistoryWrite fence) =>
        new PostgreSqlPrismaRows(Name).AddFinish(batch, fence.Next);

    void AddOwn(PostgreSqlBatch batch, HistoryWrite write, PrismaProgress own)
    {
        if (own is PrismaProgress.Insert)
            base.AddCreate(batch);
        if (own is PrismaProgress.Insert or PrismaProgress.Delete)
            AddOwnDelete(batch, write.Next.Version);
        if (own is PrismaProgress.Insert)
            AddOwnWrite(batch, new(null, write.Next, true));
        else if (own is PrismaProgress.Update)
            AddOwnWrite(batch, write);
        if (own is not PrismaProgress.None)
            _progress.Write(write.Next.Version.Text, isThere: own is not PrismaProgress.Delete);
    }

    async Task<List<HistoryEntry>> ReadProgressAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var own = await ReadOwnIfThereAsync(connection, cancellationToken).ConfigureAwait(false);
        _progress.Take(own.Select(entry => entry.Version.Text));
        return own;
    }

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static string Quote(string name) => PostgreSqlStatements.Syntax.QuoteIdentifier(name);
}
