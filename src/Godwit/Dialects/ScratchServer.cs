using System.Data.Common;

namespace Godwit;

/// <summary>A server of the real engine on which databases are created and dropped at will.</summary>
abstract class ScratchServer : IAsyncDisposable
{
    /// <summary>The engine's version, as in <see cref="PlanRequest.ServerVersion"/>.</summary>
    public abstract int Version { get; }

    /// <summary>An empty database.</summary>
    public abstract Task<ScratchDatabase> CreateAsync(CancellationToken cancellationToken);

    /// <summary>A copy of a database with its rows; nobody may be connected to the original meanwhile.</summary>
    public abstract Task<ScratchDatabase> CloneAsync(ScratchDatabase original, CancellationToken cancellationToken);

    /// <summary>A copy of the database that was kept under a key; <see langword="null"/> where there is none.</summary>
    public abstract Task<ScratchDatabase?> OpenKeptAsync(string key, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a copy of a database under a key for later commands; nobody may be connected to it meanwhile. Old copies
    /// give way to new ones.
    /// </summary>
    public abstract Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>A database for one use; disposing it drops it.</summary>
abstract class ScratchDatabase : IAsyncDisposable
{
    /// <summary>Connections to it.</summary>
    public abstract DbDataSource DataSource { get; }

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
