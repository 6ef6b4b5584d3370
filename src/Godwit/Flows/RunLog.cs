using System.Diagnostics;

namespace Godwit;

/// <summary>What a run has done so far, across lost connections.</summary>
sealed class RunLog(RunContext run)
{
    readonly List<AppliedMigration> _applied = [];
    ValueList<PlannedMigration> _current = [];
    bool _hasBegun;
    long _started;

    /// <summary>The migrations that this run applied, in order.</summary>
    public ValueList<AppliedMigration> Applied => _applied.ToValueList();

    /// <summary>The history row of the migration under way, as this run last wrote or read it.</summary>
    public HistoryEntry? Entry { get; set; }

    /// <summary>What stays of what this run did, in a sentence or two.</summary>
    public string Standing =>
        _current is [var current] && Entry is { State: MigrationState.Running or MigrationState.Failed } entry
            ? $"{current.Migration} is begun: {StepsAre(entry.StepsApplied, current.Script.Steps.Count)} applied and "
                + $"recorded. {AppliedBefore}{NextOf(entry)}"
        : _hasBegun ? AppliedBefore
        : "Nothing was changed.";

    /// <summary>The migrations that this run applied, in a sentence.</summary>
    public string AppliedBefore =>
        _applied switch
        {
            [] => NothingApplied,
            [var one] => $"Applied by this run before: {one.Title}.",
            [.., var last] => $"Applied by this run before: {_applied.Count} migrations, the last is {last.Title}.",
        };

    static string NextOf(HistoryEntry entry) =>
        entry.State == MigrationState.Failed
            ? "\nRemove the cause, then `godwit repair --resume` continues at this step."
            : "";

    /// <summary>Said where nothing is known to be applied, and something may have been begun.</summary>
    public const string NothingApplied = "No migration was applied by this run.";

    /// <summary>How many of its steps a migration has behind it, and a verb: the beginning of a sentence.</summary>
    public static string StepsAre(int applied, int count) =>
        applied switch
        {
            0 => $"None of its {count} steps is",
            1 => $"1 of its {count} steps is",
            _ => $"{applied} of its {count} steps are",
        };

    /// <summary>A migration is begun or taken up again.</summary>
    public void Begin(PlannedMigration planned, int index, int count)
    {
        if (_current is not [var current] || current.Migration != planned.Migration)
            _started = Stopwatch.GetTimestamp();
        _current = [planned];
        (Entry, _hasBegun) = (planned.Entry, true);
        Tell(planned, index, count);
    }

    /// <summary>Several migrations are begun, in one transaction.</summary>
    public void Begin(ValueList<PlannedMigration> group)
    {
        _started = Stopwatch.GetTimestamp();
        _current = group;
        (Entry, _hasBegun) = (null, true);
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
