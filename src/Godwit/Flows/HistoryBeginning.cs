namespace Godwit;

/// <summary>The history of a database that has none.</summary>
sealed class HistoryBeginning(RunContext run, MigrationSession session, FlywayCallbacks callbacks)
{
    /// <summary>Makes it: empty, or with the row of a baseline.</summary>
    /// <returns>Its rows.</returns>
    public async Task<ValueList<HistoryEntry>> MakeAsync(CancellationToken cancellationToken)
    {
        var hasBaseline = await session.RequireEmptyAsync(cancellationToken).ConfigureAwait(false);
        await callbacks.BeforeHistoryAsync(cancellationToken).ConfigureAwait(false);
        if (!hasBaseline || run.Folder.Layout?.BaselineOf(null) is not { } first)
        {
            await session.EnsureHistoryAsync(cancellationToken).ConfigureAwait(false);
            return [];
        }
        await callbacks
            .WithinAsync("Baseline", () => WriteAsync(first, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        return await session.ReadHistoryAsync(cancellationToken).ConfigureAwait(false) ?? [];
    }

    async Task WriteAsync(HistoryEntry first, CancellationToken cancellationToken)
    {
        await session.EnsureHistoryAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await session
                .WriteHistoryAsync(new(null, first, true) { IsByHand = true }, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (FenceLostException)
        {
            // Another run was faster; what it wrote is read next.
        }
    }
}
