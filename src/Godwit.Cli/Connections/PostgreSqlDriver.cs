using System.Data.Common;
using Npgsql;

namespace Godwit.Cli;

/// <summary>What Npgsql offers beyond <c>System.Data.Common</c>.</summary>
sealed class PostgreSqlDriver : IDriverHooks
{
    /// <summary>Commands can be cancelled already; nothing to add.</summary>
    public bool Interrupt(DbConnection connection) => false;

    public int? BackendProcessId(DbConnection connection) => ((NpgsqlConnection)connection).ProcessID;

    public IDisposable ListenForNotices(DbConnection connection, Action<string, string> onNotice)
    {
        void Tell(object sender, NpgsqlNoticeEventArgs e) => onNotice(e.Notice.Severity, e.Notice.MessageText);
        var npgsql = (NpgsqlConnection)connection;
        npgsql.Notice += Tell;
        return new Subscription(() => npgsql.Notice -= Tell);
    }

    sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
