namespace Godwit;

/// <summary>
/// Decides what a run does: files, history, phases and the files' own directives, without a connection.
/// </summary>
sealed class PendingPlan(RunContext run, ValueList<Migration> files)
{
    readonly Dictionary<Migration, MigrationScript> _scripts = [];

    /// <summary>Decides anew, as the history may have changed since; files are read once.</summary>
    /// <param name="history">The history as it is now.</param>
    /// <param name="historyBefore">The history as it was when this run, or deployment, began.</param>
    public MigrationPlan Make(ValueList<HistoryEntry> history, ValueList<HistoryEntry> historyBefore)
    {
        var (to, isLateAllowed) = (run.Options.To, run.Options.AllowOutOfOrder);
        var decided =
            run.Folder.Layout?.Decide(files, history, to, isLateAllowed)
            ?? HistoryCheck.Decide(files, history, to, isLateAllowed);
        var (pending, alreadyApplied, ahead) = decided;
        if (pending.Count == 0)
            return new([], [], alreadyApplied, ahead) { Notes = decided.Notes };
        if (pending.FirstOrDefault(p => StepProgress.Parse(p.Entry?.Progress) is { IsUndo: true }) is { } undoing)
            throw RunFailures.UndoUnderWay(undoing.Migration);
        var planned = pending.Select(p => Plan(p)).ToValueList();
        var count = PhaseCheck.CountToRun(
            [.. planned.Select(p => (p.Migration, p.Script))],
            files,
            historyBefore,
            run.Options.Phase
        );
        var next = planned.Take(count).ToValueList();
        return new(next, planned.Skip(count).Select(p => p.Migration).ToValueList(), alreadyApplied, ahead)
        {
            IsOneTransaction = FlywayGroup.Includes(next, run.Folder),
            Notes = decided.Notes,
        };
    }

    PlannedMigration Plan(PendingMigration one)
    {
        var planned = new PlannedMigration(one.Migration, Read(one.Migration), one.Entry);
        return IsRecordedOnly && planned.StepsApplied == 0 && one.Entry is not { State: MigrationState.Running }
            ? planned with
            {
                Script = planned.Script with { Steps = [] },
            }
            : planned;
    }

    // On a scratch database the files are what is asked about.
    bool IsRecordedOnly =>
        run.Folder is { HasOwnHistory: false, Layout: FlywayLayout { Settings.SkipExecutingMigrations: true } };

    MigrationScript Read(Migration migration)
    {
        if (!_scripts.TryGetValue(migration, out var script))
            _scripts.Add(migration, script = migration.Parse(migration.ReadScript(), run.Dialect));
        return script;
    }
}
