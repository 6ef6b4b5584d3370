using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Godwit;

/// <summary>The sample application in a process of its own, on a port that the system chooses.</summary>
sealed class StorefrontProcess : IAsyncDisposable
{
    static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    readonly Process _process;
    readonly StringBuilder _output = new();
    readonly TaskCompletionSource<Uri?> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    readonly Task _read;

    StorefrontProcess(Process process)
    {
        _process = process;
        _read = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Both outputs so far.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    /// <param name="contentRoot">The current folder of the process.</param>
    /// <param name="databaseUrl">DATABASE_URL; absent: not set.</param>
    /// <param name="url">What to listen on.</param>
    public static StorefrontProcess Start(
        string contentRoot,
        string? databaseUrl = null,
        string url = "http://127.0.0.1:0"
    )
    {
        var start = new ProcessStartInfo(Program(), ["--urls", url])
        {
            WorkingDirectory = contentRoot,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DATABASE_URL");
        if (databaseUrl is not null)
            start.Environment["DATABASE_URL"] = databaseUrl;
        return new(Process.Start(start)!); // Start returns null only with UseShellExecute
    }

    /// <summary>A client of the shop, once it listens; the test fails when the process ends instead.</summary>
    public async Task<HttpClient> ListeningAsync()
    {
        var ended = _read.ContinueWith(_ => _listening.TrySetResult(null), TaskScheduler.Default);
        var address = await _listening.Task.WaitAsync(_limit);
        Assert.True(address is not null, $"The shop ended before it listened:\n{Output}");
        return new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    /// <summary>Waits until the output contains a text.</summary>
    public async Task WritesAsync(string text)
    {
        var watch = Stopwatch.StartNew();
        while (!Output.Contains(text, StringComparison.Ordinal))
        {
            Assert.True(watch.Elapsed < _limit && !_process.HasExited, $"'{text}' was not written:\n{Output}");
            await Task.Delay(10);
        }
    }

    /// <summary>The exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(_limit);
        await _process.WaitForExitAsync(limit.Token);
        await _read;
        return _process.ExitCode;
    }

    public async Task TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    async Task ReadAsync(StreamReader reader)
    {
        const string listening = "Now listening on: ";
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (_output)
                _output.AppendLine(CultureInfo.InvariantCulture, $"{line}");
            var at = line.IndexOf(listening, StringComparison.Ordinal);
            if (at >= 0)
                _listening.TrySetResult(new(line[(at + listening.Length)..]));
        }
    }

    static string Program()
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(RepositoryFolder.Root, "artifacts", "bin", "Storefront", configuration, "Storefront");
    }
}
