namespace Godwit;

/// <summary>Writes the migration that leads from one state to another, proven, and its way back.</summary>
sealed class MigrationGenerator(Dialect dialect, ScratchServer scratch, PlanningOptions options)
{
    /// <summary>Plans and proves.</summary>
    /// <param name="from">The state before, on a scratch database; it stays as it is.</param>
    /// <param name="to">The state that is wanted, on a scratch database; it stays as it is.</param>
    /// <param name="withDown">Also the way back.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns><see langword="null"/> where the states are the same.</returns>
    /// <exception cref="PlanRefusedException">A person has to decide something first.</exception>
    /// <exception cref="PlanNotProvenException">The plan does not do what it should.</exception>
    public async Task<GeneratedMigration?> GenerateAsync(
        ScratchDatabase from,
        ScratchDatabase to,
        bool withDown,
        CancellationToken cancellationToken
    )
    {
        options.OnProgress?.Invoke("comparing");
        var planner = new ChangePlanner(dialect, scratch, options);
        var planned = await planner.PlanAsync(from, to, cancellationToken).ConfigureAwait(false);
        var sql = MigrationText.Render(planned.Plan);
        options.OnProgress?.Invoke("proving");
        var proof = await new Proof(dialect, scratch, options)
            .CheckAsync(planned, sql, from, to, cancellationToken)
            .ConfigureAwait(false);
        if (planned.IsEmpty)
            return null;
        var down = withDown
            ? await GenerateDownAsync(planned, from, to, cancellationToken).ConfigureAwait(false)
            : null;
        return new(sql, planned, proof) { Down = down };
    }

    // The way back loses what the way there adds: that is its purpose, and nobody is asked.
    async Task<GeneratedMigration> GenerateDownAsync(
        PlannedChange up,
        ScratchDatabase from,
        ScratchDatabase to,
        CancellationToken cancellationToken
    )
    {
        options.OnProgress?.Invoke("proving the way back");
        var back = options with
        {
            Allowed = null,
            Renames = up.Renames.Select(Back).Reverse().ToValueList(),
            Places = DefinitionPlaces.None,
        };
        var planned = await new ChangePlanner(dialect, scratch, back)
            .PlanAsync(to, from, cancellationToken)
            .ConfigureAwait(false);
        var sql = MigrationText.Render(planned.Plan);
        var proof = await new Proof(dialect, scratch, back)
            .CheckAsync(planned, sql, to, from, cancellationToken)
            .ConfigureAwait(false);
        return new(sql, planned, proof);
    }

    static RenameRequest Back(Rename rename) => RenameRequest.Of(new Rename(rename.To, rename.From));
}

/// <summary>A migration that was proven.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Planned">What it was written from.</param>
/// <param name="Proof">What the proof says.</param>
sealed record GeneratedMigration(string Sql, PlannedChange Planned, ProofResult Proof)
{
    /// <summary>The way back, where it was asked for.</summary>
    public GeneratedMigration? Down { get; init; }
}
