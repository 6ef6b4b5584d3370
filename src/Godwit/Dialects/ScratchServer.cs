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

    /// <summary>
    /// Another empty database, where a state could not be loaded because of what other states left on the server beside
    /// their databases; <see langword="null"/> where the error is of another kind, or there is no help.
    /// </summary>
    public virtual Task<ScratchDatabase?> CreateApartAsync(DbException error, CancellationToken cancellationToken) =>
        Task.FromResult<ScratchDatabase?>(null);

    /// <summary>A copy of the first database that was kept under one of the keys.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    public abstract Task<KeptDatabase?> OpenKeptAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps a copy of a database under a key for later commands; nobody may be connected to it meanwhile. Old copies
    /// give way to new ones.
    /// </summary>
    public abstract Task KeepAsync(ScratchDatabase database, string key, CancellationToken cancellationToken);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>A copy of a database that was kept.</summary>
/// <param name="Index">Under which of the keys.</param>
/// <param name="Database">The copy.</param>
sealed record KeptDatabase(int Index, ScratchDatabase Database);

/// <summary>A database for one use; disposing it drops it.</summary>
abstract class ScratchDatabase : IAsyncDisposable
{
    /// <summary>
    /// Connections to it. Where it is copied or kept they end, and this is another data source from then on.
    /// </summary>
    public abstract DbDataSource DataSource { get; }

    /// <summary>
    /// What it holds, where that stands under a key that other commands will use too: a folder that was replayed.
    /// </summary>
    public string? Content { get; set; }

    /// <summary>Names without a schema mean this one from now on; it is created.</summary>
    public virtual Task UseSchemaAsync(string schema, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Told which statements will be run, so that what they make beside the database can be dropped with it. They are
    /// looked at only where that cannot be had otherwise.
    /// </summary>
    public virtual Task AnnounceAsync(IEnumerable<SqlStatement> statements, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>
    /// Provides what a statement missed that no database holds, such as a role; true: run the statement again.
    /// </summary>
    public virtual Task<bool> ProvideAsync(DbException error, CancellationToken cancellationToken) =>
        Task.FromResult(false);

    /// <summary>
    /// True where what a statement makes beside the database is there already, and no part of any schema.
    /// </summary>
    public virtual bool IsProvided(DbException error) => false;

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

    /// <summary>
    /// What to add to a schema whose statement misses something that the engine has at hand: an extension. Absent:
    /// nothing is known.
    /// </summary>
    /// <param name="statement">The statement that failed.</param>
    /// <param name="error">The engine's error.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public virtual Task<string?> HintAsync(
        SqlStatement statement,
        DbException error,
        CancellationToken cancellationToken
    ) => Task.FromResult<string?>(null);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}
