using System.Data.Common;

namespace Godwit;

/// <summary>
/// A scratch server whose databases begin with objects that are no part of the schema, and that it needs: those of
/// other owners.
/// </summary>
/// <param name="server">The server.</param>
/// <param name="script">Makes the objects.</param>
sealed class PreparedScratchServer(ScratchServer server, SqlScript script) : ScratchServer
{
    readonly string _key = CacheFolder.NameOf(script.Text);

    public override Dialect Dialect => server.Dialect;

    public override int Version => server.Version;

    public override ValueList<string> Provided => server.Provided;

    public override async Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken) =>
        await PrepareAsync(await server.CreateAsync(cancellationToken).ConfigureAwait(false), cancellationToken)
            .ConfigureAwait(false);

    public override Task<ScratchDatabase> CloneAsync(ScratchDatabase original, CancellationToken cancellationToken) =>
        server.CloneAsync(original, cancellationToken);

    public override async Task<ScratchDatabase?> CreateApartAsync(
        DbException error,
        CancellationToken cancellationToken
    ) =>
        await server.CreateApartAsync(error, cancellationToken).ConfigureAwait(false) is { } other
            ? await PrepareAsync(other, cancellationToken).ConfigureAwait(false)
            : null;

    public override Task<KeptDatabase?> OpenKeptAsync(
        IReadOnlyList<string> keys,
        CancellationToken cancellationToken
    ) => server.OpenKeptAsync([.. keys.Select(KeyOf)], cancellationToken);

    public override Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken) =>
        server.KeepAsync(database, KeyOf(key), cancellationToken);

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    string KeyOf(string key) => CacheFolder.NameOf($"{_key} {key}");

    async Task<ScratchDatabase> PrepareAsync(ScratchDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            await new SchemaLoader(Dialect).LoadAsync(database, [script], cancellationToken).ConfigureAwait(false);
            return database;
        }
        catch
        {
            await database.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
