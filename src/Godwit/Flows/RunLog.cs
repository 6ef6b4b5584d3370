using System.Diagnostics;

namespace Godwit;

/// <summary>What a run has done so far, across lost connections.</summary>
sealed class RunLog(RunContext run)
{
    readonly List<AppliedMigration> _applied = [];
    ValueList<PlannedMigration> _current = [];
    long _started;

    /// <summary>The migrations that this run applied, in order.</summary>
    public ValueList<AppliedMigration> Applied => _applied.ToValueList();

    /// <summary>A migration is begun or taken up again.</summary>
    public void Begin(PlannedMigration planned, int index, int count)
    {
        if (_current is not [var current] || current.Migration != planned.Migration)
            _started = Stopwatch.GetTimestamp();
        _current = [planned];
        Tell(planned, index, count);
    }

    /// <summary>Several migrations are begun, in one transaction.</summary>
    public void Begin(ValueList<PlannedMigration> group)
    {
        _started = Stopwatch.GetTimestamp();
        _current = group;
        Tell(group[0], 1, group.Count);
    }

    void Tell(PlannedMigration planned, int index, int count) =>
        run.Options.OnEvent?.Invoke(
            new MigrationEvent.MigrationStarted(
                planned.Migration,
                index,
                count,
                planned.Script.Steps.Count,
                planned.StepsApplied
            )
        );

    /// <summary>What was begun is applied.</summary>
    public void End()
    {
        var duration = Stopwatch.GetElapsedTime(_started);
        for (var i = 0; i < _current.Count; i++)
        {
            var migration = _current[i].Migration;
            if (i > 0)
                Tell(_current[i], i + 1, _current.Count);
            _applied.Add(new(migration, duration));
            run.Options.OnEvent?.Invoke(new MigrationEvent.MigrationCompleted(migration, duration));
        }
        _current = [];
    }

    /// <summary>Another run took it over.</summary>
    public void Abandon() => _current = [];

    /// <summary>
    /// After a lost connection: the history tells whether the migration that was under way is applied, and by whom. A
    /// rival may have been faster than the new connection.
    /// </summary>
    public void Settle(ValueList<HistoryEntry> history)
    {
        // Those of one transaction are all applied, or none is.
        if (
            _current is not [var current, ..]
            || history.FirstOrDefault(e => e.Version == current.Migration.Version)
                is not { State: MigrationState.Applied } applied
        )
            return;
        if (applied.AppliedBy?.EndsWith($"/{run.Id}", StringComparison.Ordinal) == true)
            End();
        else
            Abandon();
    }
}
