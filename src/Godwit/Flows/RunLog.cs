using System.Diagnostics;

namespace Godwit;

/// <summary>What a run has done so far, across lost connections.</summary>
sealed class RunLog(MigrateOptions options)
{
    readonly List<AppliedMigration> _applied = [];
    Migration? _current;
    long _started;

    /// <summary>The migrations that this run applied, in order.</summary>
    public ValueList<AppliedMigration> Applied => _applied.ToValueList();

    /// <summary>A migration is begun or taken up again.</summary>
    public void Begin(PlannedMigration planned, int index, int count)
    {
        if (_current != planned.Migration)
            _started = Stopwatch.GetTimestamp();
        _current = planned.Migration;
        options.OnEvent?.Invoke(
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
        if (_current is not { } migration)
            return;
        var duration = Stopwatch.GetElapsedTime(_started);
        _applied.Add(new(migration.Version, migration.Name, duration));
        _current = null;
        options.OnEvent?.Invoke(new MigrationEvent.MigrationCompleted(migration, duration));
    }

    /// <summary>Another run took the migration over.</summary>
    public void Abandon() => _current = null;

    /// <summary>
    /// After a lost connection: the history tells whether the migration that was under way is applied.
    /// </summary>
    public void Settle(ValueList<HistoryEntry> history)
    {
        if (
            _current is { } migration
            && history.Any(e => e.Version == migration.Version && e.State == MigrationState.Applied)
        )
            End();
    }
}
