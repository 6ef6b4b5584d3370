using System.Buffers;
using System.Globalization;
using System.Text;

namespace Godwit.Cli;

/// <summary>
/// Durations as people write them: <c>500ms</c>, <c>3s</c>, <c>1m30s</c>, <c>2h</c>, <c>1.5s</c>, <c>0</c>.
/// </summary>
static class Duration
{
    // Longer than any run, shorter than what the servers' timeout settings hold (32 bits of milliseconds).
    static readonly TimeSpan Longest = TimeSpan.FromDays(24);

    static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789.");

    /// <summary>Absent when the text is not a duration of 0 to 24 days.</summary>
    public static TimeSpan? TryParse(string text)
    {
        var rest = text.AsSpan().Trim();
        if (rest is "0")
            return TimeSpan.Zero;
        if (rest.IsEmpty)
            return null;
        var total = TimeSpan.Zero;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExcept(NumberCharacters);
            if (digits is < 1 or > 12 || UnitAt(rest[digits..]) is not var (name, unit))
                return null;
            if (
                !double.TryParse(
                    rest[..digits],
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var n
                )
            )
                return null;
            if (n * unit.TotalSeconds > Longest.TotalSeconds)
                return null;
            total += unit * n;
            rest = rest[(digits + name.Length)..];
        }
        return total <= Longest ? total : null;
    }

    static (string Name, TimeSpan Unit)? UnitAt(ReadOnlySpan<char> text) =>
        text.StartsWith("ms") ? ("ms", TimeSpan.FromMilliseconds(1))
        : text.StartsWith("s") ? ("s", TimeSpan.FromSeconds(1))
        : text.StartsWith("m") ? ("m", TimeSpan.FromMinutes(1))
        : text.StartsWith("h") ? ("h", TimeSpan.FromHours(1))
        : null;

    /// <summary>For people: <c>12 ms</c>, <c>3.4 s</c>, <c>2m05s</c>, <c>1h02m</c>.</summary>
    public static string Describe(TimeSpan duration)
    {
        var text = new StringBuilder();
        var culture = CultureInfo.InvariantCulture;
        if (duration < TimeSpan.FromSeconds(1))
            return text.Append(culture, $"{Math.Round(duration.TotalMilliseconds):0} ms").ToString();
        if (duration < TimeSpan.FromMinutes(1))
            return text.Append(culture, $"{Math.Floor(duration.TotalSeconds * 10) / 10:0.0} s").ToString();
        if (duration < TimeSpan.FromHours(1))
            return text.Append(culture, $"{duration.Minutes}m{duration.Seconds:00}s").ToString();
        return text.Append(culture, $"{(int)duration.TotalHours}h{duration.Minutes:00}m").ToString();
    }
}
