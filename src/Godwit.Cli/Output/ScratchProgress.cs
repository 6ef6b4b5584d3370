namespace Godwit.Cli;

/// <summary>Says what a command is doing that takes longer than half a second.</summary>
sealed class ScratchProgress : IAsyncDisposable
{
    static readonly TimeSpan _patience = TimeSpan.FromMilliseconds(500);

    readonly Report _report;
    readonly ITimer _timer;
    string _phrase = "";
    int _shown;

    public ScratchProgress(Report report, TimeProvider clock)
    {
        _report = report;
        _timer = clock.CreateTimer(_ => Show(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Something begins.</summary>
    public void Say(string phrase)
    {
        _report.Detail(phrase);
        _phrase = phrase;
        _timer.Change(_patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>What is said from here on is the result.</summary>
    public void Stop()
    {
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (Interlocked.Exchange(ref _shown, 0) == 1)
            _report.ErrorTerminal?.Write(new Spectre.Console.ControlCode("\r\e[2K"));
    }

    public ValueTask DisposeAsync()
    {
        Stop();
        return _timer.DisposeAsync();
    }

    void Show()
    {
        if (_report.ErrorTerminal is not { } terminal)
            return;
        Interlocked.Exchange(ref _shown, 1);
        terminal.Write(new Spectre.Console.ControlCode("\r\e[2K"));
        terminal.Write(new Spectre.Console.Text($"{_phrase} …"));
    }
}
