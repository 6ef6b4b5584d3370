using Godwit.Cli;

namespace Godwit;

public sealed class SchemaSourceKeys : IDisposable
{
    readonly TestShell _shell = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _shell.Dispose();

    [Fact]
    public async Task Files_patterns_and_commands_are_mixed_in_a_list()
    {
        _shell.Write("sub/db/a.sql", "CREATE TABLE a (n);");
        _shell.Write("sub/printed.txt", "CREATE TABLE b (n);");
        _shell.Variables["DIR"] = "db";

        var scripts = await ReadAsync(
            """[ "${DIR}/*.sql", { "command": "X=1; cat printed.txt; echo \"-- ${X}\"" } ]"""
        );

        Assert.Equal("sub/db/a.sql", scripts[0].Name);
        Assert.Equal("CREATE TABLE b (n);-- 1\n", scripts[1].Text);
    }

    [Theory]
    [InlineData("""{ "assembly": 1 }""", "GDW0504", "must be the path")]
    [InlineData("""{ "ef": "src/App" }""", "GDW0504", "must be an object")]
    [InlineData("""{ "ef": { "contxt": "x" } }""", "GDW0504", "Did you mean 'context'?")]
    [InlineData("""{ "ef": { "context": "" } }""", "GDW0504", "must be a text")]
    [InlineData("""{ "ef": { "project": 1 } }""", "GDW0504", "must be a text")]
    [InlineData("""{ "ef": { "build": "no" } }""", "GDW0504", "must be true or false")]
    [InlineData("""{ "comand": "x" }""", "GDW0504", "Did you mean 'command'?")]
    [InlineData("""{ "command": 1 }""", "GDW0504", "must be a string")]
    [InlineData("""{ "command": " " }""", "GDW0504", "is empty")]
    [InlineData("""{ "command": "x", "ef": {} }""", "GDW0504", "has 2 properties")]
    [InlineData("""{}""", "GDW0504", "has 0 properties")]
    [InlineData("""[]""", "GDW0504", "an empty list")]
    [InlineData("\"{x\"", "GDW0504", "not a JSON object")]
    public async Task A_source_that_is_not_known_is_an_error(string schema, string code, string words)
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => ReadAsync(schema));

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_source_is_an_error_that_names_the_flag()
    {
        var error = await Assert.ThrowsAsync<CommandException>(() => ReadAsync(null));

        Assert.Equal("GDW0506", error.Code);
        Assert.Contains("--schema", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_fails_shows_its_last_words()
    {
        var error = await Assert.ThrowsAsync<SchemaSourceException>(() =>
            ReadAsync("""{ "command": "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo line $i >&2; done; exit 3" }""")
        );

        Assert.Equal("GDW0718", error.Code);
        Assert.Contains("ended with exit code 3", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("line 11\n  line 12", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  line 2\n", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_command_that_prints_more_than_a_pipe_holds_is_read_to_its_end()
    {
        var scripts = await ReadAsync(
            """{ "command": "head -c 300000 /dev/zero | tr '\\0' ' ' >&2; head -c 300000 /dev/zero | tr '\\0' ' '" }"""
        );

        Assert.Equal(300_000, Assert.Single(scripts).Text.Length);
    }

    [Fact]
    public async Task A_command_that_is_cancelled_is_ended()
    {
        using var stop = new CancellationTokenSource();
        var source = new CommandSource("echo $$ > pid; sleep 100", _shell.Folder);
        var reading = source.ReadAsync(stop.Token);
        while (!File.Exists(_shell.PathOf("pid")) || new FileInfo(_shell.PathOf("pid")).Length == 0)
            await Task.Delay(5, Stop);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    /// <summary>Reads the sources of a godwit.json that is in a folder below the current one.</summary>
    async Task<ValueList<SqlScript>> ReadAsync(string? schema)
    {
        _shell.Write("sub/godwit.json", schema is null ? "{}" : $$"""{ "schema": {{schema}} }""");
        var shell = _shell.Open(TextWriter.Null, TextWriter.Null);
        var settings = new Settings(
            shell,
            new Dictionary<ConfigurationKey, ValueList<string>>(),
            _shell.PathOf("sub/godwit.json")
        );
        var scripts = new List<SqlScript>();
        foreach (var source in SchemaSources.Read(settings, shell))
            scripts.AddRange(await source.ReadAsync(Stop));
        return scripts.ToValueList();
    }
}
