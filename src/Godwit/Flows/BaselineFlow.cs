namespace Godwit;

/// <summary><c>baseline</c>: marks migrations as applied that were applied by other means.</summary>
sealed class BaselineFlow(RunContext run)
{
    public async Task<ValueList<Migration>> RunAsync(MigrationVersion version, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(version);
        var files = run.ReadFolder();
        if (!files.Any(f => f.Version == version))
            throw new UnknownVersionException(version, "`godwit status` lists the versions of the folder.");
        var marked = ValueList<Migration>.Empty;
        await run.WithLockAsync(
                async (session, history) =>
                {
                    var writes = files.Where(f => f.Version <= version).SelectMany(f => Plan(f, history)).ToList();
                    foreach (var (_, write) in writes)
                        await session.WriteHistoryAsync(write, cancellationToken).ConfigureAwait(false);
                    marked = writes.Select(w => w.Migration).ToValueList();
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return marked;
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
        var script = MigrationScript.Parse(migration.ReadScript(), run.Dialect);
        yield return (migration, new MigrationTarget(new(migration, script, entry), run).Baseline(entry));
    }
}
