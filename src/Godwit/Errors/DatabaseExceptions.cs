namespace Godwit;

/// <summary>The history table cannot be read or does not look as Godwit writes it.</summary>
public sealed class HistoryTableException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException)
{
    internal static HistoryTableException BadValue(string column, string value) =>
        new(
            RunErrors.HistoryTable,
            $"The history table holds '{value}' in column {column}, which this version of Godwit does not know. "
                + "Nothing was changed. It was written by a newer Godwit (update this one), or by hand (correct the row)."
        );
}

/// <summary>The database cannot be migrated as it is: not reachable, read-only, or a role without the rights.</summary>
public sealed class DatabaseUnavailableException(string code, string message, Exception? innerException = null)
    : GodwitException(code, message, innerException);

/// <summary>Another run held the migration lock for longer than this one was told to wait.</summary>
public sealed class LockTimeoutException(string message, SessionDescription? holder, TimeSpan waited)
    : GodwitException(RunErrors.LockTimeout, message)
{
    /// <summary>Who holds the lock, where the server tells.</summary>
    public SessionDescription? Holder { get; } = holder;

    /// <summary>How long this run waited.</summary>
    public TimeSpan Waited { get; } = waited;
}

/// <summary>A statement of a migration failed.</summary>
public sealed class MigrationFailedException(string code, string message, Exception? innerException)
    : GodwitException(code, message, innerException)
{
    /// <summary>The migration that failed.</summary>
    public required Migration Migration { get; init; }

    /// <summary>The step that failed, from 1.</summary>
    public required int Step { get; init; }

    /// <summary>Steps of the migration that are done and stay.</summary>
    public required int StepsApplied { get; init; }

    /// <summary>Migrations that this run applied before; they stay.</summary>
    public required ValueList<AppliedMigration> Applied { get; init; }
}

/// <summary>The run was cancelled; the database is in a state from which the next run continues.</summary>
public sealed class MigrationCanceledException(
    string message,
    ValueList<AppliedMigration> applied,
    CancellationToken token
) : OperationCanceledException(message, token)
{
    /// <summary>Migrations that this run applied before it was cancelled; they stay.</summary>
    public ValueList<AppliedMigration> Applied { get; } = applied;
}
