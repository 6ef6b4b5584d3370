namespace Godwit;

/// <summary>
/// <c>undo</c>: runs the way back of the newest applied migration, or of one whose way back was begun.
/// </summary>
sealed class UndoFlow(RunContext run)
{
    public async Task<Migration> RunAsync(CancellationToken cancellationToken)
    {
        var files = run.ReadFolder();
        Migration? undone = null;
        await run.WithLockAsync(
                async (session, history) =>
                {
                    var planned = Plan(files, history);
                    var log = new RunLog(run);
                    var steps = new StepRunner(run, session, log);
                    await new FlywayCallbacks(run, session, log)
                        .AroundAsync("Undo", () => steps.UndoAsync(planned, cancellationToken), cancellationToken)
                        .ConfigureAwait(false);
                    undone = planned.Migration;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return undone ?? throw Refuse("No migration was taken back.");
    }

    PlannedMigration Plan(ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        var entry =
            history.Where(IsOnItsWay).MaxBy(e => e.Version)
            ?? (
                run.Folder.Layout is { } layout
                    ? layout.NewestApplied(files, history)
                    : history
                        .Where(e => e.State is MigrationState.Applied or MigrationState.Baseline)
                        .MaxBy(e => e.Version)
            )
            ?? throw Refuse("No migration is applied, so there is nothing to undo.");
        var unsettled = history.FirstOrDefault(e =>
            e.State is MigrationState.Running or MigrationState.Failed && !IsOnItsWay(e)
        );
        if (unsettled is not null)
            throw Refuse(
                $"{unsettled.Title} is half applied. Nothing was changed. Settle it first: " + $"`godwit repair`."
            );
        var migration =
            files.FirstOrDefault(f => f.Version == entry.Version)
            ?? throw Refuse(
                $"The newest applied migration, {entry.Title}, has no file in {run.Folder.Name}. "
                    + $"Nothing was changed. "
                    + "Run undo with the version of the application that applied it."
            );
        if (migration.Replaces.Any(one => one.Version == entry.Version && one.Hash.ToString() == entry.Checksum))
            throw Refuse(
                $"{migration} was applied in the form of the migrations that it replaces. Nothing was changed. "
                    + "Run undo with the revision before the squash."
            );
        return new(migration, RunFailures.BeforeAnything(() => ReadWayBack(migration)), entry);
    }

    MigrationScript ReadWayBack(Migration migration)
    {
        if (migration.ReadDownScript() is { } down)
            return migration.Parse(down, run.Dialect);
        return MigrationScript.ParseDownSection(migration.ReadScript(), run.Dialect)
            ?? throw Refuse(
                $"{migration} has no way back: there is no "
                    + $"{run.Folder.Layout?.DownNameOf(migration) ?? $"{migration}.down.sql"} beside {migration.File}. "
                    + "Nothing was changed. Write that file, or a new migration that goes forward."
            );
    }

    static bool IsOnItsWay(HistoryEntry entry) =>
        entry.State is MigrationState.Running or MigrationState.Failed
        && StepProgress.Parse(entry.Progress) is { IsUndo: true };

    static RepairException Refuse(string message) => new(RunErrors.Undo, message);
}
