using System.Diagnostics;

namespace Godwit;

/// <summary>Waits for a condition, looking often: tests never sleep for a guessed time.</summary>
static class Wait
{
    static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(5);

    /// <summary>
    /// Returns when <paramref name="condition"/> holds; fails the test after <paramref name="limit"/> (30 s).
    /// </summary>
    public static async Task UntilAsync(Func<Task<bool>> condition, string what, TimeSpan? limit = null)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            var most = limit ?? TimeSpan.FromSeconds(30);
            Assert.True(watch.Elapsed < most, $"Waited {most.TotalSeconds:0} s in vain until {what}.");
            await Task.Delay(_pause, TestContext.Current.CancellationToken);
        }
    }

    public static Task UntilAsync(Func<bool> condition, string what, TimeSpan? limit = null) =>
        UntilAsync(() => Task.FromResult(condition()), what, limit);
}
