namespace Godwit;

/// <summary>Codes of errors while migrations run.</summary>
static class RunErrors
{
    /// <summary>A statement of a migration failed.</summary>
    public const string Statement = "GDW0401";

    /// <summary>Another run held the migration lock for longer than <c>wait</c>.</summary>
    public const string LockTimeout = "GDW0402";

    /// <summary>The locks of a step were not to be had in all its attempts.</summary>
    public const string StepLock = "GDW0403";

    /// <summary>No connection, or it was lost and could not be had again.</summary>
    public const string Connection = "GDW0404";

    /// <summary>The database is read-only, or a standby.</summary>
    public const string ReadOnly = "GDW0405";

    /// <summary>A stand-alone statement behind a transaction-pooling proxy.</summary>
    public const string StandAloneBehindProxy = "GDW0406";

    /// <summary>The role may not read or write the history.</summary>
    public const string Permission = "GDW0407";

    /// <summary>The history table is not as Godwit writes it.</summary>
    public const string HistoryTable = "GDW0408";

    /// <summary>A batched step cannot walk its table.</summary>
    public const string Batches = "GDW0409";

    /// <summary>There is nothing to undo, or no way back.</summary>
    public const string Undo = "GDW0410";

    /// <summary>The repair that was asked for does not fit the state of the migration.</summary>
    public const string Repair = "GDW0411";

    /// <summary>A stand-alone statement was begun, and whether it took effect cannot be known.</summary>
    public const string UnknownOutcome = "GDW0413";

    /// <summary>Another run changed the history at the same time.</summary>
    public const string RivalRun = "GDW0414";

    /// <summary>The connection was lost while the history was read or changed by hand.</summary>
    public const string Interrupted = "GDW0417";
}
