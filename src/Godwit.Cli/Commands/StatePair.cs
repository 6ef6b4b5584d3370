namespace Godwit.Cli;

/// <summary>Two states on scratch databases; a live database is there as a copy of its schema.</summary>
sealed class StatePair : IAsyncDisposable
{
    StatePair(ScratchDatabase from, ScratchDatabase to) => (From, To) = (from, to);

    public ScratchDatabase From { get; }

    public ScratchDatabase To { get; }

    /// <summary>The renames that schema sources name.</summary>
    public required ValueList<RenameRequest> Renames { get; init; }

    /// <summary>Where the schema source of the second state defines objects.</summary>
    public required DefinitionPlaces Places { get; init; }

    public static async Task<StatePair> LoadAsync(
        SchemaSession session,
        PlanningOptions options,
        SchemaState from,
        SchemaState to,
        CancellationToken cancellationToken
    )
    {
        var (first, second) = await session.Loader.LoadAsync(from, to, cancellationToken);
        var copies = new LiveCopy(session.Scratch, options);
        var before = first.Scratch;
        try
        {
            before ??= await copies.CreateAsync((SchemaState.Live)from, cancellationToken);
            var after = second.Scratch ?? await copies.CreateAsync((SchemaState.Live)to, cancellationToken);
            return new(before, after) { Renames = [.. first.Renames, .. second.Renames], Places = second.Places };
        }
        catch
        {
            if (before is not null)
                await before.DisposeAsync();
            await second.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await From.DisposeAsync();
        await To.DisposeAsync();
    }
}
