using System.Globalization;
using System.Numerics;
using CsCheck;

namespace Godwit;

public class MigrationVersionTests
{
    [Theory]
    [InlineData("1", "2", -1)]
    [InlineData("9", "10", -1)]
    [InlineData("0001", "1", 0)]
    [InlineData("0", "000", 0)]
    [InlineData("0", "1", -1)]
    [InlineData("20261123144500", "3", 1)]
    [InlineData("100000000000000000000", "99999999999999999999", 1)]
    // diesel: the counter comes after the timestamp, and none before 0000.
    [InlineData("20260527120000", "20260527120000-0000", -1)]
    [InlineData("20260527120000-0000", "20260527120000-0001", -1)]
    [InlineData("20260527120000-9999", "20260527120001", -1)]
    [InlineData("20260527120000-0000", "20260527120000-0000", 0)]
    [InlineData("20251119091444-0000", "20260120162913", -1)]
    public void Versions_compare_as_numbers(string left, string right, int expected)
    {
        var (a, b) = (MigrationVersion.Parse(left), MigrationVersion.Parse(right));
        Assert.Equal(expected, Math.Sign(a.CompareTo(b)));
        Assert.Equal(-expected, Math.Sign(b.CompareTo(a)));
        Assert.Equal(expected == 0, a == b);
        Assert.Equal(expected < 0, a < b);
        Assert.Equal(expected <= 0, a <= b);
        if (expected == 0)
            Assert.Equal(a.GetHashCode(), b.GetHashCode());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1a")]
    [InlineData("+1")]
    [InlineData("1.0")]
    [InlineData("١")]
    [InlineData("2026-0527120000")]
    [InlineData("20260527120000-")]
    [InlineData("20260527120000-000a")]
    [InlineData("1-0000")]
    public void Anything_else_is_not_a_version(string text)
    {
        Assert.Null(MigrationVersion.TryParse(text));
        Assert.Contains(
            text,
            Assert.Throws<FormatException>(() => MigrationVersion.Parse(text)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Comparing_agrees_with_big_integers() =>
        Gen.Select(Gen.String["0123456789"], Gen.String["0123456789"])
            .Where(pair => pair.Item1.Length > 0 && pair.Item2.Length > 0)
            .Sample(pair =>
                Math.Sign(MigrationVersion.Parse(pair.Item1).CompareTo(MigrationVersion.Parse(pair.Item2)))
                == Math.Sign(Number(pair.Item1).CompareTo(Number(pair.Item2)))
            );

    static BigInteger Number(string digits) => BigInteger.Parse(digits, CultureInfo.InvariantCulture);
}
