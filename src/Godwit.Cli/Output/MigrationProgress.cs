using Spectre.Console;

namespace Godwit.Cli;

/// <summary>Tells what a run does: one live line where people watch, lines of text elsewhere.</summary>
sealed class MigrationProgress : IAsyncDisposable
{
    static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(150);
    static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(100);

    // Long backfills say now and then how far they are; every window would be too much for a log.
    static readonly TimeSpan BatchInterval = TimeSpan.FromSeconds(10);

    readonly Report _report;
    readonly TimeProvider _clock;
    readonly List<AppliedMigration> _applied;
    readonly CancellationTokenSource _end = new();
    readonly IAnsiConsole? _terminal;
    volatile ProgressState _state;
    Task? _line;
    long _lastBatch;

    /// <param name="report">Where to.</param>
    /// <param name="clock">For what is elapsed.</param>
    /// <param name="applied">Filled with what is applied, as it happens; absent where nobody asks.</param>
    public MigrationProgress(Report report, TimeProvider clock, List<AppliedMigration>? applied = null)
    {
        (_report, _clock, _applied) = (report, clock, applied ?? []);
        _terminal = report.ErrorTerminal;
        _state = new ProgressState(clock.GetTimestamp());
        _lastBatch = clock.GetTimestamp();
    }

    /// <summary>How long the run has waited for the migration lock.</summary>
    public TimeSpan Waited { get; set; }

    /// <summary>Called from the thread that migrates.</summary>
    public void OnEvent(MigrationEvent occurred)
    {
        _state = _state.After(occurred, _clock.GetTimestamp());
        Waited = occurred switch
        {
            MigrationEvent.WaitingForLock waiting => waiting.Waited,
            MigrationEvent.LockAcquired acquired => acquired.Waited,
            _ => Waited,
        };
        if (_terminal is not null)
            _line ??= Task.Run(() => ShowLineAsync(_terminal));
        switch (occurred)
        {
            case MigrationEvent.MigrationCompleted(var migration, var duration):
                _applied.Add(new(migration, duration));
                Tell($"applied {migration} ({Duration.Describe(duration)})", isResult: true);
                break;
            case MigrationEvent.BatchCompleted when _terminal is null:
                TellBatches();
                break;
            default:
                if (ProgressText.LineOf(occurred, isLineLive: _terminal is not null) is { } text)
                    Tell(text, isResult: false);
                break;
        }
    }

    void TellBatches()
    {
        if (_clock.GetElapsedTime(_lastBatch) < BatchInterval)
            return;
        _lastBatch = _clock.GetTimestamp();
        _report.Note(ProgressText.Describe(_state, _clock));
    }

    void Tell(string text, bool isResult)
    {
        // The live line is redrawn below what its own console writes, so on one screen everything goes through it.
        if (_terminal is not null && (!isResult || _report.OutTerminal is not null))
            _terminal.WriteLine(SecretText.Redact(text));
        else if (isResult)
            _report.Result(text);
        else
            _report.Note(text);
    }

    async Task ShowLineAsync(IAnsiConsole terminal)
    {
        // What is over at once needs no line.
        if (await HasEndedAsync(FirstLook))
            return;
        await terminal
            .Status()
            .Spinner(Spinner.Known.Line)
            .StartAsync(
                Line(),
                async context =>
                {
                    while (!await HasEndedAsync(Tick))
                        context.Status(Line());
                }
            );
    }

    string Line() => Markup.Escape(SecretText.Redact(ProgressText.Describe(_state, _clock)));

    async Task<bool> HasEndedAsync(TimeSpan within)
    {
        await Task.Delay(within, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return _end.IsCancellationRequested;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        if (_line is not null)
            await _line;
        _end.Dispose();
    }
}
