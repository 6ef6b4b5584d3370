using Microsoft.Data.Sqlite;

namespace Godwit.Benchmarks;

/// <summary>The floor on SQLite: the driver alone, a transaction for each migration.</summary>
static class RawSqlite
{
    const string CreateSql = """
        CREATE TABLE IF NOT EXISTS raw_history (
            version text NOT NULL PRIMARY KEY,
            checksum text NOT NULL,
            applied_at text NOT NULL DEFAULT CURRENT_TIMESTAMP
        )
        """;

    public static Contender Create(Corpus corpus) =>
        new(Contender.Floor, connectionString => MigrateAsync(connectionString, corpus.Plain));

    static async Task MigrateAsync(string connectionString, string folder)
    {
        var files = RawFiles.Read(folder);
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        var history = await ReadHistoryAsync(connection);
        if (history is null)
            await ExecuteAsync(connection, CreateSql);
        foreach (var (version, sql, checksum) in RawFiles.Pending(files, history ?? []))
        {
            await ExecuteAsync(connection, "BEGIN IMMEDIATE");
            await ExecuteAsync(connection, sql);
            await using (var insert = connection.CreateCommand())
            {
                insert.CommandText = "INSERT INTO raw_history (version, checksum) VALUES ($version, $checksum)";
                insert.Parameters.AddWithValue("$version", version);
                insert.Parameters.AddWithValue("$checksum", checksum);
                await insert.ExecuteNonQueryAsync();
            }

            await ExecuteAsync(connection, "COMMIT");
        }
    }

    static async Task<Dictionary<string, string>?> ReadHistoryAsync(SqliteConnection connection)
    {
        const int error = 1; // SQLITE_ERROR, here: no such table
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT version, checksum FROM raw_history";
            await using var reader = await command.ExecuteReaderAsync();
            var history = new Dictionary<string, string>();
            while (await reader.ReadAsync())
                history.Add(reader.GetString(0), reader.GetString(1));
            return history;
        }
        catch (SqliteException e) when (e.SqliteErrorCode == error)
        {
            return null;
        }
    }

    static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
