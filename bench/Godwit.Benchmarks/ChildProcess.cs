using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Godwit.Benchmarks;

/// <summary>
/// A program from start to end: wall time, and processor time as the kernel accounts it for ended children.
/// </summary>
static partial class ChildProcess
{
    const int Children = -1; // RUSAGE_CHILDREN of getrusage(2)

    public static async Task<Sample> MeasureAsync(string folder, params string[] command)
    {
        var cpu = CpuMilliseconds();
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start(
            new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!; // Start returns null only with UseShellExecute
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        var elapsed = Stopwatch.GetElapsedTime(started);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"{string.Join(' ', command)} ended with {process.ExitCode}:\n{await output}{await error}"
            );
        }

        return new(elapsed.TotalMilliseconds, CpuMilliseconds() - cpu, 0);
    }

    /// <summary>Processor time of all children that have ended.</summary>
    public static double CpuMilliseconds()
    {
        Span<long> usage = stackalloc long[18]; // struct rusage on 64-bit Linux: two timevals, then 14 counters
        if (GetUsage(Children, usage) != 0)
            throw new InvalidOperationException($"getrusage failed with {Marshal.GetLastPInvokeError()}");
        return ((usage[0] + usage[2]) * 1e3) + ((usage[1] + usage[3]) / 1e3);
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetUsage(int who, Span<long> usage);
}
