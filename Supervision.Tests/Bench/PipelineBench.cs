using System.Diagnostics;

namespace Supervision.Tests.Bench;

/// <summary>One finding after another through the container, without HTTP: what the house itself costs. Allocations do not depend on what else the machine does.</summary>
internal sealed class PipelineBench : IBench
{
    private const int Times = 2000;

    public string Name => "pipeline";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create();
        var world = council.World;
        var finding = council.Finding;
        for (var i = 0; i < Times; i++) await world.Send(world.Office, finding);

        var took = new List<double>(Times);
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await world.Send(world.Office, finding);
            took.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds * 1000);
        }
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        var latencies = new Latencies(took);
        return
        [
            new("record a finding in process, median", latencies.Median, "µs"),
            new("record a finding in process, p99", latencies.Percentile(99), "µs"),
            new("record a finding in process, allocated", allocated / 1024.0 / Times, "KiB"),
        ];
    }
}
