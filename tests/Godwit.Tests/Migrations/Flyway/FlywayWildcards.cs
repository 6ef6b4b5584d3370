namespace Godwit;

public sealed class FlywayWildcards
{
    [Theory]
    [InlineData("v1", "v1", true)]
    [InlineData("v1", "v2", false)]
    [InlineData("v1", "v1/a", false)]
    [InlineData("v?", "v1", true)]
    [InlineData("v?", "v", false)]
    [InlineData("?", "/", false)]
    [InlineData("*", "v1", true)]
    [InlineData("*", "v1/a", false)]
    [InlineData("*/a", "v1/a", true)]
    [InlineData("*/a", "v1/b/a", false)]
    [InlineData("v*1*", "v21", true)]
    [InlineData("**", "v1", true)]
    [InlineData("**", "v1/a/b", true)]
    [InlineData("**/a", "a", true)]
    [InlineData("**/a", "v1/b/a", true)]
    [InlineData("**/a", "v1/ba", false)]
    [InlineData("v1/**/a", "v1/a", true)]
    [InlineData("v1/**/a?/*", "v1/b/c/a2/d", true)]
    [InlineData("v1/**/a?/*", "v1/b/c/a2/d/e", false)]
    [InlineData("a**c", "ab/bc", true)]
    [InlineData("[a]", "a", false)]
    [InlineData("[a]", "[a]", true)]
    public void A_pattern_means_a_folder_or_not(string pattern, string folder, bool expected) =>
        Assert.Equal(expected, FlywayWildcard.Matches(pattern, folder));
}
