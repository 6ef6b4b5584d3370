using Microsoft.Data.Sqlite;

namespace Godwit.Benchmarks;

/// <summary>SQLite files in one folder.</summary>
sealed class SqliteEngine(string folder) : IBenchmarkEngine
{
    int _databases;

    public string Name => "SQLite";

    public Task<string> CreateAsync() => Task.FromResult(Path.Combine(folder, $"bench{_databases++}.sqlite"));

    public string FreshConnectionString(string database) => $"Data Source={database}";

    public Task CloseConnectionsAsync()
    {
        SqliteConnection.ClearAllPools();
        return Task.CompletedTask;
    }

    public Task DropAsync(string database)
    {
        foreach (var file in new[] { database, $"{database}-wal", $"{database}-shm", $"{database}-journal" })
            File.Delete(file);
        return Task.CompletedTask;
    }
}
