using System.Globalization;

namespace Godwit;

/// <summary>The commands by which a step finds its session in a known state.</summary>
static class PostgreSqlSessionState
{
    /// <summary>Puts the session back; Godwit's own settings of it are made again.</summary>
    public static void AddReset(this PostgreSqlBatch batch, SessionReset reset, PostgreSqlLock migrationLock)
    {
        if (reset == SessionReset.None)
            return;
        batch.AddRoleReset();
        batch.Add("RESET ALL");
        migrationLock.AddSettings(batch);
        if (reset == SessionReset.Settings)
            return;
        batch.Add("DISCARD TEMP");
        batch.Add("CLOSE ALL");
        batch.Add("UNLISTEN *");
    }

    /// <summary>Back to the user that connected.</summary>
    public static void AddRoleReset(this PostgreSqlBatch batch)
    {
        batch.Add("RESET SESSION AUTHORIZATION");
        batch.Add("RESET ROLE");
    }

    /// <summary>Limits for what follows; zero is no limit.</summary>
    public static void AddTimeouts(
        this PostgreSqlBatch batch,
        TimeSpan lockTimeout,
        TimeSpan statementTimeout,
        bool isLocal
    ) =>
        batch.Add(
            """
            SELECT
                pg_catalog.set_config('lock_timeout', $1, $3),
                pg_catalog.set_config('statement_timeout', $2, $3)
            """,
            Milliseconds(lockTimeout),
            Milliseconds(statementTimeout),
            isLocal
        );

    static string Milliseconds(TimeSpan time) =>
        ((long)Math.Min(Math.Ceiling(time.TotalMilliseconds), int.MaxValue)).ToString(CultureInfo.InvariantCulture);
}
