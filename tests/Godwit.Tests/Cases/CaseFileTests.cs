namespace Godwit;

public class CaseFileTests
{
    const string Text = """
        -- A column gets a name
        -- that says more.
        -- version: >= 15
        -- version: < 18
        -- plain
        -- rename: column public.users.name to full_name
        -- backfill: public.users.email='a=b'
        -- before
        CREATE TABLE users (name text);
        -- after
        CREATE TABLE users (full_name text);
        -- plan
        -- hazard: rename-column: readers
        ALTER TABLE users RENAME name TO full_name;
        """;

    [Fact]
    public void The_parts_of_a_case_are_found()
    {
        var file = CaseFile.Parse("x.sql", Text);

        Assert.Equal("A column gets a name that says more.", file.Summary);
        Assert.Equal("CREATE TABLE users (name text);", file.Before);
        Assert.Equal("CREATE TABLE users (full_name text);", file.After);
        Assert.StartsWith("-- hazard: rename-column: readers\nALTER", file.Plan.ReplaceLineEndings("\n"));
        Assert.True(file.IsPlain);
        Assert.Equal([new CaseRename("column", "public.users.name", "full_name")], file.Renames);
        Assert.Equal("'a=b'", file.Backfills["public.users.email"]);
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    [InlineData(17, true)]
    [InlineData(18, false)]
    public void A_case_is_for_some_versions(int version, bool isFor) =>
        Assert.Equal(isFor, CaseFile.Parse("x.sql", Text).IsFor(version, 4));

    [Theory]
    [InlineData("-- before", "x.sql: a line `-- before` is missing.")]
    [InlineData("-- after", "x.sql: a line `-- after` is missing.")]
    [InlineData("-- plan", "x.sql: a line `-- plan` is missing.")]
    public void A_section_that_is_missing_is_named(string mark, string message) =>
        Assert.Equal(
            message,
            Assert
                .Throws<FormatException>(() =>
                    CaseFile.Parse(
                        "x.sql",
                        Text.ReplaceLineEndings("\n").Replace(mark + "\n", "", StringComparison.Ordinal)
                    )
                )
                .Message
        );
}
