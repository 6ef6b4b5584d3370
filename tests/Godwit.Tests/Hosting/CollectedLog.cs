using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Godwit;

/// <summary>Keeps what is logged under the category <c>Godwit</c>.</summary>
sealed class CollectedLog : ILoggerProvider, ILogger
{
    static readonly CollectedLog Ignored = new();

    readonly ConcurrentQueue<LogEntry> _entries = new();

    public IReadOnlyList<LogEntry> Entries => [.. _entries];

    public IEnumerable<int> Ids => _entries.Select(e => e.Id);

    public ILogger CreateLogger(string categoryName) => categoryName == "Godwit" ? this : Ignored;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    ) => _entries.Enqueue(new(eventId.Id, logLevel, formatter(state, exception), exception));

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose() { }
}

sealed record LogEntry(int Id, LogLevel Level, string Message, Exception? Exception);
