using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Godwit.Cli;

/// <summary>What Microsoft.Data.Sqlite offers beyond <c>System.Data.Common</c>.</summary>
sealed class SqliteDriver : IDriverHooks
{
    public bool Interrupt(DbConnection connection)
    {
        if (((SqliteConnection)connection).Handle is not { } handle)
            return false;
        raw.sqlite3_interrupt(handle);
        return true;
    }

    public int? BackendProcessId(DbConnection connection) => null;

    public IDisposable? ListenForNotices(DbConnection connection, Action<string, string> onNotice) => null;
}
