using System.Data.Common;

namespace Godwit;

/// <summary>Brings states onto scratch databases.</summary>
/// <param name="server">Where databases are made.</param>
/// <param name="options">How migrations are replayed.</param>
/// <param name="onProgress">Told what is going on, one phrase at a time.</param>
sealed class StateLoader(ScratchServer server, MigrateOptions options, Action<string>? onProgress = null)
{
    /// <summary>Loads a state.</summary>
    /// <exception cref="GodwitException">It cannot be loaded; says why and where.</exception>
    public async Task<LoadedState> LoadAsync(SchemaState state, CancellationToken cancellationToken)
    {
        switch (state)
        {
            case SchemaState.Empty:
                return new(state, await server.CreateAsync(cancellationToken).ConfigureAwait(false));
            case SchemaState.Live:
                return new(state, null);
            case SchemaState.Declared declared:
                return await LoadAsync(declared, cancellationToken).ConfigureAwait(false);
            case SchemaState.Replayed replayed:
                onProgress?.Invoke($"replaying {replayed.Folder.Name}");
                var replay = new FolderReplay(server, replayed.Folder, options, onProgress);
                return new(state, await replay.RunAsync(cancellationToken).ConfigureAwait(false));
            default:
                throw new System.Diagnostics.UnreachableException($"No state {state.GetType().Name}.");
        }
    }

    /// <summary>
    /// Loads two states. What is replayed comes first: its migrations may create roles, which must not be there yet.
    /// </summary>
    public async Task<(LoadedState From, LoadedState To)> LoadAsync(
        SchemaState from,
        SchemaState to,
        CancellationToken cancellationToken
    )
    {
        var isToFirst = to is SchemaState.Replayed && from is not SchemaState.Replayed;
        var first = await LoadAsync(isToFirst ? to : from, cancellationToken).ConfigureAwait(false);
        try
        {
            var second = await LoadAsync(isToFirst ? from : to, cancellationToken).ConfigureAwait(false);
            return isToFirst ? (second, first) : (first, second);
        }
        catch
        {
            await first.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    async Task<LoadedState> LoadAsync(SchemaState.Declared declared, CancellationToken cancellationToken)
    {
        var scripts = await ReadAsync(declared.Sources, cancellationToken).ConfigureAwait(false);
        onProgress?.Invoke($"loading {declared.Name}");
        var database = await server.CreateAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var schema in declared.Schemas)
                await database.UseSchemaAsync(schema, cancellationToken).ConfigureAwait(false);
            var loaded = await new SchemaLoader(server.Dialect)
                .LoadAsync(database, scripts, cancellationToken)
                .ConfigureAwait(false);
            return new(declared, database)
            {
                Renames = loaded.Renames,
                Notes = loaded.Notes,
                HasRows = loaded.HasRows,
                Places = loaded.Places,
            };
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A file that two sources name is read once.</summary>
    async Task<ValueList<SqlScript>> ReadAsync(ValueList<SchemaSource> sources, CancellationToken cancellationToken)
    {
        var scripts = new List<SqlScript>();
        foreach (var source in sources)
        {
            onProgress?.Invoke($"reading {source.Name}");
            scripts.AddRange(await source.ReadAsync(cancellationToken).ConfigureAwait(false));
        }
        return scripts.DistinctBy(one => one.Name, StringComparer.Ordinal).ToValueList();
    }
}

/// <summary>A state that can be looked at; disposing it drops what was made for it.</summary>
/// <param name="State">The state.</param>
/// <param name="Scratch">Its scratch database; absent for a live one.</param>
sealed record LoadedState(SchemaState State, ScratchDatabase? Scratch) : IAsyncDisposable
{
    /// <summary>Connections to it.</summary>
    public DbDataSource DataSource =>
        Scratch?.DataSource
        ?? (State as SchemaState.Live)?.DataSource
        ?? throw new System.Diagnostics.UnreachableException("A state is on a scratch database or live.");

    /// <summary>The renames that its sources name.</summary>
    public ValueList<RenameRequest> Renames { get; init; } = [];

    /// <summary>What a person may want to know of how it was loaded.</summary>
    public ValueList<string> Notes { get; init; } = [];

    /// <summary>True where its sources write rows.</summary>
    public bool HasRows { get; init; }

    /// <summary>Where its sources define objects.</summary>
    public DefinitionPlaces Places { get; init; } = DefinitionPlaces.None;

    public ValueTask DisposeAsync() => Scratch?.DisposeAsync() ?? ValueTask.CompletedTask;
}
