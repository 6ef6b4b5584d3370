using System.Data.Common;

namespace Godwit;

/// <summary>
/// The table of Prisma Migrate on SQLite, and beside it Godwit's own, which is there only once a migration of several
/// steps has to say how far it is.
/// </summary>
/// <remarks>Times are milliseconds since 1970, as Prisma writes them.</remarks>
sealed class SqlitePrismaHistory(HistoryTable? table, PrismaLayout layout, TimeProvider clock)
    : SqliteHistory(new(table?.Schema ?? "main", "godwit_history"), layout)
{
    readonly ProgressNames _progress = new();

    string Name => $"{Quote(table?.Schema ?? "main")}.{Quote(table?.Name ?? PrismaLayout.TableName)}";

    long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public override async Task<ValueList<HistoryEntry>?> ReadAsync(
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
                            $"SELECT {PrismaTable.Columns} FROM {Name}",
                            static row => PrismaTable.Read(row),
                            cancellationToken
                        ),
                    row => row.IsOpen,
                    () => ReadProgressAsync(connection, cancellationToken)
                )
                .ConfigureAwait(false);
            return PrismaRow.ToEntries(rows, own).ToValueList();
        }
        catch (DbException e) when (SqliteErrors.IsMissingTable(e))
        {
            return null;
        }
        catch (DbException e) when (e.Message.Contains("no such column", StringComparison.Ordinal))
        {
            throw PrismaTable.Foreign(Name, e);
        }
    }

    /// <exception cref="HistoryTableException">There are tables: someone must say what they come from.</exception>
    public override async Task<bool> RequireEmptyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var tables = await connection
            .QueryAsync(
                $"""
                SELECT name
                FROM {Quote(table?.Schema ?? "main")}.sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' AND name <> 'godwit_history'
                    -- Another run may have begun meanwhile.
                    AND NOT EXISTS (
                        SELECT 1
                        FROM {Quote(table?.Schema ?? "main")}.sqlite_master
                        WHERE name = $1
                    )
                ORDER BY name
                LIMIT 4
                """,
                static row => row.GetString(0),
                cancellationToken,
                table?.Name ?? PrismaLayout.TableName
            )
            .ConfigureAwait(false);
        PrismaTable.RequireEmpty(tables, "database", Name);
        return false;
    }

    public override Task CreateAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(
            $"""
            CREATE TABLE IF NOT EXISTS {Name} (
                "id"                    TEXT PRIMARY KEY NOT NULL,
                "checksum"              TEXT NOT NULL,
                "finished_at"           DATETIME,
                "migration_name"        TEXT NOT NULL,
                "logs"                  TEXT,
                "rolled_back_at"        DATETIME,
                "started_at"            DATETIME NOT NULL DEFAULT current_timestamp,
                "applied_steps_count"   INTEGER UNSIGNED NOT NULL DEFAULT 0
            )
            """,
            cancellationToken
        );

    public override async Task<bool> WriteAsync(
        DbConnection connection,
        HistoryWrite write,
        CancellationToken cancellationToken
    )
    {
        var (change, own) = PrismaWrite.Of(write, _progress.Contains(write.Next.Version.Text));
        if (!await WriteProgressAsync(connection, write, own, cancellationToken).ConfigureAwait(false))
            return false;
        return await new SqlitePrismaRows(connection, Name, Now)
            .WriteAsync(change, write.Next, cancellationToken)
            .ConfigureAwait(false);
    }

    public override void Committed() => _progress.Committed();

    public override void Abandoned() => _progress.Abandoned();

    public override async Task<bool> FinishAsync(
        DbConnection connection,
        HistoryWrite finish,
        CancellationToken cancellationToken
    )
    {
        await connection
            .ExecuteAsync(
                $"""
                UPDATE {Name}
                SET finished_at = $2
                WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL
                """,
                cancellationToken,
                finish.Next.Version.Text,
                Now
            )
            .ConfigureAwait(false);
        return true;
    }

    async Task<bool> WriteProgressAsync(
        DbConnection connection,
        HistoryWrite write,
        PrismaProgress own,
        CancellationToken cancellationToken
    )
    {
        if (own is PrismaProgress.Insert)
            await CreateOwnAsync(connection, cancellationToken).ConfigureAwait(false);
        if (own is not PrismaProgress.None)
            _progress.Write(write.Next.Version.Text, isThere: own is not PrismaProgress.Delete);
        if (own is PrismaProgress.Insert or PrismaProgress.Delete)
            await DeleteOwnAsync(connection, write.Next.Version, cancellationToken).ConfigureAwait(false);
        if (own is PrismaProgress.None or PrismaProgress.Delete)
            return true;
        var change = own is PrismaProgress.Insert ? new HistoryWrite(null, write.Next, true) : write;
        return await WriteOwnAsync(connection, change, cancellationToken).ConfigureAwait(false);
    }

    async Task<List<HistoryEntry>> ReadProgressAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var own = await ReadOwnIfThereAsync(connection, cancellationToken).ConfigureAwait(false);
        _progress.Take(own.Select(entry => entry.Version.Text));
        return own;
    }

    static string Quote(string name) => SqliteStatements.Syntax.QuoteIdentifier(name);
}
