using System.Data.Common;

namespace Godwit;

/// <summary>Engine to flow: a step was rolled back, or may have been.</summary>
/// <param name="kind">What the error means.</param>
/// <param name="message">What happened, in the server's words where it spoke.</param>
/// <param name="statement">The user's statement that failed; absent when it was one of Godwit's own.</param>
/// <param name="error">The driver's error, where there is one.</param>
sealed class StepFailedException(
    DatabaseErrorKind kind,
    string message,
    SqlStatement? statement = null,
    DbException? error = null
) : Exception(message, error)
{
    public DatabaseErrorKind Kind { get; } = kind;

    public SqlStatement? Statement { get; } = statement;

    public DbException? Error { get; } = error;

    /// <summary>
    /// The same may succeed later: a lock, a deadlock, or a limit that ended one of Godwit's own statements.
    /// </summary>
    public bool MayPass =>
        Kind is DatabaseErrorKind.LockTimeout or DatabaseErrorKind.Transient
        || (Kind == DatabaseErrorKind.Canceled && Statement is null);

    /// <summary>Sessions that were seen to hold the locks the step waited for.</summary>
    public ValueList<SessionDescription> Blockers { get; init; } = ValueList<SessionDescription>.Empty;
}

/// <summary>
/// Engine to flow: the history row was not as expected, because another run was faster. Nothing was changed.
/// </summary>
sealed class FenceLostException() : Exception("Another run changed the history row first.");
