using System.Text;

namespace Godwit;

public sealed class SqlFileSources : IDisposable
{
    readonly TestFolder _folder = new();

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("schema.sql", "schema.sql")]
    [InlineData("db", "db/a.sql db/sub/b.sql")]
    [InlineData("db/*.sql", "db/a.sql")]
    [InlineData(".", "db/a.sql db/sub/b.sql schema.sql")]
    public async Task A_file_a_folder_or_a_pattern(string path, string expected)
    {
        _folder.Write("schema.sql", "1");
        _folder.Write("db/a.sql", "2");
        _folder.Write("db/readme.md", "no");
        _folder.Write("db/sub/b.sql", "3");

        var scripts = await Source(path).ReadAsync(Stop);

        Assert.Equal(expected, string.Join(' ', scripts.Select(one => one.Name)));
    }

    [Theory]
    [InlineData("nothing.sql", "GDW0715", "there is no file or folder 'nothing.sql'")]
    [InlineData("no*.sql", "GDW0715", "no file matches 'no*.sql'")]
    [InlineData("empty", "GDW0715", "the folder 'empty' has no .sql file")]
    public async Task What_is_not_there_is_an_error(string path, string code, string words)
    {
        _folder.Write("empty/readme.md", "");

        var error = await Assert.ThrowsAsync<SchemaSourceException>(() => Source(path).ReadAsync(Stop));

        Assert.Equal(code, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> NotText =>
        new()
        {
            { "archive of pg_dump", "PGDMP\u0001\u000e"u8.ToArray() },
            { "SQLite database", "SQLite format 3\0"u8.ToArray() },
            { "not UTF-8: the byte 0xE9 at offset 1", Encoding.Latin1.GetBytes("aé") },
            { "UTF-16", Encoding.Unicode.GetPreamble() },
            { "NUL character at byte offset 1", "a\0"u8.ToArray() },
        };

    [Theory]
    [MemberData(nameof(NotText))]
    public async Task What_is_not_text_is_an_error(string words, byte[] bytes)
    {
        _folder.Write("a.sql", bytes);

        var error = await Assert.ThrowsAsync<SchemaSourceException>(() => Source("a.sql").ReadAsync(Stop));

        Assert.Equal("GDW0716", error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_byte_order_mark_is_no_text()
    {
        _folder.Write("a.sql", [.. Encoding.UTF8.Preamble, .. "SELECT 1"u8]);

        Assert.Equal("SELECT 1", Assert.Single(await Source("a.sql").ReadAsync(Stop)).Text);
    }

    SqlFileSource Source(string path) => new(path, _folder.Path, full => Path.GetRelativePath(_folder.Path, full));
}
