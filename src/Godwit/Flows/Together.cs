namespace Godwit;

/// <summary>Two things at once, each on a database of its own.</summary>
static class Together
{
    /// <summary>
    /// Both results. Where one fails the other is waited for: it may be using what is about to be dropped.
    /// </summary>
    public static async Task<(TFirst, TSecond)> RunAsync<TFirst, TSecond>(Task<TFirst> first, Task<TSecond> second)
        where TFirst : class
        where TSecond : class
    {
        await Task.WhenAll(first, second).ConfigureAwait(false);
        return (await first.ConfigureAwait(false), await second.ConfigureAwait(false));
    }
}
