namespace Godwit;

/// <summary>
/// Tries a migration on a scratch copy with rows in it, by the real runner, and looks with the observer whether it does
/// what it should.
/// </summary>
sealed class Proof(Dialect dialect, ScratchServer scratch, PlanningOptions options)
{
    const string TrialFolder = "trial";

    readonly SchemaReader _reader = new(dialect, options);
    readonly SeededCopies _seeded = new(dialect, scratch);

    /// <summary>Proves that a migration leads from one state to another.</summary>
    /// <param name="planned">What the migration was written from.</param>
    /// <param name="sql">The text of the migration.</param>
    /// <param name="from">The state before; it stays as it is.</param>
    /// <param name="to">The state that is to be reached.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlanNotProvenException">It does not, or rows are lost on the way.</exception>
    public async Task<ProofResult> CheckAsync(
        PlannedChange planned,
        string sql,
        ScratchDatabase from,
        ScratchDatabase to,
        CancellationToken cancellationToken
    )
    {
        if (planned.IsEmpty)
        {
            await CompareAsync(planned, sql, from, to, cancellationToken).ConfigureAwait(false);
            return new(HadRows: true, ValueList<UnseededTable>.Empty);
        }
        try
        {
            return await TryAsync(planned, sql, from, to, withRows: true, cancellationToken).ConfigureAwait(false);
        }
        // Rows that were made up may break what a hazard warns of: a new key over a column with equal values.
        catch (PlanNotProvenException e)
            when (e.InnerException is MigrationFailedException && planned.Hazards.Any(MayFailOnRows))
        {
            return await TryAsync(planned, sql, from, to, withRows: false, cancellationToken).ConfigureAwait(false);
        }
    }

    static bool MayFailOnRows(Hazard hazard) =>
        hazard.LosesData
        || hazard.MayFailOnRows
        || hazard.Name.EndsWith("-may-fail", StringComparison.Ordinal)
        || hazard.Name == "narrowing";

    async Task<ProofResult> TryAsync(
        PlannedChange planned,
        string sql,
        ScratchDatabase from,
        ScratchDatabase to,
        bool withRows,
        CancellationToken cancellationToken
    )
    {
        var trial = withRows
            ? await _seeded.CreateAsync(from, cancellationToken).ConfigureAwait(false)
            : new(await scratch.CloneAsync(from, cancellationToken).ConfigureAwait(false), [], []);
        await using var _ = trial.Database.ConfigureAwait(false);
        await RunAsync(trial.Database, sql, cancellationToken).ConfigureAwait(false);
        await CompareAsync(planned, sql, trial.Database, to, cancellationToken).ConfigureAwait(false);
        await CompareRowsAsync(planned, sql, trial, cancellationToken).ConfigureAwait(false);
        return new(withRows, trial.Unseeded);
    }

    async Task RunAsync(ScratchDatabase trial, string sql, CancellationToken cancellationToken)
    {
        var folder = MigrationFolder.Of(TextSource.Of(TrialFolder, "1_generated.sql", sql));
        var history = new HistoryTable(options.History?.Schema, SchemaReader.TrialHistory);
        var migrator = new Migrator(dialect, trial.DataSource, folder, new() { History = history, Retries = 0 });
        try
        {
            await migrator.MigrateAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (GodwitException e) when (e is MigrationFailedException or InvalidMigrationException)
        {
            // Nobody runs migrate again here.
            var what = (e as MigrationFailedException)?.What ?? e.Message;
            throw new PlanNotProvenException(
                PlanErrors.NotProven,
                $"The planned migration failed on a scratch database, so nothing was written. {what}",
                e
            )
            {
                Sql = sql,
                SqlState = e.SqlState,
                Hint = "Write this migration by hand: `godwit generate NAME --empty`. The plan is a defect of Godwit.",
            };
        }
    }

    async Task CompareAsync(
        PlannedChange planned,
        string sql,
        ScratchDatabase trial,
        ScratchDatabase to,
        CancellationToken cancellationToken
    )
    {
        var reached = await trial.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = reached.ConfigureAwait(false);
        var wanted = await to.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = wanted.ConfigureAwait(false);
        var (catalog, seen) = await Together
            .RunAsync(
                _reader.ReadAsync(trial, cancellationToken),
                _reader.CompareAsync(reached, wanted, cancellationToken)
            )
            .ConfigureAwait(false);
        // One behind the other: what is settled is tried in the databases.
        var settled = await ExpressionEquality
            .SettleAsync(dialect, (catalog, reached), (planned.Wanted, wanted), cancellationToken)
            .ConfigureAwait(false);
        var left = CatalogDiff.Compare(catalog, settled);
        if (seen.Count > 0)
            seen = await dialect.Observer.SettleAsync(seen, reached, wanted, cancellationToken).ConfigureAwait(false);
        if (left.Count > 0)
            throw ProofFailures.NotReached(planned, sql, left, seen);
        if (seen.Count > 0)
            throw ProofFailures.NotManaged(sql, seen);
    }

    async Task CompareRowsAsync(
        PlannedChange planned,
        string sql,
        SeededDatabase trial,
        CancellationToken cancellationToken
    )
    {
        if (trial.Rows.Count == 0)
            return;
        var source = trial.Database.DataSource;
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        var after = await dialect.RowSeeder.SnapshotAsync(connection, cancellationToken).ConfigureAwait(false);
        var lost = RowSurvival.FindLost(trial.Rows, after, planned);
        if (lost.Count > 0)
            throw ProofFailures.RowsLost(sql, lost);
    }
}

/// <summary>What a proof says beside that it succeeded.</summary>
/// <param name="HadRows">False where the migration could be tried on empty tables only.</param>
/// <param name="Unseeded">Tables that were empty, and why.</param>
sealed record ProofResult(bool HadRows, ValueList<UnseededTable> Unseeded);
