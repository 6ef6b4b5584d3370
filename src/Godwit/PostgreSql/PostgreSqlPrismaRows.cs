namespace Godwit;

/// <summary>Writes the rows of Prisma's table.</summary>
/// <param name="table">Its name, qualified and quoted.</param>
sealed class PostgreSqlPrismaRows(string table)
{
    const string Now = "pg_catalog.date_trunc('milliseconds', pg_catalog.clock_timestamp())";
    const string IsOpen = "finished_at IS NULL AND rolled_back_at IS NULL";
    const string IsStanding = "rolled_back_at IS NULL";

    // finished_at, logs and applied_steps_count of a new row.
    const string Resolved = "clock.at, '', 0";

    /// <summary>Adds the creation of the table.</summary>
    public void AddCreate(PostgreSqlBatch batch) =>
        batch.Add(
            $"""
            CREATE TABLE IF NOT EXISTS {table} (
                id                      VARCHAR(36) PRIMARY KEY NOT NULL,
                checksum                VARCHAR(64) NOT NULL,
                finished_at             TIMESTAMPTZ,
                migration_name          VARCHAR(255) NOT NULL,
                logs                    TEXT,
                rolled_back_at          TIMESTAMPTZ,
                started_at              TIMESTAMPTZ NOT NULL DEFAULT now(),
                applied_steps_count     INTEGER NOT NULL DEFAULT 0
            )
            """
        );

    /// <summary>Adds a change; it fails when the rows are not as expected.</summary>
    public void Add(PostgreSqlBatch batch, PrismaChange change, HistoryEntry row)
    {
        var (name, checksum) = (row.Version.Text, row.Checksum);
        const string finished = $"checksum = $2, logs = NULL, finished_at = {Now}, applied_steps_count = 1";
        if (change == PrismaChange.Advance)
            AddUpdate(batch, "checksum = $2, logs = $3::pg_catalog.text", IsOpen, name, checksum, row.Error);
        else if (change == PrismaChange.Finish)
            AddUpdate(batch, finished, IsOpen, name, checksum);
        else if (change == PrismaChange.Resolve)
            AddUpdate(batch, $"rolled_back_at = {Now}", IsOpen, name);
        else if (change == PrismaChange.RollBack)
            AddUpdate(batch, $"rolled_back_at = {Now}", IsStanding, name);
        else if (change == PrismaChange.Reopen)
            AddUpdate(batch, "finished_at = NULL", IsStanding, name);
        else if (change == PrismaChange.Accept)
            AddUpdate(batch, "checksum = $2", IsStanding, name, checksum);
        if (change == PrismaChange.Insert)
            AddInsert(batch, row, "clock.at, NULL, 1");
        else if (change == PrismaChange.InsertStarted)
            AddInsert(batch, row, "NULL, NULL, 0");
        else if (change is PrismaChange.InsertResolved or PrismaChange.Resolve)
            AddInsert(batch, row, Resolved);
    }

    /// <summary>Adds the time of a migration that this transaction ends.</summary>
    public void AddFinish(PostgreSqlBatch batch, HistoryEntry row) =>
        batch.AddFinish(
            statements =>
                $"""
                    UPDATE {table}
                    SET finished_at = {Now}
                    WHERE migration_name OPERATOR(pg_catalog.=) $1 AND finished_at IS NOT NULL AND {IsStanding}
                    RETURNING {statements} AS {PostgreSqlBatch.MarkerColumn}
                    """,
            row.Version.Text
        );

    // What is to be written for finished_at, logs and applied_steps_count is Godwit's own SQL, and quoted text.
    void AddInsert(PostgreSqlBatch batch, HistoryEntry row, string end) =>
        batch.AddFenceOfAny(
            $"""
            INSERT INTO {table} (id, checksum, migration_name, started_at, finished_at, logs, applied_steps_count)
            SELECT $2, $3, $1, clock.at, {end}
            FROM (SELECT {Now} AS at OFFSET 0) AS clock
            WHERE NOT EXISTS (
                SELECT 1
                FROM {table}
                WHERE migration_name OPERATOR(pg_catalog.=) $1 AND rolled_back_at IS NULL
            )
            """,
            row.Version.Text,
            Guid.NewGuid().ToString(),
            row.Checksum
        );

    void AddUpdate(PostgreSqlBatch batch, string set, string condition, params object?[] values) =>
        batch.AddFenceOfAny(
            $"UPDATE {table} SET {set} WHERE migration_name OPERATOR(pg_catalog.=) $1 AND {condition}",
            values
        );
}
