using System.Data.Common;

namespace Godwit;

/// <summary>What PostgreSQL's error codes mean for a run (manual, appendix A).</summary>
static class PostgreSqlErrors
{
    public const string UndefinedTable = "42P01";
    public const string UndefinedColumn = "42703";
    public const string InsufficientPrivilege = "42501";
    public const string UniqueViolation = "23505";
    public const string InvalidTextRepresentation = "22P02";
    public const string ReadOnlyTransaction = "25006";
    public const string UndefinedSetting = "42704";
    public const string InvalidSetting = "22023";
    public const string QueryCanceled = "57014";
    public const string TooManyConnections = "53300";

    public static DatabaseErrorKind Classify(DbException error, DbConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
            return DatabaseErrorKind.ConnectionLost;
        return error.SqlState switch
        {
            // No code: the driver itself failed, as on a broken socket.
            null => DatabaseErrorKind.ConnectionLost,
            "55P03" => DatabaseErrorKind.LockTimeout,
            "40P01" or "40001" => DatabaseErrorKind.Transient,
            QueryCanceled => DatabaseErrorKind.Canceled,
            InsufficientPrivilege => DatabaseErrorKind.Forbidden,
            // admin_shutdown, crash_shutdown, cannot_connect_now, and class 08: connection exceptions.
            "57P01" or "57P02" or "57P03" or "57P05" => DatabaseErrorKind.ConnectionLost,
            // A plain error of the class is about a connection of the server's own: dblink, a foreign table, a
            // subscription.
            ['0', '8', ..] when error.Data["InvariantSeverity"] is "FATAL" => DatabaseErrorKind.ConnectionLost,
            _ => DatabaseErrorKind.Fatal,
        };
    }

    /// <summary>
    /// CREATE … IF NOT EXISTS that raced with another session's: the object is there, or will be at once.
    /// </summary>
    public static bool IsCreationRace(DbException error) =>
        error.SqlState is UniqueViolation or "42P07" or "42710" or "42P06";
}
