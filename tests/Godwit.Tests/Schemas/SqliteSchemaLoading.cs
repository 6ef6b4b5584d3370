using Microsoft.Data.Sqlite;

namespace Godwit;

/// <summary>Schema sources on SQLite; what only a server shows is tested there.</summary>
public sealed class SqliteSchemaLoading
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("CREATE INDEX i ON t (n); CREATE TABLE t (n);")]
    [InlineData("CREATE VIEW v AS SELECT n FROM t; CREATE TABLE t (n);")]
    [InlineData("CREATE TRIGGER r AFTER INSERT ON t BEGIN SELECT 1; END; CREATE TABLE t (n);")]
    [InlineData("INSERT INTO t VALUES (1); ALTER TABLE t ADD COLUMN m; CREATE TABLE t (n);")]
    [InlineData("BEGIN; CREATE INDEX i ON t (n); COMMIT; BEGIN TRANSACTION; CREATE TABLE t (n); END;")]
    [InlineData(
        "PRAGMA foreign_keys = OFF; CREATE TABLE c (t REFERENCES t (n)); INSERT INTO c VALUES (1); CREATE TABLE t (n);"
    )]
    [InlineData("CREATE TABLE t (n); VACUUM; CREATE INDEX i ON t (n);")]
    public async Task Statements_are_run_in_the_order_that_works(string text) => await LoadAsync(text);

    [Fact]
    public async Task Files_in_reverse_order_are_no_obstacle()
    {
        var chain = Enumerable
            .Range(0, 500)
            .Select(i => i == 0 ? "CREATE TABLE t0 (n);" : $"CREATE TABLE t{i} AS SELECT n FROM t{i - 1};");

        await LoadAsync(string.Join('\n', chain.Reverse()));
    }

    [Fact]
    public async Task A_statement_that_always_fails_is_shown_with_its_place()
    {
        var error = await FailAsync("CREATE TABLE t (n);\nCREATE INDEX i\n  ON missing (n);\nCREATE TABLE u (n);");

        Assert.Equal("GDW0711", error.Code);
        Assert.Equal("schema.sql:2:1", error.Location?.ToString());
        Assert.Contains("no such table: main.missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("2 | CREATE INDEX i", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_syntax_error_is_not_tried_again()
    {
        var error = await FailAsync("CREATE TABLE t (n);\nCREATE TABEL u (n);");

        Assert.Equal("GDW0711", error.Code);
        Assert.Contains("schema.sql:2:1: near \"TABEL\": syntax error", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_two_files_define_is_named_with_both_places()
    {
        var error = await FailAsync(
            new SqlScript("a.sql", "CREATE TABLE t (n);"),
            new SqlScript("b.sql", "CREATE TABLE u (n);\nCREATE TABLE t (m);")
        );

        Assert.Equal("GDW0712", error.Code);
        Assert.StartsWith("b.sql:2:1: table t already exists", error.Message, StringComparison.Ordinal);
        Assert.Contains("a.sql:1:1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_that_would_silently_go_under_is_an_error()
    {
        var error = await FailAsync(
            new SqlScript("a.sql", "CREATE TABLE IF NOT EXISTS t (n);"),
            new SqlScript("b.sql", "CREATE TABLE IF NOT EXISTS t (m);")
        );

        Assert.Equal("GDW0712", error.Code);
        Assert.Contains("a.sql:1:1", error.Message, StringComparison.Ordinal);
        await LoadAsync("CREATE TABLE IF NOT EXISTS t (n); CREATE TABLE IF NOT EXISTS t (n);");
    }

    [Theory]
    [InlineData("")]
    [InlineData("-- nothing yet\n")]
    [InlineData("PRAGMA foreign_keys = ON;")]
    [InlineData("BEGIN; COMMIT;")]
    public async Task An_empty_source_would_drop_everything(string text)
    {
        var error = await FailAsync(text);

        Assert.Equal("GDW0714", error.Code);
        Assert.Contains("this would drop everything", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".read other.sql", "GDW0202")]
    [InlineData("ROLLBACK;", "GDW0204")]
    [InlineData("CREATE TABLE t (n); -- godwit: commit", "GDW0208")]
    [InlineData("-- godwit: rename t to\nCREATE TABLE t (n);", "GDW0207")]
    [InlineData("CREATE TABLE t (n 'x);", "GDW0201")]
    [InlineData("-- +goose Up\nCREATE TABLE t (n);\n-- +goose Down\nDROP TABLE t;", "GDW0208")]
    public async Task What_no_source_may_hold_is_refused(string text, string code)
    {
        await using var scratch = await OpenAsync();
        await using var database = await scratch.CreateAsync(Stop);

        var error = await Assert.ThrowsAsync<InvalidMigrationException>(() =>
            new SchemaLoader(Dialect.Sqlite).LoadAsync(database, [new("schema.sql", text)], Stop)
        );

        Assert.Equal(code, error.Code);
    }

    [Fact]
    public async Task Renames_are_collected_wherever_they_stand()
    {
        var loaded = await LoadAsync(
            """
            -- godwit: rename column users.name to full_name
            CREATE TABLE users (full_name TEXT);
            -- godwit: rename table "Old Name" to orders
            CREATE TABLE orders (n);
            """
        );

        Assert.Equal(
            ["rename column users.name to full_name", "rename table Old Name to orders"],
            loaded.Renames.Select(one => one.ToString())
        );
        Assert.Equal(3, loaded.Renames[1].Location?.Line);
    }

    static async Task<LoadedSchema> LoadAsync(params SqlScript[] scripts)
    {
        await using var scratch = await OpenAsync();
        await using var database = await scratch.CreateAsync(Stop);
        return await new SchemaLoader(Dialect.Sqlite).LoadAsync(database, scripts.ToValueList(), Stop);
    }

    static Task<LoadedSchema> LoadAsync(string text) => LoadAsync(new SqlScript("schema.sql", text));

    static Task<SchemaSourceException> FailAsync(params SqlScript[] scripts) =>
        Assert.ThrowsAsync<SchemaSourceException>(() => LoadAsync(scripts));

    static Task<SchemaSourceException> FailAsync(string text) => FailAsync(new SqlScript("schema.sql", text));

    static Task<SqliteScratchServer> OpenAsync() =>
        SqliteScratchServer.OpenAsync(
            name => SqliteFactory.Instance.CreateDataSource($"Data Source={name};Pooling=False"),
            null,
            Stop
        );
}
