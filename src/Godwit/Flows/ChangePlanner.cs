using System.Data.Common;

namespace Godwit;

/// <summary>Compares two states on scratch databases and plans the way from one to the other.</summary>
sealed class ChangePlanner(Dialect dialect, ScratchServer scratch, PlanningOptions options)
{
    // A renamed table leaves constraints and indexes whose names are to follow; what still differs then is no rename.
    const int RenameRounds = 4;

    readonly SchemaReader _reader = new(dialect, options);

    /// <summary>Plans the way.</summary>
    /// <exception cref="PlanRefusedException">A person has to decide something first.</exception>
    public async Task<PlannedChange> PlanAsync(
        ScratchDatabase from,
        ScratchDatabase to,
        CancellationToken cancellationToken
    )
    {
        var (before, after) = await Together
            .RunAsync(_reader.ReadAsync(from, cancellationToken), _reader.ReadAsync(to, cancellationToken))
            .ConfigureAwait(false);
        var renames = RenameRequest.Resolve(options.Renames, before, after);
        if (renames.Count == 0 && FindCertain(before, after).Count == 0)
            return await PlanAsync((before, from), (after, to), [], cancellationToken).ConfigureAwait(false);
        var renamed = await scratch.CloneAsync(from, cancellationToken).ConfigureAwait(false);
        await using var _ = renamed.ConfigureAwait(false);
        for (var round = 0; round < RenameRounds; round++)
        {
            var found = round == 0 ? renames : FindCertain(before, after);
            if (found.Count == 0 && round > 0)
                break;
            await RenameAsync(renamed, found, cancellationToken).ConfigureAwait(false);
            before = await _reader.ReadAsync(renamed, cancellationToken).ConfigureAwait(false);
            renames = round == 0 ? renames : [.. renames, .. found];
        }
        return await PlanAsync((before, renamed), (after, to), renames, cancellationToken).ConfigureAwait(false);
    }

    async Task<PlannedChange> PlanAsync(
        (Catalog Catalog, ScratchDatabase Database) from,
        (Catalog Catalog, ScratchDatabase Database) to,
        ValueList<Rename> renames,
        CancellationToken cancellationToken
    )
    {
        var likely = RenameCandidates.FindLikely(
            from.Catalog,
            to.Catalog,
            CatalogDiff.Compare(from.Catalog, to.Catalog)
        );
        PlanQuestions.RefuseLikely(likely, options);
        var settled = await SettleAsync(from, to, cancellationToken).ConfigureAwait(false);
        var plan = dialect.Planner.Plan(
            new()
            {
                From = from.Catalog,
                To = settled,
                Changes = CatalogDiff.Compare(from.Catalog, settled),
                ServerVersion = scratch.Version,
                IsPlain = options.IsPlain,
                PlaceOf = options.Places.Find,
                Backfills = PlanQuestions.Resolve(options.Backfills, from.Catalog, settled),
            }
        );
        PlanQuestions.RefuseUnanswered(plan);
        PlanQuestions.RefuseLoss(plan, options);
        var statements = dialect.Planner.PlanRenames(renames).Concat(plan.Statements);
        return new(renames, plan with { Statements = statements.ToValueList() }, likely, to.Catalog);
    }

    // SQLite has no statement that renames an index: it is dropped and created.
    ValueList<Rename> FindCertain(Catalog before, Catalog after) =>
        RenameCandidates
            .FindCertain(before, after, CatalogDiff.Compare(before, after))
            .Where(rename => dialect.Planner.PlanRenames([rename]).Count > 0)
            .ToValueList();

    async Task RenameAsync(ScratchDatabase database, ValueList<Rename> renames, CancellationToken cancellationToken)
    {
        var connection = await database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        foreach (var statement in dialect.Planner.PlanRenames(renames))
            await connection.ExecuteAsync(statement.Sql, cancellationToken).ConfigureAwait(false);
    }

    async Task<Catalog> SettleAsync(
        (Catalog Catalog, ScratchDatabase Database) from,
        (Catalog Catalog, ScratchDatabase Database) to,
        CancellationToken cancellationToken
    )
    {
        var before = await from.Database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var _ = before.ConfigureAwait(false);
        var after = await to.Database.DataSource.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var __ = after.ConfigureAwait(false);
        return await ExpressionEquality
            .SettleAsync(dialect, (from.Catalog, before), (to.Catalog, after), cancellationToken)
            .ConfigureAwait(false);
    }
}
