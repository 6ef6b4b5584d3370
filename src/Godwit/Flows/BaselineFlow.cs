namespace Godwit;

/// <summary><c>baseline</c>: marks migrations as applied that were applied by other means.</summary>
sealed class BaselineFlow(RunContext run)
{
    public async Task<ValueList<Migration>> RunAsync(MigrationVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var files = run.ReadFolder();
        if (run.Folder.Layout?.BaselineOf(version) is { } one)
            return await RunAsync(one, files, cancellationToken).ConfigureAwait(false);
        if (!files.Any(f => f.Version == version))
            throw new UnknownVersionException(version, "`godwit status` lists the versions of the folder.");
        var marked = ValueList<Migration>.Empty;
        await run.WithLockAsync(
                async (session, history) =>
                {
                    var writes = files.Where(f => f.Version <= version).SelectMany(f => Plan(f, history)).ToList();
                    await session
                        .WriteHistoryRowsAsync(writes.Select(w => w.Write).ToValueList(), cancellationToken)
                        .ConfigureAwait(false);
                    marked = writes.Select(w => w.Migration).ToValueList();
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return marked;
    }

    /// <summary>One row stands for everything up to a version, where nothing was recorded yet.</summary>
    /// <exception cref="RepairException">The history says something else.</exception>
    async Task<ValueList<Migration>> RunAsync(
        HistoryEntry one,
        ValueList<Migration> files,
        CancellationToken cancellationToken
    )
    {
        var isThere = false;
        await run.WithLockAsync(
                async (session, history) =>
                {
                    isThere = history.Any(e => e.State == MigrationState.Baseline && e.Version == one.Version);
                    var other = history.FirstOrDefault(e => e.Tool is not FlywayRow { Type: FlywayRow.Schema });
                    if (!isThere && other is not null)
                        throw new RepairException(
                            FlywayErrors.Baseline,
                            $"The history has {other.Title} already, so a baseline {one.Version} would contradict it. "
                                + "Nothing was changed. A baseline is for a database that has no history yet."
                        );
                    if (isThere)
                        return;
                    var write = new HistoryWrite(null, one, true) { IsByHand = true };
                    await new FlywayCallbacks(run, session, new RunLog(run))
                        .AroundAsync(
                            "Baseline",
                            () => session.WriteHistoryAsync(write, cancellationToken),
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return isThere ? [] : files.Where(f => f.Version <= one.Version).ToValueList();
    }

    IEnumerable<(Migration Migration, HistoryWrite Write)> Plan(Migration migration, ValueList<HistoryEntry> history)
    {
        var entry = history.FirstOrDefault(e => e.Version == migration.Version);
        if (entry is { State: MigrationState.Applied or MigrationState.Baseline })
            yield break;
        if (entry is { State: MigrationState.Running or MigrationState.Failed })
            throw new RepairException(
                $"{migration} is half applied ({entry.StepsApplied} of {entry.Steps} steps), which a baseline "
                    + $"would hide. "
                    + "Nothing was changed. Settle it first: `godwit repair`."
            );
        var script = migration.Parse(migration.ReadScript(), run.Dialect);
        yield return (migration, new MigrationTarget(new(migration, script, entry), run).Baseline(entry));
    }
}
