namespace Godwit;

/// <summary>Makes texts: those that conditions name, and those of the forms that columns often have.</summary>
static class SeedTexts
{
    // Conditions on the length of a text seldom ask for more.
    const int LongestRepeated = 512;

    static readonly string[] _usual =
    [
        "a",
        "A",
        "",
        "1",
        "ab",
        "AB",
        "abc",
        "ABC",
        "abcd-efgh",
        "12345",
        "name@example.org",
        "https://example.org/a",
        "+12025550123",
        "2020-01-01",
        "#aabbcc",
        "00000000-0000-4000-8000-000000000001",
        "{}",
        "10.0.0.1",
        "en-US",
        "/a/b",
        "a:b",
    ];

    public static IEnumerable<string> Of(int row, int longest, SeedConstants constants)
    {
        var own = longest >= 6 ? $"text {row + 1}" : $"{(char)('a' + row)}";
        var lengths = constants
            .Numbers.Where(one => one is > 0 and <= LongestRepeated && one == Math.Truncate(one))
            .Select(one => (int)one)
            .ToList();
        var letter = (char)('a' + row);
        return new[] { own }
            .Concat(constants.Texts)
            .Concat(lengths.Select(length => new string(letter, length)))
            .Concat(_usual)
            .Concat(lengths.Select(length => new string('1', length)))
            .Concat(Enumerable.Range(1, 30).Select(i => $"n{i}"))
            .Where(one => one.Length <= longest);
    }
}
