using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Godwit;

/// <summary>
/// The table of Flyway on SQLite, and beside it Godwit's own, which is there only once a migration of several steps has
/// to say how far it is.
/// </summary>
/// <remarks>Flyway, <c>SQLiteDatabase</c>.</remarks>
sealed class SqliteFlywayHistory(HistoryTable? table, FlywayLayout layout, TimeProvider clock)
    : SqliteHistory(new(table?.Schema ?? "main", "godwit_history"), layout)
{
    readonly FlywayRanks _ranks = new(layout.Settings.InstalledBy);
    bool _isConnected;
    bool _beginsWithBaseline;

    string Schema => Quote(table?.Schema ?? layout.Settings.HistorySchema ?? "main");

    string Name => $"{Schema}.{Quote(Table)}";

    string Table => table?.Name ?? layout.Settings.Table;

    string SelectSql =>
        $"""
            SELECT {FlywayTable.Columns}, (SELECT count(*) FROM pragma_table_info($1, $2) WHERE name = $3)
            FROM {Name}
            """;

    public override async Task<ValueList<HistoryEntry>?> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        if (!_isConnected)
            layout.Connect("main", "", null);
        _isConnected = true;
        try
        {
            var (rows, own) = await ToolHistoryRead
                .ReadAsync(
                    () =>
                        connection.QueryAsync(
                            SelectSql,
                            row => FlywayTable.Read(row, Name),
                            cancellationToken,
                            Table,
                            table?.Schema ?? layout.Settings.HistorySchema ?? "main",
                            FlywayTable.OldColumn
                        ),
                    row => !row.Success,
                    () => ReadOwnIfThereAsync(connection, cancellationToken)
                )
                .ConfigureAwait(false);
            return _ranks.Take(rows, own).ToValueList();
        }
        catch (DbException e) when (SqliteErrors.IsMissingTable(e))
        {
            return null;
        }
        catch (DbException e) when (e.Message.Contains("no such column", StringComparison.Ordinal))
        {
            throw FlywayTable.Foreign(Name, e);
        }
    }

    public override async Task<bool> RequireEmptyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var found = await connection
            .QueryAsync(
                $"""
                SELECT name
                FROM {Schema}.sqlite_master
                WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' AND tbl_name <> 'godwit_history'
                    -- Another run may have begun meanwhile.
                    AND NOT EXISTS (SELECT 1 FROM {Schema}.sqlite_master WHERE name = $1)
                ORDER BY name
                LIMIT 4
                """,
                static row => row.GetString(0),
                cancellationToken,
                Table
            )
            .ConfigureAwait(false);
        return _beginsWithBaseline = FlywayTable.IsBaselineWanted(found, Name, layout.Settings);
    }

    string CreateSql =>
        $"""
            CREATE TABLE IF NOT EXISTS {Name} (
                "installed_rank" INT NOT NULL PRIMARY KEY,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL
            )
            """;

    public override async Task CreateAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(CreateSql, cancellationToken).ConfigureAwait(false);
        var index = Quote($"{Table}_s_idx");
        await connection
            .ExecuteAsync(
                $"""CREATE INDEX IF NOT EXISTS {Schema}.{index} ON {Quote(Table)} ("success")""",
                cancellationToken
            )
            .ConfigureAwait(false);
        // In the same transaction: who sees the table without that row would run everything.
        if (_beginsWithBaseline && layout.BaselineOf(null)?.Tool is FlywayRow row)
            await InsertAsync(
                    connection,
                    row with
                    {
                        InstalledRank = 1,
                        InstalledBy = layout.Settings.InstalledBy ?? "",
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    public override async Task<bool> WriteAsync(
        DbConnection connection,
        HistoryWrite write,
        CancellationToken cancellationToken
    )
    {
        foreach (var action in FlywayAction.Of(_ranks.Next(write), write, Name))
        {
            if (!await SendAsync(connection, action, write.Next.Version, cancellationToken).ConfigureAwait(false))
                return false;
        }
        return true;
    }

    /// <returns>Whether the row was as expected.</returns>
    async Task<bool> SendAsync(
        DbConnection connection,
        FlywayAction action,
        MigrationVersion version,
        CancellationToken cancellationToken
    )
    {
        switch (action)
        {
            case FlywayAction.Insert { Row: var row }:
                return await InsertAsync(connection, row, cancellationToken).ConfigureAwait(false);
            case FlywayAction.Change(var sql, var condition, var values):
                sql = $"{sql} WHERE installed_rank = $1 AND {condition}";
                return await connection.ExecuteAsync(sql, cancellationToken, [.. values]).ConfigureAwait(false) == 1;
            case FlywayAction.CreateOwn:
                await CreateOwnAsync(connection, cancellationToken).ConfigureAwait(false);
                return true;
            case FlywayAction.DeleteOwn:
                await DeleteOwnAsync(connection, version, cancellationToken).ConfigureAwait(false);
                return true;
            case FlywayAction.WriteOwn { Write: var own }:
                return await WriteOwnAsync(connection, own, cancellationToken).ConfigureAwait(false);
            default:
                throw new UnreachableException($"{action} is not sent.");
        }
    }

    public override async Task<bool> FinishAsync(
        DbConnection connection,
        HistoryWrite finish,
        CancellationToken cancellationToken
    ) =>
        await connection
            .ExecuteAsync(
                $"UPDATE {Name} SET execution_time = $2 WHERE installed_rank = $1",
                cancellationToken,
                _ranks.RankOf(finish),
                (int)Math.Min(finish.Next.DurationInMilliseconds ?? 0, int.MaxValue)
            )
            .ConfigureAwait(false) == 1;

    public override void Committed() => _ranks.Committed();

    public override void Abandoned() => _ranks.Abandoned();

    async Task<bool> InsertAsync(DbConnection connection, FlywayRow row, CancellationToken cancellationToken) =>
        await connection
            .ExecuteAsync(
                $"""
                INSERT INTO {Name} (
                    "installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                    "execution_time", "success", "installed_on"
                )
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                ON CONFLICT DO NOTHING
                """,
                cancellationToken,
                row.InstalledRank,
                row.VersionText,
                row.Description,
                row.Type,
                row.Script,
                row.Checksum,
                row.InstalledBy,
                row.ExecutionTime,
                row.Success,
                clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture)
            )
            .ConfigureAwait(false) == 1;

    static string Quote(string name) => SqliteStatements.Syntax.QuoteIdentifier(name);
}
