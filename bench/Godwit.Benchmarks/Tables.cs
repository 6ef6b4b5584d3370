using System.Globalization;
using System.Text;

namespace Godwit.Benchmarks;

/// <summary>The results as Markdown.</summary>
static class Tables
{
    public static string Times(string title, IReadOnlyList<Series> series, bool hasBytes)
    {
        var text = new StringBuilder(Invariant($"### {title}\n\n{series[0].Count} rounds.\n\n"));
        text.Append("| tool | median ms | min ms | x | quartiles of x | CPU ms | CPU x | quartiles of CPU x |");
        text.Append(hasBytes ? " allocated KB |\n" : "\n");
        text.Append("|---|--:|--:|--:|--:|--:|--:|--:|").Append(hasBytes ? "--:|\n" : "\n");
        foreach (var one in series)
        {
            var (wall, lower, upper) = one.Ratio(series[0], sample => sample.Milliseconds);
            var (cpu, cpuLower, cpuUpper) = one.Ratio(series[0], sample => sample.CpuMilliseconds);
            text.Append(Invariant($"| {one.Name} | {one.Median(sample => sample.Milliseconds):F1} "));
            text.Append(Invariant($"| {one.Minimum(sample => sample.Milliseconds):F1} "));
            text.Append(Invariant($"| {wall:F2} | {lower:F2}–{upper:F2} "));
            text.Append(Invariant($"| {one.Median(sample => sample.CpuMilliseconds):F1} | {cpu:F2} "));
            text.Append(Invariant($"| {cpuLower:F2}–{cpuUpper:F2} |"));
            if (hasBytes)
                text.Append(Invariant($" {one.Median(sample => sample.Bytes) / 1000:F0} |"));
            text.Append('\n');
        }

        return text.ToString();
    }

    public static string Costs(string title, IReadOnlyList<(string Name, ServerCost Cost)> rows)
    {
        var text = new StringBuilder(
            $"### {title}\n\n| tool | statements | commits | connections | round trips |\n|---|--:|--:|--:|--:|\n"
        );
        foreach (var (name, cost) in rows)
        {
            text.Append(
                Invariant($"| {name} | {cost.Statements} | {cost.Commits} | {cost.Connections} | {cost.RoundTrips} |\n")
            );
        }

        return text.ToString();
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
