using System.Data.Common;

namespace Godwit;

/// <summary>Writes the rows of Prisma's table, in the transaction that is open.</summary>
/// <param name="connection">The connection.</param>
/// <param name="table">Its name, qualified and quoted.</param>
/// <param name="now">Milliseconds since 1970, as Prisma writes times.</param>
sealed class SqlitePrismaRows(DbConnection connection, string table, long now)
{
    const string IsOpen = "finished_at IS NULL AND rolled_back_at IS NULL";
    const string IsStanding = "rolled_back_at IS NULL";

    /// <summary>Makes a change; false when the rows were not as expected.</summary>
    public async Task<bool> WriteAsync(PrismaChange change, HistoryEntry row, CancellationToken cancellationToken)
    {
        var (set, condition, values) = UpdateOf(change, row);
        if (set.Length > 0 && await UpdateAsync().ConfigureAwait(false) == 0)
            return false;
        (long? FinishedAt, string? Logs, int Steps)? end = change switch
        {
            PrismaChange.Insert => (now, null, 1),
            PrismaChange.InsertStarted => (null, null, 0),
            PrismaChange.InsertResolved or PrismaChange.Resolve => (now, "", 0),
            _ => null,
        };
        return end is not var (finishedAt, logs, steps)
            || await InsertAsync(row, finishedAt, logs, steps, cancellationToken).ConfigureAwait(false) == 1;

        Task<int> UpdateAsync() =>
            connection.ExecuteAsync(
                $"UPDATE {table} SET {set} WHERE migration_name = $1 AND {condition}",
                cancellationToken,
                [row.Version.Text, .. values]
            );
    }

    (string Set, string Condition, object?[] Values) UpdateOf(PrismaChange change, HistoryEntry row) =>
        change switch
        {
            PrismaChange.Advance => ("checksum = $2, logs = $3", IsOpen, [row.Checksum, row.Error]),
            PrismaChange.Finish => (
                "checksum = $2, logs = NULL, finished_at = $3, applied_steps_count = 1",
                IsOpen,
                [row.Checksum, now]
            ),
            PrismaChange.Resolve => ("rolled_back_at = $2", IsOpen, [now]),
            PrismaChange.RollBack => ("rolled_back_at = $2", IsStanding, [now]),
            PrismaChange.Reopen => ("finished_at = NULL", IsStanding, []),
            PrismaChange.Accept => ("checksum = $2", IsStanding, [row.Checksum]),
            _ => ("", "", []),
        };

    Task<int> InsertAsync(
        HistoryEntry row,
        long? finishedAt,
        string? logs,
        int steps,
        CancellationToken cancellationToken
    ) =>
        connection.ExecuteAsync(
            $"""
            INSERT INTO {table} (id, checksum, migration_name, started_at, finished_at, logs, applied_steps_count)
            SELECT $1, $2, $3, $4, $5, $6, $7
            WHERE NOT EXISTS (SELECT 1 FROM {table} WHERE migration_name = $3 AND {IsStanding})
            """,
            cancellationToken,
            Guid.NewGuid().ToString(),
            row.Checksum,
            row.Version.Text,
            now,
            finishedAt,
            logs,
            steps
        );
}
