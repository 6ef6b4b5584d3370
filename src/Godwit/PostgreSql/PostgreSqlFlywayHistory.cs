using System.Data.Common;
using System.Diagnostics;

namespace Godwit;

/// <summary>
/// The table of Flyway on PostgreSQL, and beside it Godwit's own, which is there only once a migration of several steps
/// has to say how far it is.
/// </summary>
/// <remarks>Flyway, <c>PostgreSQLDatabase</c>, <c>JdbcTableSchemaHistory</c>.</remarks>
sealed class PostgreSqlFlywayHistory(HistoryTable? table, FlywayLayout layout)
    : PostgreSqlHistory(new(table?.Schema ?? layout.Settings.HistorySchema, "godwit_history"), layout)
{
    const long LockNumber = 77431708279161;

    readonly FlywayRanks _ranks = new(layout.Settings.InstalledBy);
    string? _schema = table?.Schema ?? layout.Settings.HistorySchema;
    List<string> _missingSchemas = [];

    public override string Name => $"{Quote(_schema ?? "public")}.{Quote(Table)}";

    protected override string OwnSchema => _schema ?? "public";

    string Table => table?.Name ?? layout.Settings.Table;

    // "Flyway" in six bytes, plus Java's hash of the quoted name: PostgreSQLAdvisoryLockTemplate.
    public override long LockKey => LockNumber + Name.Aggregate(0, (hash, c) => unchecked((31 * hash) + c));

    IEnumerable<string> Schemas => layout.Settings.Schemas.Prepend(OwnSchema).Distinct();

    IEnumerable<string> CreateSql =>
        [
            $"""
                CREATE TABLE IF NOT EXISTS {Name} (
                    "installed_rank" INT NOT NULL,
                    "version" VARCHAR(50),
                    "description" VARCHAR(200) NOT NULL,
                    "type" VARCHAR(20) NOT NULL,
                    "script" VARCHAR(1000) NOT NULL,
                    "checksum" INTEGER,
                    "installed_by" VARCHAR(100) NOT NULL,
                    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
                    "execution_time" INTEGER NOT NULL,
                    "success" BOOLEAN NOT NULL,
                    CONSTRAINT {Quote($"{Table}_pk")} PRIMARY KEY ("installed_rank")
                )
                """ + (layout.Settings.Tablespace is { } tablespace ? $" TABLESPACE {Quote(tablespace)}" : ""),
            $"""CREATE INDEX IF NOT EXISTS {Quote($"{Table}_s_idx")} ON {Name} ("success")""",
        ];

    public override async Task ConnectAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await base.ConnectAsync(connection, cancellationToken).ConfigureAwait(false);
        _schema ??= CurrentSchema;
    }

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
                            $"""
                            SELECT {FlywayTable.Columns}, (
                                SELECT pg_catalog.count(*)
                                FROM pg_catalog.pg_attribute
                                WHERE attrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass($1)
                                    AND attname OPERATOR(pg_catalog.=) $2
                            )
                            FROM {Name}
                            """,
                            row => FlywayTable.Read(row, Name),
                            cancellationToken,
                            Name,
                            FlywayTable.OldColumn
                        ),
                    row => !row.Success,
                    () => ReadOwnIfThereAsync(connection, cancellationToken)
                )
                .ConfigureAwait(false);
            return _ranks.Take(rows, own);
        }
        catch (DbException e) when (e.SqlState == PostgreSqlErrors.UndefinedColumn)
        {
            throw FlywayTable.Foreign(Name, e);
        }
    }

    public override async Task PrepareCreationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var there = await connection
            .QueryAsync(
                "SELECT nspname::pg_catalog.text FROM pg_catalog.pg_namespace ORDER BY nspname",
                static row => row.GetString(0),
                cancellationToken
            )
            .ConfigureAwait(false);
        _missingSchemas = layout.Settings.CreateSchemas ? [.. Schemas.Except(there)] : [];
    }

    public override async Task<bool> RequireEmptyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var found = await connection
            .QueryAsync(
                """
                SELECT found.what::pg_catalog.text
                FROM (
                    SELECT c.oid, c.tableoid, c.relname AS what, c.relnamespace AS schema
                    FROM pg_catalog.pg_class AS c
                    WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                    UNION ALL
                    SELECT p.oid, p.tableoid, p.proname, p.pronamespace
                    FROM pg_catalog.pg_proc AS p
                    UNION ALL
                    SELECT t.oid, t.tableoid, t.typname, t.typnamespace
                    FROM pg_catalog.pg_type AS t
                    WHERE t.typtype IN ('d', 'e')
                ) AS found
                INNER JOIN pg_catalog.pg_namespace AS n ON n.oid OPERATOR(pg_catalog.=) found.schema
                WHERE n.nspname OPERATOR(pg_catalog.=) ANY (pg_catalog.string_to_array($1, E'\x1f'))
                    AND found.what NOT IN ('godwit_history')
                    AND NOT EXISTS (
                        SELECT 1
                        FROM pg_catalog.pg_depend AS d
                        WHERE d.classid OPERATOR(pg_catalog.=) found.tableoid
                            AND d.objid OPERATOR(pg_catalog.=) found.oid
                            AND d.deptype OPERATOR(pg_catalog.=) 'e'
                    )
                ORDER BY found.what
                LIMIT 4
                """,
                static row => row.GetString(0),
                cancellationToken,
                string.Join('\u001f', Schemas)
            )
            .ConfigureAwait(false);
        return FlywayTable.IsBaselineWanted(found, Name, layout.Settings);
    }

    public override void AddCreate(PostgreSqlBatch batch)
    {
        foreach (var schema in _missingSchemas)
            batch.Add($"CREATE SCHEMA IF NOT EXISTS {Quote(schema)}");
        foreach (var sql in CreateSql)
            batch.Add(sql);
        if (_missingSchemas.Count > 0)
            AddInsert(batch, FlywayTable.SchemaRow(_missingSchemas, layout.Settings.InstalledBy), isFence: false);
    }

    public override void AddSettings(PostgreSqlBatch batch) => AddPath(batch);

    public override void AddWrite(PostgreSqlBatch batch, HistoryWrite write)
    {
        foreach (var action in FlywayAction.Of(_ranks.Next(write), write, Name))
        {
            switch (action)
            {
                case FlywayAction.Insert { Row: var row }:
                    AddInsert(batch, row, isFence: true);
                    break;
                case FlywayAction.Change(var sql, var condition, var values):
                    batch.AddFenceOfOne(
                        $"{sql} WHERE installed_rank OPERATOR(pg_catalog.=) $1 AND {condition}",
                        [.. values]
                    );
                    break;
                case FlywayAction.CreateOwn:
                    base.AddCreate(batch);
                    break;
                case FlywayAction.DeleteOwn:
                    AddOwnDelete(batch, write.Next.Version);
                    break;
                case FlywayAction.WriteOwn { Write: var own }:
                    AddOwnWrite(batch, own);
                    break;
                default:
                    throw new UnreachableException($"{action} is not sent.");
            }
        }
    }

    public override void Committed() => _ranks.Committed();

    public override void Abandoned() => _ranks.Abandoned();

    public override void AddFinish(PostgreSqlBatch batch, HistoryWrite fence) =>
        batch.AddFinish(
            statements =>
                $"""
                    UPDATE {Name}
                    SET execution_time = $2::pg_catalog.int4 OPERATOR(pg_catalog.+) (
                        pg_catalog.date_part(
                            'epoch',
                            pg_catalog.clock_timestamp() OPERATOR(pg_catalog.-) pg_catalog.transaction_timestamp()
                        ) OPERATOR(pg_catalog.*) 1000
                    )::pg_catalog.int4
                    WHERE installed_rank OPERATOR(pg_catalog.=) $1
                    RETURNING {statements} AS {PostgreSqlBatch.MarkerColumn}
                    """,
            _ranks.RankOf(fence),
            (int)Math.Min(fence.Next.DurationInMilliseconds ?? 0, int.MaxValue)
        );

    void AddInsert(PostgreSqlBatch batch, FlywayRow row, bool isFence)
    {
        var sql = $"""
            INSERT INTO {Name} (
                "installed_rank", "version", "description", "type", "script", "checksum", "installed_by",
                "execution_time", "success"
            )
            VALUES ($1, $2, $3, $4, $5, $6, COALESCE(NULLIF($7, ''), current_user), $8, $9)
            {(isFence ? $"RETURNING 0 AS {PostgreSqlBatch.MarkerColumn}" : "ON CONFLICT DO NOTHING")}
            """;
        object?[] values =
        [
            row.InstalledRank,
            row.VersionText,
            row.Description,
            row.Type,
            row.Script,
            row.Checksum,
            row.InstalledBy,
            row.ExecutionTime,
            row.Success,
        ];
        if (isFence)
            batch.AddFence(sql, values);
        else
            batch.Add(sql, values);
    }

    static string Quote(string name) => PostgreSqlStatements.Syntax.QuoteIdentifier(name);
}
