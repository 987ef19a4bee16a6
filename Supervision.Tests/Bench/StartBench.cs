namespace Supervision.Tests.Bench;

/// <summary>From the start of the built program to its first answer, and the memory that it then holds, with the engine of jobs.</summary>
internal sealed class StartBench : IBench
{
    private const int Times = 5;

    public string Name => "start";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var root = Directory.CreateTempSubdirectory("supervision-start-").FullName;
        try
        {
            var (empty, _) = await Measure(i => Path.Combine(root, $"{i}"), TimeSpan.Zero);
            var loaded = Path.Combine(root, "loaded");
            await using (var server = await ServerProcess.StartProduct(loaded, demo: true))
                await server.WaitFor("Tài khoản minh họa", TimeSpan.FromMinutes(2));
            var (existing, memory) = await Measure(_ => loaded, TimeSpan.FromSeconds(2));
            return
            [
                new("start to first answer, empty database", empty.Median, "ms") { Goal = Goal.Most(2000) },
                new("start to first answer, empty database, worst of 5", empty.Max, "ms") { Goal = Goal.Most(2000) },
                new("start to first answer, demonstration loaded before", existing.Median, "ms") { Goal = Goal.Most(2000) },
                new("memory after start (resident)", memory, "MiB") { Goal = Goal.Most(200) },
            ];
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task<(Latencies Start, double Memory)> Measure(Func<int, string> folder, TimeSpan rest)
    {
        var took = new List<double>();
        var memory = 0.0;
        for (var i = 0; i < Times; i++)
        {
            await using var server = await ServerProcess.StartProduct(folder(i), demo: true, jobs: true);
            took.Add(server.FirstAnswer.TotalMilliseconds);
            await Task.Delay(rest);
            memory = Math.Max(memory, server.Memory);
        }
        return (new Latencies(took), memory);
    }
}
