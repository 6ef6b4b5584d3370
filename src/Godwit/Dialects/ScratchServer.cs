using System.Data.Common;

namespace Godwit;

/// <summary>A server of the real engine on which databases are created and dropped at will.</summary>
abstract class ScratchServer : IAsyncDisposable
{
    /// <summary>The engine.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>The engine's version, as in <see cref="PlanRequest.ServerVersion"/>.</summary>
    public abstract int Version { get; }

    /// <summary>
    /// What was created beside the databases because a statement named it, for a note: <c>role app</c>. Sorted.
    /// </summary>
    public virtual ValueList<string> Provided => ValueList<string>.Empty;

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
    /// <summary>Connections to it. They are not pooled: a closed one is gone.</summary>
    public abstract DbDataSource DataSource { get; }

    /// <summary>
    /// Provides what a statement missed that no database holds, such as a role; true: run the statement again.
    /// </summary>
    public virtual Task<bool> ProvideAsync(DbException error, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>
    /// Says it better than the engine where a statement failed because the scratch server lacks something that the
    /// target may have: an extension, a role. Absent: the engine's words are all there is.
    /// </summary>
    /// <param name="error">The engine's error.</param>
    /// <param name="statements">All statements of the state: what else will be missing is named too.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public virtual Task<ScratchException?> ExplainAsync(
        DbException error,
        IReadOnlyCollection<SqlStatement> statements,
        CancellationToken cancellationToken
    ) => Task.FromResult<ScratchException?>(null);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
