using System.Buffers.Binary;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;

namespace Godwit;

/// <summary>
/// The history table on PostgreSQL. Names and operators are qualified: a migration, or the role's search_path, may put
/// other schemas before pg_catalog.
/// </summary>
class PostgreSqlHistory(HistoryTable table, ToolLayout? layout = null)
{
    const string DefaultSchema = "public";

    readonly string _table = PostgreSqlStatements.Syntax.QuoteIdentifier(table.Name);

    bool _isSchemaMissing;
    bool _isConnected;
    string _searchPath = "";

    /// <summary>The schema of Godwit's own table.</summary>
    protected virtual string OwnSchema => table.Schema ?? DefaultSchema;

    string Schema => PostgreSqlStatements.Syntax.QuoteIdentifier(OwnSchema);

    public virtual string Name => $"{Schema}.{_table}";

    /// <summary>
    /// One lock per history table: the first eight bytes of a hash of its name. Advisory locks are per database.
    /// </summary>
    public virtual long LockKey =>
        BinaryPrimitives.ReadInt64BigEndian(
            SHA256.HashData(Encoding.UTF8.GetBytes($"godwit:{table.Schema ?? DefaultSchema}.{table.Name}"))
        );

    Func<string, MigrationVersion?> ParseVersion => layout is null ? MigrationVersion.TryParse : layout.TryParseVersion;

    /// <summary>Godwit's own table.</summary>
    public string OwnName => $"{Schema}.{_table}";

    PostgreSqlHistorySql Sql => new(OwnName);

    /// <summary>Learns from the connection what the table's name and the lock depend on.</summary>
    public virtual async Task ConnectAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (_isConnected || layout is not { WantsConnection: true })
            return;
        var rows = await connection
            .QueryAsync(
                """
                SELECT
                    pg_catalog.current_schema(),
                    current_user::pg_catalog.text,
                    pg_catalog.current_database()::pg_catalog.text,
                    pg_catalog.current_setting('search_path')
                """,
                static row => (row.GetStringOrNull(0), row.GetString(1), row.GetString(2), row.GetString(3)),
                cancellationToken
            )
            .ConfigureAwait(false);
        (CurrentSchema, var user, var database, _searchPath) = rows[0];
        layout.Connect(CurrentSchema, user, database);
        _isConnected = true;
    }

    /// <summary>The schema in which unqualified names are created, where the layout wants to know it.</summary>
    protected string? CurrentSchema { get; private set; }

    /// <summary>All rows, unordered.</summary>
    public virtual Task<List<HistoryEntry>> ReadAsync(DbConnection connection, CancellationToken cancellationToken) =>
        ReadOwnAsync(connection, cancellationToken);

    /// <summary>The rows of Godwit's own table.</summary>
    protected Task<List<HistoryEntry>> ReadOwnAsync(DbConnection connection, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            Sql.Select,
            row => HistoryRows.Read(row, static (r, i) => new(r.GetDateTime(i).ToUniversalTime()), ParseVersion),
            cancellationToken
        );

    /// <summary>The same; none where the table does not exist.</summary>
    protected async Task<List<HistoryEntry>> ReadOwnIfThereAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadOwnAsync(connection, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException e) when (e.SqlState == PostgreSqlErrors.UndefinedTable)
        {
            return [];
        }
    }

    /// <summary>
    /// Before the table is created: CREATE SCHEMA IF NOT EXISTS needs the right to create schemas even where the schema
    /// exists, so it is asked for.
    /// </summary>
    public virtual async Task PrepareCreationAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (OwnSchema == DefaultSchema)
            return;
        var rows = await connection
            .QueryAsync(
                "SELECT pg_catalog.to_regnamespace($1) IS NULL",
                static row => row.GetBoolean(0),
                cancellationToken,
                Schema
            )
            .ConfigureAwait(false);
        _isSchemaMissing = rows[0];
    }

    /// <summary>Adds what the layout wants in front of each migration: its schema first in the path.</summary>
    public virtual void AddSettings(PostgreSqlBatch batch)
    {
        // A scratch database has Godwit's own table, so nothing else makes them.
        foreach (var name in layout?.Schemas ?? [])
            batch.Add($"CREATE SCHEMA IF NOT EXISTS {PostgreSqlStatements.Syntax.QuoteIdentifier(name)}");
        AddPath(batch);
    }

    /// <summary>Adds the layout's schema in front of the path, and its first statements.</summary>
    protected void AddPath(PostgreSqlBatch batch)
    {
        if (layout?.DefaultSchema is { } schema)
        {
            var first = PostgreSqlStatements.Syntax.QuoteIdentifier(schema);
            var path = _searchPath.Length == 0 ? first : $"{first}, {_searchPath}";
            batch.Add("SELECT pg_catalog.set_config('search_path', $1, false)", path);
        }
        if (layout?.InitialSql is { } sql)
        {
            var script = MigrationScript.Parse(new("initSql", sql), Dialect.PostgreSql);
            foreach (var statement in script.Steps.SelectMany(step => step.Statements))
                batch.Add(statement);
        }
    }

    /// <summary>Refuses a database that has tables but no history, where the layout wants that.</summary>
    /// <returns>Whether what is there is recorded as the beginning.</returns>
    public virtual Task<bool> RequireEmptyAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>Adds the creation of the table, and of its schema where that is missing too.</summary>
    public virtual void AddCreate(PostgreSqlBatch batch)
    {
        AddSchema(batch);
        batch.Add(Sql.Create);
    }

    /// <summary>Adds the creation of the schema where it is missing.</summary>
    protected void AddSchema(PostgreSqlBatch batch)
    {
        if (_isSchemaMissing)
            batch.Add($"CREATE SCHEMA IF NOT EXISTS {Schema}");
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
    public virtual void AddWrite(PostgreSqlBatch batch, HistoryWrite write) => AddOwnWrite(batch, write);

    /// <summary>What was added last is committed.</summary>
    public virtual void Committed() { }

    /// <summary>What was added last is not committed.</summary>
    public virtual void Abandoned() { }

    /// <summary>Adds the write of a row of Godwit's own table.</summary>
    protected void AddOwnWrite(PostgreSqlBatch batch, HistoryWrite write)
    {
        var (expected, next, isStart) = write;
        object?[] values =
        [
            next.Version.Key,
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
            batch.AddFence(Sql.Insert, values);
            return;
        }
        batch.AddFenceOfOne(
            Sql.Update,
            [
                .. values,
                HistoryRows.Text(expected.State),
                expected.StepsApplied,
                expected.Progress,
                expected.Version.Key,
                isStart,
                write.HasNewAuthor,
            ]
        );
    }

    /// <summary>Adds the time and duration of a migration that this transaction ends.</summary>
    public virtual void AddFinish(PostgreSqlBatch batch, HistoryWrite fence) =>
        batch.AddFinish(Sql.Finish, fence.Next.Version.Key);

    /// <summary>Adds the end of a row of Godwit's own table.</summary>
    protected void AddOwnDelete(PostgreSqlBatch batch, MigrationVersion version) => batch.Add(Sql.Delete, version.Key);
}
