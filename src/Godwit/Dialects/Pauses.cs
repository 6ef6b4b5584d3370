namespace Godwit;

/// <summary>Growing pauses with jitter, so that many waiting processes do not ask in step.</summary>
/// <param name="first">The first pause, before jitter.</param>
/// <param name="longest">No pause grows beyond it, before jitter.</param>
sealed class Pauses(TimeSpan first, TimeSpan longest)
{
    TimeSpan _next = first;

    /// <summary>The next pause: 50% to 100% of the step, and the step doubles.</summary>
    public TimeSpan Next()
    {
        var pause = _next * (0.5 + Random.Shared.NextDouble() / 2);
        _next = _next * 2 < longest ? _next * 2 : longest;
        return pause;
    }
}
