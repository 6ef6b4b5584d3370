using System.Globalization;

namespace Godwit;

/// <summary>Makes dates and times: those that conditions name and their neighbours, then any.</summary>
static class SeedTimes
{
    static readonly DateTime _first = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public static IEnumerable<string> Of(int row, SeedConstants constants, string format)
    {
        var written = constants.Texts.Select(Parse).OfType<DateTime>().SelectMany(Around);
        return new[] { _first.AddDays(row) }
            .Concat(written)
            .Concat([_first.AddYears(-40), _first.AddYears(5), _first.AddYears(30)])
            .Select(one => one.ToString(format, CultureInfo.InvariantCulture));
    }

    static DateTime[] Around(DateTime time) =>
        time.Year is > 1 and < 9999 ? [time, time.AddDays(1), time.AddDays(2), time.AddDays(-1)] : [time];

    static DateTime? Parse(string text) =>
        text.Length >= 8
        && DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : null;
}
