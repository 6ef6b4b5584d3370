using System.Data.Common;

namespace Godwit;

/// <summary>
/// Foreign keys during a step. <c>PRAGMA foreign_keys</c> does nothing inside a transaction, so a step that asks for
/// it, or that rebuilds a table (DROP TABLE, then RENAME to the dropped name), gets it around its transaction:
/// otherwise DROP TABLE would delete the rows of child tables. Before COMMIT the references are checked instead
/// (sqlite.org/lang_altertable.html, section 7).
/// </summary>
sealed class SqliteForeignKeys(DbConnection connection)
{
    Dictionary<Violation, long>? _before;
    bool _isSuspended;

    /// <summary>Switches enforcement off where the step needs it; disposing the result switches it on again.</summary>
    public async Task<IAsyncDisposable> SuspendAsync(StepRun run, CancellationToken cancellationToken)
    {
        _before = null;
        _isSuspended =
            (AsksForSuspension(run) || RebuildsTable(run.Step))
            && await IsEnforcedAsync(cancellationToken).ConfigureAwait(false);
        if (_isSuspended)
            await connection.ExecuteAsync("PRAGMA foreign_keys = OFF", cancellationToken).ConfigureAwait(false);
        return new Resume(_isSuspended ? connection : null);
    }

    /// <summary>
    /// Inside the transaction, before the first statement: violations that are older than the migration are not its
    /// fault.
    /// </summary>
    public async Task BeforeStepAsync(CancellationToken cancellationToken)
    {
        if (_isSuspended)
            _before = await CheckAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Inside the transaction, before COMMIT.</summary>
    /// <exception cref="StepFailedException">Rows refer to missing rows, and did not before.</exception>
    public async Task BeforeCommitAsync(StepRun run, CancellationToken cancellationToken)
    {
        if (_before is null)
            return;
        var after = await CheckAsync(cancellationToken).ConfigureAwait(false);
        var broken = after.Where(v => v.Value > _before.GetValueOrDefault(v.Key)).ToList();
        if (broken.Count == 0)
            return;
        var list = string.Join(
            "; ",
            broken.Select(v =>
                $"{v.Value - _before.GetValueOrDefault(v.Key)} row(s) of {v.Key.Table} refer to missing rows of "
                + $"{v.Key.Parent}"
            )
        );
        throw new StepFailedException(
            DatabaseErrorKind.Fatal,
            $"foreign key check failed: {list}",
            run.Step.Statements.Count > 0 ? run.Step.Statements[^1] : null
        );
    }

    async Task<bool> IsEnforcedAsync(CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync("PRAGMA foreign_keys", static reader => reader.GetInt64(0), cancellationToken)
            .ConfigureAwait(false);
        return rows is [1];
    }

    async Task<Dictionary<Violation, long>> CheckAsync(CancellationToken cancellationToken)
    {
        var rows = await connection
            .QueryAsync(
                """
                SELECT "table", parent, fkid, count(*)
                FROM pragma_foreign_key_check
                GROUP BY "table", parent, fkid
                """,
                static reader =>
                    KeyValuePair.Create(
                        new Violation(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)),
                        reader.GetInt64(3)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new(rows);
    }

    static bool AsksForSuspension(StepRun run)
    {
        var isOff = false;
        foreach (var statement in run.Settings)
            isOff = SqliteStatements.Classify(statement).ForeignKeysPragma is { } isOn ? !isOn : isOff;
        return isOff || run.Step.Statements.Any(s => SqliteStatements.Classify(s).ForeignKeysPragma is false);
    }

    static bool RebuildsTable(MigrationStep step)
    {
        var dropped = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var statement in step.Statements)
        {
            if (SqliteNames.OfDroppedTable(statement) is { } table)
                dropped.Add(table);
            else if (SqliteNames.OfRenamedTo(statement) is { } name && dropped.Contains(name))
                return true;
        }
        return false;
    }

    sealed record Violation(string Table, string Parent, long ForeignKey);

    sealed class Resume(DbConnection? connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            if (connection?.State == System.Data.ConnectionState.Open)
                await connection.ExecuteAsync("PRAGMA foreign_keys = ON", CancellationToken.None).ConfigureAwait(false);
        }
    }
}
