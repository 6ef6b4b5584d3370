namespace Godwit;

/// <summary><c>repair</c>: settles what a failed or killed run left. Decides first, then does exactly that.</summary>
sealed class RepairFlow(RunContext run)
{
    public async Task<ValueList<RepairItem>> PlanAsync(RepairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = run.ReadFolder();
        var (history, indexes) = await run.WithSessionAsync(
                async session =>
                    (
                        await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false),
                        await session.ReadInvalidIndexesAsync(cancellationToken).ConfigureAwait(false)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new RepairPlan(run)
            .Make(request, files, history ?? ValueList<HistoryEntry>.Empty, indexes)
            .Select(change => change.Item)
            .ToValueList();
    }

    public async Task<ValueList<RepairItem>> RunAsync(RepairRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var files = run.ReadFolder();
        var changes = new List<RepairChange>();
        await run.WithLockAsync(
                async (session, history) =>
                {
                    var indexes = await session.ReadInvalidIndexesAsync(cancellationToken).ConfigureAwait(false);
                    changes.AddRange(new RepairPlan(run).Make(request, files, history, indexes));
                    await new FlywayCallbacks(run, session, new RunLog(run))
                        .AroundAsync("Repair", () => MakeAsync(session, changes, cancellationToken), cancellationToken)
                        .ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var resumed in changes.Where(c => c.Item.Action == RepairAction.Resume))
            await ResumeAsync(resumed, cancellationToken).ConfigureAwait(false);
        return changes.Select(change => change.Item).ToValueList();
    }

    static async Task MakeAsync(
        MigrationSession session,
        List<RepairChange> changes,
        CancellationToken cancellationToken
    )
    {
        foreach (var change in changes)
        {
            if (change.Write is not null)
                await session.WriteHistoryAsync(change.Write, cancellationToken).ConfigureAwait(false);
            if (change.InvalidIndex is not null)
                await session.DropIndexAsync(change.InvalidIndex, cancellationToken).ConfigureAwait(false);
        }
    }

    async Task ResumeAsync(RepairChange change, CancellationToken cancellationToken)
    {
        if (change.IsUndo)
        {
            await new UndoFlow(run).RunAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        var only = run with { Options = run.Options with { To = change.Item.Version, Phase = MigrationPhase.All } };
        await new MigrationRun(only).RunAsync(cancellationToken).ConfigureAwait(false);
    }
}
