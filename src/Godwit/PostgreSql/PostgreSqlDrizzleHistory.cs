using System.Data.Common;

namespace Godwit;

/// <summary>
/// The table of Drizzle on PostgreSQL, and beside it Godwit's own, which is there only once a migration of several
/// steps has to say how far it is.
/// </summary>
/// <remarks>
/// Drizzle's table has no key but a counter, so that it cannot be the fence by itself: each write first locks the table
/// against other writers, Drizzle among them, and then looks at the rows. Readers do not wait.
/// </remarks>
sealed class PostgreSqlDrizzleHistory(DrizzleLayout layout, HistoryTable? own)
    : PostgreSqlHistory(own ?? new(layout.Schema, "godwit_history"), layout)
{
    List<(DrizzleRow Row, string Name)> _unnamed = [];
    bool _isModern;
    bool _needsUpgrade;
    bool _isUpgradeAdded;

    public override string Name => $"{Quote(layout.Schema)}.{Quote(layout.Table)}";

    // As drizzle-orm writes it, blanks included.
    string CreateSql =>
        $"\n\t\t\tCREATE TABLE IF NOT EXISTS {Name} (\n\t\t\tid SERIAL PRIMARY KEY,\n\t\t\thash text NOT NULL,\n"
        + "\t\t\tcreated_at bigint"
        + (
            layout.Current.IsLegacy
                ? ""
                : ",\n\t\t\tname text,\n\t\t\tapplied_at timestamp with time zone DEFAULT now()"
        )
        + "\n\t\t)\n";

    // One row at least, so that one query also tells whether Godwit's table is there.
    string SelectSql =>
        $"""
            SELECT pg_catalog.to_regclass($1) IS NOT NULL, m.*
            FROM (SELECT 1) AS one
            LEFT JOIN (SELECT true AS godwit_is_row, * FROM {Name}) AS m ON true
            """;

    public override async Task<List<HistoryEntry>> ReadAsync(
        DbConnection connection,
        CancellationToken cancellationToken
    )
    {
        var rows = await connection
            .QueryAsync(
                SelectSql,
                row =>
                {
                    _isModern = DrizzleTable.IsModern(row);
                    var isEmpty = row.IsDBNull(1);
                    if (isEmpty)
                        DrizzleTable.Check(row, Name);
                    return (HasOwn: row.GetBoolean(0), Row: isEmpty ? null : DrizzleTable.Read(row, Name));
                },
                cancellationToken,
                $"{Quote(OwnSchema)}.godwit_history"
            )
            .ConfigureAwait(false);
        var seen = rows.Select(row => row.Row).OfType<DrizzleRow>().ToList();
        _unnamed = DrizzleTable.Unnamed(layout.Current, seen, Name, _isModern);
        _needsUpgrade = _unnamed.Count > 0 || (!_isModern && !layout.Current.IsLegacy);
        var progress = rows[0].HasOwn ? await ReadOwnAsync(connection, cancellationToken).ConfigureAwait(false) : [];
        return DrizzleRows.Pair(layout.Current, seen, progress);
    }

    public override void AddCreate(PostgreSqlBatch batch)
    {
        AddSchema(batch);
        batch.Add(CreateSql);
    }

    public override void AddWrite(PostgreSqlBatch batch, HistoryWrite write)
    {
        var change = DrizzleWrite.Of(write);
        batch.Add($"LOCK TABLE {Name} IN SHARE ROW EXCLUSIVE MODE");
        if (_needsUpgrade && !_isUpgradeAdded)
            AddUpgrade(batch);
        if (change.Own is RowChange.Insert)
            base.AddCreate(batch);
        if (change.Own is RowChange.Insert or RowChange.Delete)
            AddOwnDelete(batch, write.Next.Version);
        if (change.Own is RowChange.Insert)
            AddOwnWrite(batch, new(null, write.Next, true));
        else if (change.Own is RowChange.Update)
            AddOwnWrite(batch, write);
        switch (change.Drizzle)
        {
            case RowChange.Insert:
                AddInsert(batch, write.Next);
                break;
            case RowChange.Update:
                batch.AddFenceOfAny(
                    $"UPDATE {Name} SET hash = $4 WHERE {Rows}",
                    [.. DrizzleWrite.KeyOf(write, layout.Current), write.Next.Checksum]
                );
                break;
            case RowChange.Delete:
                batch.AddFenceOfAny($"DELETE FROM {Name} WHERE {Rows}", DrizzleWrite.KeyOf(write, layout.Current));
                break;
        }
    }

    public override void Committed() => _needsUpgrade &= !_isUpgradeAdded;

    public override void Abandoned() => _isUpgradeAdded = false;

    // Drizzle records no durations, and the default of the column has the time.
    public override void AddFinish(PostgreSqlBatch batch, HistoryWrite fence) { }

    const string Same = "hash OPERATOR(pg_catalog.=) $1 AND created_at IS NOT DISTINCT FROM $2::pg_catalog.int8";

    // What 1.0 wrote has a name.
    string Rows =>
        layout.Current.IsLegacy
            ? $"ctid IN (SELECT ctid FROM {Name} WHERE {Same} LIMIT $3::pg_catalog.int8)"
            : $"{Same} AND name IS NOT DISTINCT FROM $3";

    void AddInsert(PostgreSqlBatch batch, HistoryEntry entry)
    {
        var row = entry.Tool as DrizzleRow ?? new(entry.Checksum, null);
        if (layout.Current.IsLegacy)
            AddInsertOfLegacy(batch, row, entry.Version);
        else
            batch.AddFenceOfAny(
                $"""
                INSERT INTO {Name} ("hash", "created_at", "name")
                SELECT $1, $2::pg_catalog.int8, $3
                WHERE NOT EXISTS (SELECT 1 FROM {Name} WHERE name OPERATOR(pg_catalog.=) $3)
                """,
                row.Hash,
                row.CreatedAt,
                row.Name
            );
    }

    // A table of 1.0 gets the name that the folder will have then.
    void AddInsertOfLegacy(PostgreSqlBatch batch, DrizzleRow row, MigrationVersion version)
    {
        var before = layout.Current.CountOf(row, version);
        string[] names = _isModern ? [layout.Current.FolderNameOf(version)] : [];
        batch.AddFenceOfAny(
            $"""
            INSERT INTO {Name} ("hash", "created_at"{(_isModern ? ", \"name\"" : "")})
            SELECT $1, $2::pg_catalog.int8{(_isModern ? ", $4" : "")}
            WHERE (SELECT count(*) FROM {Name} WHERE {Same}) OPERATOR(pg_catalog.<=) $3::pg_catalog.int8
            """,
            [row.Hash, row.CreatedAt, (long)before, .. names]
        );
    }

    // drizzle-orm 1.0, up-migrations/pg: the rows of 0.x get a name, and no time; a table of 1.0 into which 0.x wrote
    // keeps its times.
    void AddUpgrade(PostgreSqlBatch batch)
    {
        if (!_isModern)
        {
            batch.Add($"""ALTER TABLE {Name} ADD COLUMN IF NOT EXISTS "name" text""");
            batch.Add(
                $"""ALTER TABLE {Name} ADD COLUMN IF NOT EXISTS "applied_at" timestamp with time zone DEFAULT now()"""
            );
        }
        foreach (var (row, name) in _unnamed)
            batch.Add(
                $"""
                UPDATE {Name} SET "name" = $3{(_isModern ? "" : ", \"applied_at\" = NULL")}
                WHERE ctid = (SELECT ctid FROM {Name} WHERE {Same} AND name IS NULL LIMIT 1)
                """,
                row.Hash,
                row.CreatedAt,
                name
            );
        _isUpgradeAdded = true;
    }

    static string Quote(string name) => PostgreSqlStatements.Syntax.QuoteIdentifier(name);
}
