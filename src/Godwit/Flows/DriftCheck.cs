namespace Godwit;

/// <summary>Compares a live database with what its migrations make.</summary>
sealed class DriftCheck(ScratchServer scratch, PlanningOptions options)
{
    readonly SchemaReader _reader = new(scratch.Dialect, options);

    /// <summary>
    /// What only one of the two has: from the expected state to the live one, without the parts of what is there or not
    /// as a whole.
    /// </summary>
    /// <param name="expected">What is expected, on a scratch database.</param>
    /// <param name="live">The database.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<ValueList<ObservedDifference>> FindAsync(
        ScratchDatabase expected,
        SchemaState.Live live,
        CancellationToken cancellationToken
    ) => ObservationDiff.WithoutParts(await CompareAsync(expected, live, cancellationToken).ConfigureAwait(false));

    async Task<ValueList<ObservedDifference>> CompareAsync(
        ScratchDatabase expected,
        SchemaState.Live live,
        CancellationToken cancellationToken
    )
    {
        var wanted = await expected.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = wanted.ConfigureAwait(false);
        var found = await live.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = found.ConfigureAwait(false);
        var seen = await _reader.CompareAsync(wanted, found, cancellationToken).ConfigureAwait(false);
        if (!seen.Any(one => one.IsExpression))
            return seen;
        // Expressions are parsed once more, which the live database is not asked to do: a copy of it is.
        var copy = await new LiveCopy(scratch, options).CreateAsync(live, cancellationToken).ConfigureAwait(false);
        await using var ___ = copy.ConfigureAwait(false);
        var copied = await copy.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var ____ = copied.ConfigureAwait(false);
        return await scratch
            .Dialect.Observer.SettleAsync(seen, wanted, copied, cancellationToken)
            .ConfigureAwait(false);
    }
}
