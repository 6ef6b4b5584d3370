namespace Godwit;

/// <summary>What an error of the server means for the run.</summary>
enum DatabaseErrorKind
{
    /// <summary>The statement is at fault; trying again would fail again.</summary>
    Fatal,

    /// <summary>The role lacks a right.</summary>
    Forbidden,

    /// <summary>A lock was not to be had in time; the same may succeed later.</summary>
    LockTimeout,

    /// <summary>A deadlock or serialization failure; the same may succeed later.</summary>
    Transient,

    /// <summary>The connection is gone; whether the last COMMIT arrived is for the history to tell.</summary>
    ConnectionLost,

    /// <summary>The statement was cancelled.</summary>
    Canceled,
}
