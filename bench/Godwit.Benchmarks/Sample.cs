using System.Diagnostics;

namespace Godwit.Benchmarks;

/// <summary>One run: how long it took, processor time of the client, bytes allocated by it.</summary>
readonly record struct Sample(double Milliseconds, double CpuMilliseconds, long Bytes)
{
    /// <summary>Measures work in this process, and in the processes that it starts and waits for.</summary>
    public static async Task<Sample> TakeAsync(Func<Task> work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var cpu = UsedCpuMilliseconds();
        var started = Stopwatch.GetTimestamp();
        await work();
        var elapsed = Stopwatch.GetElapsedTime(started);
        return new(
            elapsed.TotalMilliseconds,
            UsedCpuMilliseconds() - cpu,
            GC.GetTotalAllocatedBytes(precise: true) - bytes
        );
    }

    static double UsedCpuMilliseconds() =>
        Environment.CpuUsage.TotalTime.TotalMilliseconds + ChildProcess.CpuMilliseconds();
}
