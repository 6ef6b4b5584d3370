using System.Data.Common;

namespace Godwit;

/// <summary>
/// What a driver offers beyond <c>System.Data.Common</c>; each part is optional, and Godwit does without where it is
/// absent.
/// </summary>
public interface IDriverHooks
{
    /// <summary>
    /// Ends the statement that runs on the connection, from any thread (SQLite: <c>sqlite3_interrupt</c>); false where
    /// the driver has no such call.
    /// </summary>
    bool Interrupt(DbConnection connection);

    /// <summary>
    /// The server process that the driver was told it speaks to; behind a pooling proxy it differs from
    /// <c>pg_backend_pid()</c>. Absent: not known.
    /// </summary>
    int? BackendProcessId(DbConnection connection);

    /// <summary>Listens for notices and warnings until the result is disposed; absent: not offered.</summary>
    IDisposable? ListenForNotices(DbConnection connection, Action<string, string> onNotice);
}
