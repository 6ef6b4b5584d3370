using System.Globalization;

namespace Godwit;

/// <summary>The version of a new file, in the style of the folder.</summary>
static class FlywayNextVersion
{
    // Lengths of timestamps that folders use: to the minute, the second, the millisecond.
    static readonly (int Digits, string Format)[] _timestamps =
    [
        (12, "yyyyMMddHHmm"),
        (14, "yyyyMMddHHmmss"),
        (17, "yyyyMMddHHmmssfff"),
    ];

    /// <summary>
    /// Behind the newest version: a timestamp where that is one, else its last number plus one, with its leading zeros
    /// and separators. 1 for an empty folder.
    /// </summary>
    public static string After(ValueList<FlywayMigration> files, DateTimeOffset now)
    {
        var newest = files.Where(f => f.Kind != FlywayFileKind.Undo && f.Version is not null).MaxBy(f => f.Version);
        if (newest?.Version is not { } version)
            return "1";
        var written = version.Written;
        if (_timestamps.FirstOrDefault(t => t.Digits == written.Length) is { Format: { } format } && IsTime(written))
        {
            var next = now.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
            return string.CompareOrdinal(next, written) > 0 ? next : Incremented(written);
        }
        return Incremented(written);
    }

    static bool IsTime(string text) =>
        text.All(char.IsAsciiDigit)
        && DateTime.TryParseExact(text[..12], "yyyyMMddHHmm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    static string Incremented(string written)
    {
        var start = written.AsSpan().LastIndexOfAny('.', '_') + 1;
        return written[..start] + MigrationVersion.Parse(written[start..]).Next().Text;
    }
}
