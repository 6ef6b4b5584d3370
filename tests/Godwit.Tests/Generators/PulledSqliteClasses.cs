using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary><c>pull --csharp</c> from SQLite: what it writes is compiled, and makes the database again.</summary>
public sealed class PulledSqliteClasses : IDisposable
{
    readonly TestShell _shell = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _shell.Dispose();

    [Theory]
    [InlineData("chinook-sqlite/Chinook_Sqlite.sql")]
    [InlineData("firefox-autofill/create_shared_schema.sql create_shared_triggers.sql")]
    [InlineData("firefox-places/create_shared_schema.sql")]
    [InlineData("firefox-places/ios_schema.sql")]
    [InlineData("headscale/schema.sql")]
    [InlineData("synapse-sqlite-72/common/full_schemas/72/full.sql.sqlite")]
    [InlineData("synapse-sqlite-72/main/full_schemas/72/full.sql.sqlite")]
    [InlineData("synapse-sqlite-72/state/full_schemas/72/full.sql.sqlite")]
    public async Task A_real_schema_comes_back(string files)
    {
        var corpora = RepositoryFolder.Shared("corpora");
        Assert.SkipWhen(corpora is null, "There is no ../shared/corpora beside this checkout.");
        var words = files.Split(' ');
        var folder = Path.Combine(corpora, "sqlite-schema", Path.GetDirectoryName(words[0])!); // it has a folder
        foreach (var file in words)
            await ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), Stop));

        // Each of them is a class as a whole.
        Assert.DoesNotContain("Tables in SQL", await PullAsync(), StringComparison.Ordinal);
        Assert.Equal("", await DifferencesAsync());
    }

    [Fact]
    public async Task What_classes_cannot_say_is_SQL_beside_them()
    {
        var folder = Path.Combine(RepositoryFolder.Root, "tests/Godwit.Tests/Generators/pulled");
        await ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(folder, "library.sql"), Stop));

        Assert.Contains(
            "cannot say all of them: odd.",
            await PullAsync("--namespace", "App"),
            StringComparison.Ordinal
        );

        Assert.Equal("", await DifferencesAsync());
        var golden = Path.Combine(folder, "library.txt");
        var text = new ClassFolder(_shell.PathOf("Schema")).Text();
        if (Environment.GetEnvironmentVariable("GODWIT_ACCEPT") == "1")
            await File.WriteAllTextAsync(golden, text, Stop);
        Assert.Equal(await File.ReadAllTextAsync(golden, Stop), text);
    }

    [Fact]
    public async Task The_project_says_the_namespace_and_nothing_is_overwritten()
    {
        await ExecuteAsync("CREATE TABLE users (id INTEGER PRIMARY KEY); CREATE VIEW v AS SELECT id FROM users;");
        _shell.Write(
            "My.App.csproj",
            "<Project><PropertyGroup><TargetFramework>net9.0</TargetFramework></PropertyGroup></Project>"
        );
        var told = await PullAsync("--out", "Data/Tables", "--split");

        Assert.Contains("\"bin/Debug/net9.0/My.App.dll\"", told, StringComparison.Ordinal);
        Assert.Contains("Data/Tables/sql/**/*.sql", told, StringComparison.Ordinal);
        var text = await File.ReadAllTextAsync(_shell.PathOf("Data/Tables/User.cs"), Stop);
        Assert.Contains("namespace My.App.Data.Tables;", text, StringComparison.Ordinal);
        Assert.True(File.Exists(_shell.PathOf("Data/Tables/sql/views/v.sql")));
        var again = await _shell.RunAsync("pull", "--csharp", "--url", "sqlite:app.db", "--out", "Data/Tables");
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("GDW0521", again.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await _shell.RunAsync("pull", "--namespace", "A", "--url", "sqlite:app.db")).ExitCode);
        Assert.Equal(
            2,
            (await _shell.RunAsync("pull", "--csharp", "--namespace", "A B", "--url", "sqlite:app.db")).ExitCode
        );
        var printed = await _shell.RunAsync("pull", "--csharp", "--url", "sqlite:app.db", "--out", "-");
        Assert.Contains("// User.cs\nusing ", printed.Out, StringComparison.Ordinal);
    }

    async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_shell.PathOf("app.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    async Task<string> PullAsync(params string[] more)
    {
        var pull = await _shell.RunAsync(["pull", "--csharp", "--url", "sqlite:app.db", .. more]);
        Assert.True(pull.ExitCode == 0, pull.Out + pull.Error);
        return pull.Error;
    }

    async Task<string> DifferencesAsync()
    {
        await using var scratch = await SqliteScratchServer.OpenAsync(
            name => SqliteFactory.Instance.CreateDataSource($"Data Source={name};Pooling=False"),
            null,
            Stop
        );
        await using var source = SqliteFactory.Instance.CreateDataSource(
            $"Data Source={_shell.PathOf("app.db")};Pooling=False"
        );
        await using var original = await new LiveCopy(scratch, new()).CreateAsync(new("app.db", source), Stop);
        return await new ClassFolder(_shell.PathOf("Schema")).DifferencesAsync(scratch, original);
    }
}
