using Npgsql;

namespace Godwit.Benchmarks;

/// <summary>The floor on PostgreSQL: the driver alone, one batch and so one round trip for each migration.</summary>
static class RawPostgreSql
{
    const string CreateSql = """
        CREATE TABLE raw_history (
            version text NOT NULL PRIMARY KEY,
            checksum text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """;

    public static Contender Create(Corpus corpus) =>
        new(Contender.Floor, connectionString => MigrateAsync(connectionString, corpus.Plain));

    static async Task MigrateAsync(string connectionString, string folder)
    {
        var files = RawFiles.Read(folder);
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var connection = await source.OpenConnectionAsync();
        var history = await ReadHistoryAsync(connection);
        if (history is null)
            await ExecuteAsync(connection, CreateSql);
        foreach (var (version, sql, checksum) in RawFiles.Pending(files, history ?? []))
        {
            await using var batch = connection.CreateBatch();
            batch.BatchCommands.Add(new("BEGIN"));
            foreach (var statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
                batch.BatchCommands.Add(new(statement));
            batch.BatchCommands.Add(
                new("INSERT INTO raw_history (version, checksum) VALUES ($1, $2)")
                {
                    Parameters =
                    {
                        new() { Value = version },
                        new() { Value = checksum },
                    },
                }
            );
            batch.BatchCommands.Add(new("COMMIT"));
            await batch.ExecuteNonQueryAsync();
        }
    }

    static async Task<Dictionary<string, string>?> ReadHistoryAsync(NpgsqlConnection connection)
    {
        try
        {
            await using var command = new NpgsqlCommand("SELECT version, checksum FROM raw_history", connection);
            await using var reader = await command.ExecuteReaderAsync();
            var history = new Dictionary<string, string>();
            while (await reader.ReadAsync())
                history.Add(reader.GetString(0), reader.GetString(1));
            return history;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            return null;
        }
    }

    static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
