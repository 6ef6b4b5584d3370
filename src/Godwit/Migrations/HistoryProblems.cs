using System.Globalization;

namespace Godwit;

/// <summary>The sentences for what does not fit: what happened, and what to do.</summary>
static class HistoryProblems
{
    public static HistoryProblem Edited(Migration file, HistoryEntry entry)
    {
        var (what, restore) = entry.State switch
        {
            MigrationState.Running => (
                $"was begun{When(entry)} and is half applied (step {entry.StepsApplied} of {entry.Steps})",
                "Restore the file as it was, so that the run can continue"
            ),
            MigrationState.Baseline => (
                $"was marked as applied (baseline){When(entry)}",
                "Restore the file as it was, and write the change as a new migration"
            ),
            _ => ($"was applied{When(entry)}", "Restore the file as it was, and write the change as a new migration"),
        };
        return new(
            HistoryProblemKind.Edited,
            file.Version,
            file.File,
            entry,
            $"Edited: {file.File} {what}, and was changed since "
                + $"(checksum then {(entry.Checksum.Length == 0 ? "none" : Short(entry.Checksum))}, "
                + $"now {Short(file.Checksum)}).",
            $"{restore}. If the edit changes nothing that ran, "
                + $"`godwit repair --accept-checksum {file.Version}` accepts it."
                + After(entry.Tool?.OnEdited)
        );
    }

    public static HistoryProblem Missing(HistoryEntry entry)
    {
        var what = entry.State switch
        {
            MigrationState.Running =>
                $"was begun{When(entry)} and is half applied (step {entry.StepsApplied} of {entry.Steps})",
            MigrationState.Failed => $"failed{When(entry)} after step {entry.StepsApplied} of {entry.Steps}",
            MigrationState.Baseline => $"was marked as applied (baseline){When(entry)}",
            _ => $"was applied{When(entry)}",
        };
        return new(
            HistoryProblemKind.Missing,
            entry.Version,
            null,
            entry,
            $"Missing: {entry.Title} {what}, but its file is not in the folder.",
            "Restore the file from version control, and check that the whole folder was deployed. "
                + "If it was removed on purpose and its effects are gone, "
                + $"`godwit repair --mark-undone {entry.Version}` forgets it."
        );
    }

    public static HistoryProblem EmptyFolder(HistoryEntry newest, int count) =>
        new(
            HistoryProblemKind.Missing,
            newest.Version,
            null,
            newest,
            $"Missing: the folder has no migrations, but the history has {count}, "
                + $"the newest being {newest.Title}{When(newest)}.",
            "Check that the files were deployed, and that the path is the right one."
        );

    public static HistoryProblem OutOfOrder(
        Migration file,
        HistoryEntry? entry,
        HistoryEntry newestApplied,
        bool isAhead
    ) =>
        new(
            HistoryProblemKind.OutOfOrder,
            file.Version,
            file.File,
            entry,
            $"Out of order: {file.File} {(entry is null ? "is" : "was undone, so it is")} pending, but older than "
                + $"{newestApplied.Title}, "
                + $"which was already {Begun(newestApplied)}{When(newestApplied)}"
                + (
                    isAhead ? " and has no file here: the database belongs to a newer version of the application." : "."
                ),
            "Give it a version newer than that, so that every database runs the files in one order; "
                + "or run it late with --allow-out-of-order (in code: MigrateOptions.AllowOutOfOrder)."
        );

    public static HistoryProblem PassedOver(Migration file, HistoryEntry? entry) =>
        new(
            HistoryProblemKind.OutOfOrder,
            file.Version,
            file.File,
            entry,
            $"Skipped by Drizzle: {file.File} is not applied, and it was generated before a migration that is. Drizzle "
                + "passes it over in silence, on this database and on every other that is as far.",
            "Run it late with --allow-out-of-order (in code: MigrateOptions.AllowOutOfOrder); or, if it was applied "
                + $"nowhere, generate it again, so that its time is later; or mark it as applied: "
                + $"`godwit baseline {file.Version}`."
        );

    public static HistoryProblem Failed(Migration file, HistoryEntry entry, bool isEdited) =>
        new(
            HistoryProblemKind.Failed,
            file.Version,
            file.File,
            entry,
            $"Failed: {file.File} failed at {StepProgress.PlaceOf(entry)}{When(entry)}"
                + (isEdited ? " (the file was changed since)" : "")
                + $": {entry.Error ?? "the error was not recorded."}",
            "Remove the cause, then `godwit repair --resume` to continue with that step, `--mark-applied` if you "
                + "finished it by hand, or `--mark-undone` if you took back what it did."
                + After(entry.Tool?.OnFailed)
        );

    public static HistoryProblem RecordedTwice(HistoryEntry first, HistoryEntry second) =>
        new(
            HistoryProblemKind.RecordedTwice,
            first.Version,
            null,
            second,
            "Recorded twice: the history has two rows for one version, " + $"{first.Title} and {second.Title}.",
            "See which of the two tells the truth, and delete the other row from the history table."
        );

    public static HistoryProblem HalfSquashed(Migration file, List<HistoryEntry> rows)
    {
        var count = file.Replaces.Select(one => one.Version).Distinct().Count();
        var done = rows.Count(row => row.State is MigrationState.Applied or MigrationState.Baseline);
        return new(
            HistoryProblemKind.HalfSquashed,
            file.Version,
            file.File,
            rows[^1],
            $"Half squashed: {file.File} replaces {count} migrations, of which this database has applied {done}, "
                + $"up to {rows[^1].Version}_{rows[^1].Name}.",
            "Finish the old files first: check out the revision before the squash, `godwit migrate` there, "
                + "and come back."
        );
    }

    public static HistoryProblem EditedBeforeSquash(Migration file, HistoryEntry entry) =>
        new(
            HistoryProblemKind.Edited,
            entry.Version,
            file.File,
            entry,
            $"Edited: {entry.Version}_{entry.Name} was applied{When(entry)} with another text (checksum "
                + $"{Short(entry.Checksum)}) than the one that {file.File} replaces.",
            "See in the revision before the squash what is different; if it changes nothing that ran, "
                + $"`godwit repair --accept-checksum {entry.Version}` accepts it there."
        );

    static string Begun(HistoryEntry entry) =>
        entry.State is MigrationState.Running or MigrationState.Failed ? "begun" : "applied";

    static string When(HistoryEntry entry)
    {
        var time = entry.FinishedAt ?? entry.StartedAt;
        var at = time?.UtcDateTime.ToString("' on 'yyyy-MM-dd' at 'HH:mm:ss' UTC'", CultureInfo.InvariantCulture);
        return $"{at}{(entry.AppliedBy is null ? "" : $" by {Applier(entry.AppliedBy)}")}";
    }

    static string After(string? sentence) => sentence is null ? "" : $" {sentence}";

    static string Short(string checksum) => checksum.Length > 12 ? checksum[..12] : checksum;

    // user@machine/run: the run tells two of them apart, and tells a person nothing.
    static string Applier(string appliedBy) =>
        appliedBy.LastIndexOf('/') is > 0 and var end ? appliedBy[..end] : appliedBy;
}
