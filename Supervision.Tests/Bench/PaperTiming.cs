using System.Diagnostics;

namespace Supervision.Tests.Bench;

/// <summary>How long something takes, and how much memory it asks for.</summary>
internal static class PaperTiming
{
    /// <summary>Median milliseconds of some runs after one that warms up.</summary>
    public static double Median(int times, Action work)
    {
        work();
        return new Latencies(Enumerable.Range(0, times).Select(_ =>
        {
            var started = Stopwatch.GetTimestamp();
            work();
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        })).Median;
    }

    /// <summary>MiB that one run allocates on its thread.</summary>
    public static double Allocated(Action work)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / 1024.0 / 1024.0;
    }
}
