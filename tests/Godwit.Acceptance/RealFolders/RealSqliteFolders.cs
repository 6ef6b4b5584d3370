using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Folders of public projects go through the command line and give what the sqlite3 shell makes of them.</summary>
public class RealSqliteFolders
{
    public static TheoryData<string> Folders => [.. RealFolder.OnSqlite];

    [Theory, MemberData(nameof(Folders))]
    public async Task A_folder_gives_what_the_shell_makes_of_it(string path)
    {
        var folder = RealFolder.Get(path);
        using var workspace = new TemporaryFolder();
        var migrations = folder.PrepareIn(workspace.Path);
        var expected = Path.Combine(workspace.Path, "expected.db");
        var actual = Path.Combine(workspace.Path, "actual.db");
        foreach (var file in new[] { expected, actual })
        {
            await ExecuteAsync(file, folder.Prelude);
        }

        var files = RealFolder.FilesOf(folder.Reference(migrations));
        await (folder.IsNewerThanShell ? RunDriverAsync(expected, files) : RunShellAsync(expected, files));
        await GodwitRun.ApplyAllAsync(workspace.Path, $"sqlite:{actual}", folder.Migrations(migrations));

        Assert.Equal(await SchemaAsync(expected), await SchemaAsync(actual));
    }

    static async Task RunShellAsync(string database, IReadOnlyList<string> files)
    {
        string[] reads = [.. files.Select(file => $".read '{file}'")];
        var output = await Command.RequireAsync(["sqlite3", "-bail", database, "PRAGMA synchronous = OFF", .. reads]);
        Assert.Equal("", output);
    }

    // The engine splits each file itself, as the shell does, with the shell's default for foreign keys.
    static async Task RunDriverAsync(string database, IReadOnlyList<string> files)
    {
        foreach (var file in files)
        {
            await ExecuteAsync(database, await File.ReadAllTextAsync(file));
        }
    }

    static async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=false;Foreign Keys=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA synchronous = OFF; {sql}";
        await command.ExecuteNonQueryAsync();
    }

    static async Task<IReadOnlyList<string>> SchemaAsync(string database)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=false;Mode=ReadOnly");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema
            WHERE tbl_name <> 'godwit_history' ORDER BY 1
            """;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
