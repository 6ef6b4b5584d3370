using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>A SQLite file of its own for one test, deleted at the end.</summary>
sealed class SqliteDatabase : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("godwit-sqlite-").FullName;

    public SqliteDatabase(string parameters = "") =>
        (ConnectionString, DataSource) = (
            $"Data Source={File};Pooling=False;{parameters}",
            SqliteFactory.Instance.CreateDataSource($"Data Source={File};Pooling=False;{parameters}")
        );

    public string File => Path.Combine(_folder, "app.db");

    public string ConnectionString { get; }

    public DbDataSource DataSource { get; }

    public void Execute(string sql)
    {
        using var connection = DataSource.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every row as text, its columns separated by a bar, NULL as nothing.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var connection = DataSource.OpenConnection();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))));
        }
        return rows;
    }

    public Migrator Migrator(TestFolder folder, MigrateOptions? options = null) =>
        new(Dialect.Sqlite, DataSource, folder.Migrations, options);

    public void Dispose()
    {
        DataSource.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
