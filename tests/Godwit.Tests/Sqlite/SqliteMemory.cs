using System.Text;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>A SQLite database in memory for one test.</summary>
sealed class SqliteMemory : IAsyncDisposable
{
    SqliteMemory(SqliteConnection connection) => Connection = connection;

    public SqliteConnection Connection { get; }

    public static async Task<SqliteMemory> CreateAsync(string sql = "")
    {
        var memory = new SqliteMemory(new("Data Source=:memory:;Pooling=False"));
        await memory.Connection.OpenAsync();
        await memory.ExecuteAsync(sql);
        return memory;
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = sql;
        if (sql.Length > 0)
            await command.ExecuteNonQueryAsync();
    }

    public Task<Catalog> ReadAsync() => Dialect.Sqlite.CatalogReader.ReadAsync(Connection, default);

    /// <summary>What is there, as the statements that make it.</summary>
    public async Task<string> SchemaAsync()
    {
        await using var command = Connection.CreateCommand();
        command.CommandText = """
            SELECT s.sql
            FROM sqlite_schema AS s
            LEFT JOIN pragma_table_list AS l ON l.schema = 'main' AND l.name = s.tbl_name
            WHERE s.sql IS NOT NULL AND s.name NOT LIKE 'sqlite\_%' ESCAPE '\' AND l.type <> 'shadow'
            ORDER BY s.type = 'trigger', s.type = 'view', s.type = 'index', s.rowid
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var text = new StringBuilder();
        while (await reader.ReadAsync())
            text.Append(reader.GetString(0)).Append("\n;\n");
        return text.ToString();
    }

    public ValueTask DisposeAsync() => Connection.DisposeAsync();
}
