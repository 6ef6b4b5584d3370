namespace Godwit;

/// <summary>
/// Settings that the session which runs migrations has of its own, whatever the role or the database sets: limits are
/// those of the run, and a session whose client is gone ends by itself and frees the lock.
/// </summary>
static class PostgreSqlRunnerSettings
{
    /// <summary>
    /// SQL of a value that makes the settings for the session. <c>client_connection_check_interval</c> is left out
    /// where the server's system cannot see that a client is gone.
    /// </summary>
    public static string Sql(bool canCheckClient) =>
        $"""
            pg_catalog.concat(
                pg_catalog.set_config('statement_timeout', '0', false),
                -- A transaction is sent whole, so that one that is idle has lost its client.
                pg_catalog.set_config('idle_in_transaction_session_timeout', '1min', false),
                pg_catalog.set_config('tcp_keepalives_idle', '60', false),
                pg_catalog.set_config('tcp_keepalives_interval', '10', false),
                pg_catalog.set_config('tcp_keepalives_count', '6', false),
                {From(140000, "idle_session_timeout", "0")},
                {From(170000, "transaction_timeout", "0")},
                {(canCheckClient ? From(140000, "client_connection_check_interval", "1s") : "NULL")}
            )
            """;

    /// <summary>Where the server is old, the setting is unknown to it.</summary>
    static string From(int version, string name, string value) =>
        $"""
            CASE
                WHEN pg_catalog.current_setting('server_version_num')::pg_catalog.int4 OPERATOR(pg_catalog.>=) {version}
                    THEN pg_catalog.set_config('{name}', '{value}', false)
            END
            """;
}
