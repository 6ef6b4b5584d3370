namespace Godwit;

/// <summary>Says in what two states differ, as the observer sees it.</summary>
sealed class SchemaComparison(Dialect dialect, PlanningOptions options)
{
    readonly SchemaReader _reader = new(dialect, options);

    /// <summary>What differs, expressions that mean the same left out.</summary>
    public async Task<ValueList<ObservedDifference>> FindAsync(
        ScratchDatabase from,
        ScratchDatabase to,
        CancellationToken cancellationToken
    )
    {
        var before = await from.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = before.ConfigureAwait(false);
        var after = await to.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = after.ConfigureAwait(false);
        var seen = await _reader.CompareAsync(before, after, cancellationToken).ConfigureAwait(false);
        return seen.Count == 0
            ? seen
            : await dialect.Observer.SettleAsync(seen, before, after, cancellationToken).ConfigureAwait(false);
    }
}
