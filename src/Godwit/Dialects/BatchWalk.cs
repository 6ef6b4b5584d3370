namespace Godwit;

/// <summary>The walk of a batched step over its table.</summary>
abstract class BatchWalk
{
    /// <summary>Where the next window begins; the engine's own notation.</summary>
    public abstract string Next { get; }

    /// <summary>The bound that was frozen when the step first started; the engine's own notation.</summary>
    public abstract string End { get; }

    /// <summary>True when no window is left.</summary>
    public abstract bool IsFinished { get; }

    /// <summary>Share of the walk that is done, 0 to 1; absent where it cannot be known.</summary>
    public abstract double? Fraction { get; }

    /// <summary>Units (pages, rows) of the first window, before any time has been measured.</summary>
    public abstract long FirstSize { get; }

    /// <summary>The next window of about so many units.</summary>
    public abstract Task<BatchWindow> NextWindowAsync(long size, CancellationToken cancellationToken);

    /// <summary>Moves behind a window that was committed.</summary>
    public abstract void Advance(BatchWindow window);
}

/// <summary>One window: from the first bound, included, to the second, excluded; the engine's own notation.</summary>
sealed record BatchWindow(string From, string To);
