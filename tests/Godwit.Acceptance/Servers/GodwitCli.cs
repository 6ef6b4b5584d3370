using System.Diagnostics;

namespace Godwit;

/// <summary>The command `godwit` in a process of its own, which a test may kill.</summary>
sealed class GodwitCli : IAsyncDisposable
{
    readonly Process _process;
    readonly Task<string> _output;
    readonly Task<string> _error;

    GodwitCli(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Its file. GODWIT_TEST_CLI names another build of it, such as the native binary.</summary>
    public static string Program
    {
        get
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            var built = Path.Combine("artifacts", "bin", "Godwit.Cli", configuration, "Godwit.Cli");
            return Environment.GetEnvironmentVariable("GODWIT_TEST_CLI") ?? Path.Combine(RepositoryFolder.Root, built);
        }
    }

    /// <summary>Starts it in <paramref name="folder"/>, where it finds its godwit.json if there is one.</summary>
    public static GodwitCli Start(string folder, params string[] arguments) => Start(folder, [], arguments);

    static GodwitCli Start(string folder, IEnumerable<(string Name, string Value)> variables, string[] arguments)
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["CI"] = "true";
        start.Environment["DOTNET_TieredPGO"] = "0"; // a short run pays for it and never earns it back
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!; // Start returns null only with UseShellExecute
        process.StandardInput.Close();
        return new(process);
    }

    /// <summary>Runs it to its end.</summary>
    public static Task<Command.Outcome> RunAsync(string folder, params string[] arguments) =>
        RunAsync(folder, [], arguments);

    /// <summary>Runs it to its end, with more in its environment.</summary>
    public static async Task<Command.Outcome> RunAsync(
        string folder,
        IEnumerable<(string Name, string Value)> variables,
        string[] arguments
    )
    {
        await using var cli = Start(folder, variables, arguments);
        return await cli.EndAsync();
    }

    /// <summary>Waits for the end; the test fails after <paramref name="limit"/> (2 minutes).</summary>
    public async Task<Command.Outcome> EndAsync(TimeSpan? limit = null)
    {
        using var ended = new CancellationTokenSource(limit ?? TimeSpan.FromMinutes(2));
        await _process.WaitForExitAsync(ended.Token);
        return new(_process.ExitCode, await _output, await _error);
    }

    /// <summary>SIGKILL: no handler runs, the connection is closed by the kernel.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Sends a signal by its name, such as INT or TERM.</summary>
    public Task SignalAsync(string name) =>
        Command.RequireAsync(
            "kill",
            "-s",
            name,
            _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)
        );

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }

        _process.Dispose();
    }
}
