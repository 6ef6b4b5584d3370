using System.Diagnostics;

namespace Godwit;

/// <summary>What a run has done so far, across lost connections.</summary>
sealed class RunLog(RunContext run)
{
    readonly List<AppliedMigration> _applied = [];
    PlannedMigration? _current;
    long _started;

    /// <summary>The migrations that this run applied, in order.</summary>
    public ValueList<AppliedMigration> Applied => _applied.ToValueList();

    /// <summary>A migration is begun or taken up again.</summary>
    public void Begin(PlannedMigration planned, int index, int count)
    {
        if (_current?.Migration != planned.Migration)
            _started = Stopwatch.GetTimestamp();
        _current = planned;
        run.Options.OnEvent?.Invoke(
            new MigrationEvent.MigrationStarted(
                planned.Migration,
                index,
                count,
                planned.Script.Steps.Count,
                planned.StepsApplied
            )
        );
    }

    /// <summary>The migration that was begun is applied.</summary>
    public void End()
    {
        if (_current?.Migration is not { } migration)
            return;
        var duration = Stopwatch.GetElapsedTime(_started);
        _applied.Add(new(migration.Version, migration.Name, duration));
        _current = null;
        run.Options.OnEvent?.Invoke(new MigrationEvent.MigrationCompleted(migration, duration));
    }

    /// <summary>Another run took the migration over.</summary>
    public void Abandon() => _current = null;

    /// <summary>
    /// After a lost connection: the history tells whether the migration that was under way is applied, and by whom. A
    /// rival may have been faster than the new connection.
    /// </summary>
    public void Settle(ValueList<HistoryEntry> history)
    {
        if (
            _current is not { Migration.Version: var version }
            || history.FirstOrDefault(e => e.Version == version) is not { State: MigrationState.Applied } applied
        )
            return;
        var isOwn = _current.Entry is { State: MigrationState.Running or MigrationState.Failed } begun
            ? applied.AppliedBy == begun.AppliedBy
            : applied.AppliedBy?.EndsWith($"/{run.Id}", StringComparison.Ordinal) == true;
        if (isOwn)
            End();
        else
            Abandon();
    }
}
