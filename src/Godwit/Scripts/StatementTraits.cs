namespace Godwit;

/// <summary>What the tokens of a statement tell about how it is to be run.</summary>
readonly record struct StatementTraits
{
    public StatementTraits() { }

    /// <summary>What the runner has to know when the statement was interrupted.</summary>
    public StatementKind Kind { get; init; } = StatementKind.Other;

    /// <summary>The server refuses it in a transaction block.</summary>
    public bool MustStandAlone { get; init; }

    /// <summary>
    /// Changes the session beyond the transaction: a migration that is taken up again behind it has to run it again.
    /// </summary>
    public bool IsSessionSetting { get; init; }

    /// <summary>False only for statements that plainly leave the session as it is.</summary>
    public bool MayChangeSession { get; init; } = true;

    /// <summary>Inserts, updates, deletes or merges rows.</summary>
    public bool ChangesRows { get; init; }

    /// <summary>
    /// SQLite's <c>PRAGMA foreign_keys = …</c>: the value. It does nothing in a transaction, so that the runner sets it
    /// outside.
    /// </summary>
    public bool? ForeignKeysPragma { get; init; }

    /// <summary>
    /// PostgreSQL's <c>SET TRANSACTION</c>: it comes before every query of its transaction, Godwit's own too.
    /// </summary>
    public bool OpensTransaction { get; init; }

    /// <summary>Why a migration cannot hold it; absent: it can.</summary>
    public StatementRefusal? Refusal { get; init; }
}

/// <summary>Why a migration cannot hold a statement.</summary>
/// <param name="Code">The error code.</param>
/// <param name="What">What is wrong: a sentence.</param>
/// <param name="Fix">What to do: a sentence.</param>
sealed record StatementRefusal(string Code, string What, string Fix)
{
    /// <summary>BEGIN, COMMIT and the like.</summary>
    public static StatementRefusal TransactionControl(string keyword) =>
        new(
            ScriptErrors.TransactionControl,
            $"{keyword} cannot stand in a migration: Godwit runs each migration in a transaction of its own, "
                + $"which also records it.",
            "Delete the statements that begin and end transactions; write `-- godwit: commit` where a transaction "
                + "is to end."
        );
}

/// <summary>Statements that differ in what is to be done after they were interrupted.</summary>
enum StatementKind
{
    /// <summary>Nothing is known: a person decides.</summary>
    Other,

    /// <summary>Leaves an invalid index.</summary>
    CreateIndexConcurrently,

    /// <summary>Leaves an invalid index.</summary>
    DropIndexConcurrently,

    /// <summary>Can be run again; CONCURRENTLY leaves an invalid index.</summary>
    Reindex,

    /// <summary>Can be run again.</summary>
    Vacuum,

    /// <summary>REFRESH MATERIALIZED VIEW: can be run again.</summary>
    Refresh,

    /// <summary>Leaves a partition that is pending detach.</summary>
    DetachConcurrently,
}
