namespace Godwit;

/// <summary>
/// Rebuilds the schema of a live database on a scratch database: its catalog is read, nothing else of it.
/// </summary>
sealed class LiveCopy(ScratchServer scratch, PlanningOptions options)
{
    readonly SchemaReader _reader = new(scratch.Dialect, options);

    /// <summary>Makes the copy, and says in what it is not the same.</summary>
    /// <exception cref="PlanNotProvenException">The copy differs from the database.</exception>
    public async Task<ScratchDatabase> CreateAsync(SchemaState.Live live, CancellationToken cancellationToken)
    {
        options.OnProgress?.Invoke($"reading {live.Description}");
        var connection = await OpenAsync(live, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var catalog = await _reader.ReadAsync(connection, cancellationToken).ConfigureAwait(false);
        var copy = await scratch.CreateAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var empty = await _reader.ReadAsync(copy, cancellationToken).ConfigureAwait(false);
            var plan = SchemaText.Plan(scratch.Dialect, catalog, empty, scratch.Version);
            if (plan.Statements.Count > 0)
                await new SchemaLoader(scratch.Dialect)
                    .LoadAsync(copy, [new(live.Description, SchemaText.Render(plan))], cancellationToken)
                    .ConfigureAwait(false);
            await CompareAsync(live, connection, copy, cancellationToken).ConfigureAwait(false);
            return copy;
        }
        catch
        {
            await copy.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    async Task CompareAsync(
        SchemaState.Live live,
        System.Data.Common.DbConnection original,
        ScratchDatabase copy,
        CancellationToken cancellationToken
    )
    {
        var connection = await copy.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var seen = await _reader.CompareAsync(original, connection, cancellationToken).ConfigureAwait(false);
        // An expression that was written back and read again may look different; it is the same by construction.
        var real = seen.Where(one => !one.IsExpression).ToValueList();
        if (real.Count > 0)
            throw ProofFailures.NotCopied(live.Description, real);
    }

    static async Task<System.Data.Common.DbConnection> OpenAsync(
        SchemaState.Live live,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await live.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (System.Data.Common.DbException e)
        {
            throw RunFailures.CannotConnect(e);
        }
    }
}
