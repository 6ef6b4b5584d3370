namespace Godwit;

/// <summary>
/// Decides how far a run goes: contract migrations (<c>-- godwit: phase contract</c>) wait for the new version to be
/// live.
/// </summary>
static class PhaseCheck
{
    /// <summary>
    /// How many of the planned migrations run now; the others are contract migrations, and are held.
    /// </summary>
    /// <param name="planned">What is pending, in the order in which it would run, taken apart.</param>
    /// <param name="files">The folder.</param>
    /// <param name="historyBefore">The history as it was before this run began.</param>
    /// <param name="phase">What this run may apply.</param>
    /// <exception cref="InvalidMigrationException">
    /// A contract file comes <c>after</c> a version that is not there, or not older.
    /// </exception>
    /// <exception cref="HistoryMismatchException">
    /// An expand file stands behind a contract file that is held.
    /// </exception>
    public static int CountToRun(
        IReadOnlyList<(Migration Migration, MigrationScript Script)> planned,
        ValueList<Migration> files,
        ValueList<HistoryEntry> historyBefore,
        MigrationPhase phase
    )
    {
        foreach (var (migration, script) in planned)
            RequireKnown(migration, script.After, files, historyBefore);

        // A new database has no old version of the application that a contract could break.
        if (historyBefore.Count == 0 && phase is not MigrationPhase.Expand)
            return planned.Count;
        var holdsAll = phase is MigrationPhase.Expand or MigrationPhase.ExpandUnlessEmpty;
        var count = 0;
        while (count < planned.Count && !IsHeld(planned[count].Script, holdsAll, files, historyBefore))
            count++;
        for (var i = count + 1; i < planned.Count; i++)
        {
            if (!planned[i].Script.IsContract)
                throw BehindHeldContract(planned[i].Migration, planned[count], holdsAll);
        }
        return count;
    }

    static bool IsHeld(
        MigrationScript script,
        bool holdsAll,
        ValueList<Migration> files,
        ValueList<HistoryEntry> historyBefore
    ) => script.IsContract && (holdsAll || (script.After is { } after && !IsApplied(after, files, historyBefore)));

    static bool IsApplied(MigrationVersion version, ValueList<Migration> files, ValueList<HistoryEntry> history)
    {
        var squashed = files.Where(file => Replaces(file, version)).Select(file => file.Version).ToList();
        return history.Any(entry =>
            (entry.Version == version || squashed.Contains(entry.Version))
            && entry.State is MigrationState.Applied or MigrationState.Baseline
        );
    }

    static bool Replaces(Migration file, MigrationVersion version) => file.Replaces.Any(one => one.Version == version);

    static void RequireKnown(
        Migration migration,
        MigrationVersion? after,
        ValueList<Migration> files,
        ValueList<HistoryEntry> history
    )
    {
        if (after is null)
            return;
        var isThere =
            files.Any(file => file.Version == after || Replaces(file, after))
            || history.Any(entry => entry.Version == after);
        if (isThere && after < migration.Version)
            return;
        var hint = "Name the version of an older expand migration.";
        var problem = isThere ? "which is not older" : "which is neither in the folder nor in the history";
        throw new InvalidMigrationException(
            "GDW0308",
            $"{migration.File} runs after {after}, {problem}. Nothing was run.\n{hint}"
        )
        {
            Hint = hint,
        };
    }

    static HistoryMismatchException BehindHeldContract(
        Migration expand,
        (Migration Migration, MigrationScript Script) held,
        bool holdsAll
    )
    {
        var reason = holdsAll
            ? "which this run may not apply: it applies expand migrations only"
            : $"which must wait until {held.Script.After} has been applied by an earlier deployment";
        var next = holdsAll
            ? $"When no old version of the application runs any more, apply {held.Migration.Version} "
                + "with `godwit migrate --phase contract`; "
            : $"Deploy with `godwit migrate --to {held.Script.After}` first; ";
        return new([
            new(
                HistoryProblemKind.BehindHeldContract,
                expand.Version,
                expand.File,
                null,
                $"Behind a held contract: {expand.File} comes after the contract migration "
                    + $"{held.Migration.File}, {reason}.",
                $"{next}or give {expand.Version} a version older than {held.Migration.Version}, "
                    + "if it has not been applied anywhere."
            ),
        ]);
    }
}
