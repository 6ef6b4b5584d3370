namespace Godwit;

/// <summary>What is sent to Godwit's own history table.</summary>
/// <param name="Table">Qualified and quoted.</param>
readonly record struct PostgreSqlHistorySql(string Table)
{
    /// <summary>All rows.</summary>
    public string Select => $"SELECT {HistoryRows.Columns} FROM {Table}";

    /// <summary>Makes the table.</summary>
    public string Create =>
        $"""
            CREATE TABLE IF NOT EXISTS {Table} (
                version pg_catalog.text NOT NULL PRIMARY KEY,
                name pg_catalog.text NOT NULL,
                checksum pg_catalog.text NOT NULL,
                steps pg_catalog.int4 NOT NULL,
                steps_applied pg_catalog.int4 NOT NULL,
                state pg_catalog.text NOT NULL,
                started_at pg_catalog.timestamptz,
                finished_at pg_catalog.timestamptz,
                duration_ms pg_catalog.int8,
                applied_by pg_catalog.text,
                godwit_version pg_catalog.text,
                progress pg_catalog.text,
                error pg_catalog.text
            )
            """;

    /// <summary>Adds a row.</summary>
    public string Insert =>
        $"""
            INSERT INTO {Table} (
                {HistoryRows.Columns}
            )
            VALUES (
                $1, $2, $3, $4, $5, $6, pg_catalog.clock_timestamp(),
                CASE WHEN $7::pg_catalog.bool THEN pg_catalog.clock_timestamp() END,
                $8, pg_catalog.concat(session_user, '@', $9::pg_catalog.text), $10, $11, $12
            )
            RETURNING 0 AS {PostgreSqlBatch.MarkerColumn}
            """;

    /// <summary>Makes a row what it is to be, if it is as expected.</summary>
    public string Update =>
        $"""
            UPDATE {Table}
            SET version = $1,
                name = $2,
                checksum = $3,
                steps = $4,
                steps_applied = $5,
                state = $6,
                started_at = CASE WHEN $17::pg_catalog.bool THEN pg_catalog.clock_timestamp() ELSE started_at END,
                finished_at = CASE WHEN $7::pg_catalog.bool THEN pg_catalog.clock_timestamp() END,
                duration_ms = $8,
                applied_by = CASE
                    WHEN $18::pg_catalog.bool THEN pg_catalog.concat(session_user, '@', $9::pg_catalog.text)
                    ELSE applied_by
                END,
                godwit_version = $10,
                progress = $11,
                error = $12
            WHERE version OPERATOR(pg_catalog.=) $16
                AND state OPERATOR(pg_catalog.=) $13
                AND steps_applied OPERATOR(pg_catalog.=) $14
                AND COALESCE(progress, '') OPERATOR(pg_catalog.=) COALESCE($15, '')
            """;

    /// <summary>Writes the time and duration of a migration that a transaction ends.</summary>
    public string Finish(int statements) =>
        $"""
            UPDATE {Table}
            SET finished_at = pg_catalog.clock_timestamp(),
                duration_ms = COALESCE(duration_ms, 0) OPERATOR(pg_catalog.+) (
                    pg_catalog.date_part(
                        'epoch',
                        pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.transaction_timestamp()
                    ) OPERATOR(pg_catalog.*) 1000
                )::pg_catalog.int8
            WHERE version OPERATOR(pg_catalog.=) $1
            RETURNING {statements} AS {PostgreSqlBatch.MarkerColumn}
            """;

    /// <summary>Takes a row away.</summary>
    public string Delete => $"DELETE FROM {Table} WHERE version OPERATOR(pg_catalog.=) $1";
}
