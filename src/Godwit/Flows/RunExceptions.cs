namespace Godwit;

/// <summary>A statement of a migration failed.</summary>
public sealed class MigrationFailedException(string code, string message, Exception? innerException)
    : GodwitException(code, message, innerException)
{
    /// <summary>The message without the state of the database and what to do next: a replay has its own.</summary>
    internal string? What { get; init; }

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
