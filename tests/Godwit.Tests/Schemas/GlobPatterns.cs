namespace Godwit;

public sealed class GlobPatterns : IDisposable
{
    static readonly string[] _files =
    [
        "a.sql",
        "b.SQL",
        "B.sql",
        "a/b.sql",
        "a/b/c.sql",
        "a/b/c.txt",
        "a-b/d.sql",
        ".hidden.sql",
        ".git/e.sql",
        "x/10.sql",
        "x/9.sql",
        "x/[y].sql",
    ];

    readonly TestFolder _folder = new();

    public GlobPatterns()
    {
        foreach (var file in _files)
            _folder.Write(file, "SELECT 1;");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.sql", "B.sql a.sql")]
    [InlineData("?.sql", "B.sql a.sql")]
    [InlineData("*/*.sql", "a/b.sql a-b/d.sql x/10.sql x/9.sql x/[y].sql")]
    [InlineData("**/*.sql", "B.sql a/b/c.sql a/b.sql a-b/d.sql a.sql x/10.sql x/9.sql x/[y].sql")]
    [InlineData("a/**", "a/b/c.sql a/b/c.txt a/b.sql")]
    [InlineData("**/b/*", "a/b/c.sql a/b/c.txt")]
    [InlineData("**/**/c.*", "a/b/c.sql a/b/c.txt")]
    [InlineData("a*/*.sql", "a/b.sql a-b/d.sql")]
    [InlineData("./x/../x/1*.sql", "x/10.sql")]
    [InlineData("x/[?].sql", "x/[y].sql")]
    [InlineData(".*.sql", ".hidden.sql")]
    [InlineData(".git/*", ".git/e.sql")]
    [InlineData("none/*.sql", "")]
    [InlineData("a.sql/*", "")]
    public void Files_are_found_in_the_order_of_their_characters(string pattern, string expected)
    {
        var found = new GlobPattern(pattern).Expand(_folder.Path);

        Assert.Equal(expected, string.Join(' ', found.Select(path => Path.GetRelativePath(_folder.Path, path))));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("abc", "*", true)]
    [InlineData("abc", "***", true)]
    [InlineData("abc", "a*c", true)]
    [InlineData("abc", "a*b", false)]
    [InlineData("abcbc", "a*bc", true)]
    [InlineData("aab", "*ab", true)]
    [InlineData("abc", "???", true)]
    [InlineData("abc", "??", false)]
    [InlineData("abc", "abc*", true)]
    [InlineData("abc", "*?*?*?*", true)]
    [InlineData("abc", "*?*?*?*?*", false)]
    [InlineData(".a", "*", false)]
    [InlineData(".a", ".*", true)]
    [InlineData("a.b", "*.b", true)]
    public void A_name_matches_a_segment_or_not(string name, string segment, bool expected) =>
        Assert.Equal(expected, GlobPattern.Matches(name, segment));

    [Fact]
    public void A_link_that_leads_upwards_is_no_circle()
    {
        _folder.Link("a/up", _folder.Path);

        Assert.Single(new GlobPattern("**/c.sql").Expand(_folder.Path));
    }

    [Fact]
    public void An_absolute_pattern_needs_no_folder()
    {
        var found = new GlobPattern(Path.Combine(_folder.Path, "x", "*.sql")).Expand("/");

        Assert.Equal(3, found.Count);
    }
}
