using System.Data.Common;

namespace Godwit;

/// <summary>Runs the statements of a schema on one connection to a scratch database.</summary>
abstract class SchemaSession : IAsyncDisposable
{
    /// <summary>
    /// Runs statements in their order until one fails; what ran before it stays, and it leaves nothing itself.
    /// </summary>
    /// <returns>Which one failed; <see langword="null"/>: none.</returns>
    public abstract Task<FailedStatement?> RunAsync(
        ReadOnlyMemory<SqlStatement> statements,
        CancellationToken cancellationToken
    );

    /// <summary>Puts the settings of the session back to what they were when it was opened.</summary>
    public abstract Task ResetAsync(CancellationToken cancellationToken);

    /// <summary>True for an error that no other order of the statements helps against.</summary>
    public abstract bool IsFinal(DbException error);

    /// <summary>True when the object is there already.</summary>
    public abstract bool IsDuplicate(DbException error);

    /// <summary>True when a setting is not known to this version of the engine.</summary>
    public virtual bool IsUnknownSetting(DbException error) => false;

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();
}

/// <summary>A statement that failed.</summary>
/// <param name="Index">Which of those that were given.</param>
/// <param name="Error">The engine's error.</param>
readonly record struct FailedStatement(int Index, DbException Error);
