namespace Godwit;

/// <summary>One attempt at a step, as the flow hands it to an engine.</summary>
sealed record StepRun
{
    /// <summary>What is run.</summary>
    public required MigrationStep Step { get; init; }

    /// <summary>
    /// The fence: what the history row becomes; absent for what leaves no row, as a callback of Flyway.
    /// </summary>
    public required HistoryWrite? Fence { get; init; }

    /// <summary>
    /// Where the step is that of several migrations: the statements and the row of each, in order. All rows are written
    /// before the first statement.
    /// </summary>
    public ValueList<StepPart> Parts { get; init; } = [];

    /// <summary>The same for every step: that of one migration is its own part.</summary>
    public ValueList<StepPart> AllParts => Parts.Count > 0 ? Parts : [new(Fence, Step.Statements)];

    /// <summary>
    /// Look for the sessions that block the step: an earlier attempt waited in vain, or this one is the last.
    /// </summary>
    public bool NamesBlockers { get; init; }

    /// <summary>How far the session is put back to its initial state first.</summary>
    public SessionReset Reset { get; init; }

    /// <summary>Session settings of earlier steps of the same migration, run again after a reset.</summary>
    public ValueList<SqlStatement> Settings { get; init; } = ValueList<SqlStatement>.Empty;

    /// <summary>How long a statement may wait for a lock; zero: no limit.</summary>
    public required TimeSpan LockTimeout { get; init; }

    /// <summary>How long a statement may run; zero: no limit.</summary>
    public required TimeSpan StatementTimeout { get; init; }

    /// <summary>
    /// How long the fence may wait for a rival's transaction, where no session lock keeps rivals out.
    /// </summary>
    public required TimeSpan FenceTimeout { get; init; }
}

/// <summary>What one migration has in a transaction.</summary>
/// <param name="Fence">What its row becomes; absent: it has none.</param>
/// <param name="Statements">What is run of it.</param>
sealed record StepPart(HistoryWrite? Fence, ValueList<SqlStatement> Statements);

/// <summary>How far a session is put back to its initial state.</summary>
enum SessionReset
{
    /// <summary>Nothing can have changed it.</summary>
    None,

    /// <summary>Settings and role: between the steps of one migration.</summary>
    Settings,

    /// <summary>Also temporary objects, cursors and channels: between migrations.</summary>
    All,
}
