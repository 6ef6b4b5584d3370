namespace Godwit.Benchmarks;

/// <summary>Runs contenders in turn, round by round, so that a slow moment of the machine meets them all.</summary>
static class Rounds
{
    /// <summary>
    /// Measures each contender once a round, after <paramref name="warmUps"/> rounds that do not count.
    /// </summary>
    public static async Task<IReadOnlyList<Series>> RunAsync(
        IReadOnlyList<string> contenders,
        int rounds,
        int warmUps,
        Func<int, Task<Sample>> measure
    )
    {
        var series = contenders.Select(name => new Series(name)).ToList();
        for (var round = -warmUps; round < rounds; round++)
        {
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                // Who goes first changes, for whoever follows a heavy one pays for its leftovers.
                var index = (turn + round + warmUps) % contenders.Count;
                var sample = await measure(index);
                if (round >= 0)
                    series[index].Add(sample);
            }

            await Console.Error.WriteAsync('.');
        }

        await Console.Error.WriteLineAsync();
        return series;
    }
}
