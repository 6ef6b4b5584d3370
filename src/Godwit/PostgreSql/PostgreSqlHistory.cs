using System.Data.Common;

namespace Godwit;

/// <summary>
/// The history table on PostgreSQL. Names and operators are qualified: a migration, or the role's search_path, may put
/// other schemas before pg_catalog.
/// </summary>
sealed class PostgreSqlHistory(HistoryTable table)
{
    readonly string _schema = PostgreSqlStatements.Syntax.QuoteIdentifier(table.Schema ?? "public");
    readonly string _table = PostgreSqlStatements.Syntax.QuoteIdentifier(table.Name);

    public string Name => $"{_schema}.{_table}";

    public string SelectSql => $"SELECT {HistoryRows.Columns} FROM {Name}";

    string CreateSql =>
        $"""
            CREATE TABLE IF NOT EXISTS {Name} (
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

    string InsertSql =>
        $"""
            INSERT INTO {Name} (
                {HistoryRows.Columns}
            )
            VALUES (
                $1, $2, $3, $4, $5, $6, pg_catalog.clock_timestamp(),
                CASE WHEN $7::pg_catalog.bool THEN pg_catalog.clock_timestamp() END,
                $8, pg_catalog.concat(session_user, '@', $9::pg_catalog.text), $10, $11, $12
            )
            RETURNING 0 AS {PostgreSqlBatch.MarkerColumn}
            """;

    // When the row is not as expected the count is 0, and the cast of the sentence to an integer raises 22P02, which
    // ends the transaction before the step has done anything.
    string UpdateSql =>
        $"""
            WITH advanced AS (
                UPDATE {Name}
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
                        WHEN $17::pg_catalog.bool THEN pg_catalog.concat(session_user, '@', $9::pg_catalog.text)
                        ELSE applied_by
                    END,
                    godwit_version = $10,
                    progress = $11,
                    error = $12
                WHERE version OPERATOR(pg_catalog.=) $16
                    AND state OPERATOR(pg_catalog.=) $13
                    AND steps_applied OPERATOR(pg_catalog.=) $14
                    AND COALESCE(progress, '') OPERATOR(pg_catalog.=) COALESCE($15, '')
                RETURNING 1
            )
            SELECT (
                CASE WHEN pg_catalog.count(*) OPERATOR(pg_catalog.=) 1
                    THEN '0'
                    ELSE 'another run changed this row of the migration history'
                END
            )::pg_catalog.int4 AS {PostgreSqlBatch.MarkerColumn}
            FROM advanced
            """;

    string FinishSql(int statements) =>
        $"""
            UPDATE {Name}
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

    public static HistoryEntry Read(DbDataReader reader) =>
        HistoryRows.Read(reader, static (row, ordinal) => new(row.GetDateTime(ordinal).ToUniversalTime()));

    /// <summary>
    /// CREATE SCHEMA IF NOT EXISTS needs the right to create schemas even where the schema exists, so it is asked for.
    /// </summary>
    public async Task<bool> IsSchemaMissingAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (table.Schema is null or "public")
            return false;
        var rows = await connection
            .QueryAsync(
                "SELECT pg_catalog.to_regnamespace($1) IS NULL",
                static row => row.GetBoolean(0),
                cancellationToken,
                _schema
            )
            .ConfigureAwait(false);
        return rows[0];
    }

    /// <summary>Adds the creation of the table, and of its schema where that is missing too.</summary>
    public void AddCreate(PostgreSqlBatch batch, bool isSchemaMissing)
    {
        if (isSchemaMissing)
            batch.Add($"CREATE SCHEMA IF NOT EXISTS {_schema}");
        batch.Add(CreateSql);
    }

    /// <summary>The error when the role may not do that.</summary>
    public DatabaseUnavailableException MayNotBeCreated(string target, StepFailedException error) =>
        new(
            RunErrors.Permission,
            $"The role may not create the migration history {Name} on {target}: {error.Message}. "
                + "Nothing was changed. Run migrations as a role that may create tables there, "
                + "or name another table (`history`).",
            error.Error
        )
        {
            SqlState = error.Error?.SqlState,
        };

    /// <summary>Adds the write; it fails with 23505 or 22P02 when the row is not as expected.</summary>
    public void AddWrite(PostgreSqlBatch batch, HistoryWrite write)
    {
        var (expected, next, isStart) = write;
        object?[] values =
        [
            next.Version.Text,
            next.Name,
            next.Checksum,
            next.Steps,
            next.StepsApplied,
            HistoryRows.Text(next.State),
            next.FinishedAt is not null,
            next.DurationInMilliseconds,
            next.AppliedBy,
            next.GodwitVersion,
            next.Progress,
            next.Error,
        ];
        if (expected is null)
        {
            batch.AddFence(InsertSql, values);
            return;
        }
        batch.AddFence(
            UpdateSql,
            [
                .. values,
                HistoryRows.Text(expected.State),
                expected.StepsApplied,
                expected.Progress,
                expected.Version.Text,
                isStart,
            ]
        );
    }

    /// <summary>Adds the time and duration of a migration that this transaction ends.</summary>
    public void AddFinish(PostgreSqlBatch batch, MigrationVersion version) => batch.AddFinish(FinishSql, version.Text);
}
