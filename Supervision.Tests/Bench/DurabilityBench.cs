namespace Supervision.Tests.Bench;

/// <summary>Kills the server in the middle of sixteen writers; what it acknowledged is in the file, whole and with its journal.</summary>
internal sealed class DurabilityBench : IBench
{
    public string Name => "durability";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        var (acknowledged, missing) = await KillUnderLoad(TimeSpan.FromSeconds(4));
        return
        [
            new("killed under 16 writers, acknowledged before", acknowledged, "findings") { Goal = Goal.Least(100) },
            new("killed under 16 writers, acknowledged and lost", missing, "findings") { Goal = Goal.Most(0) },
        ];
    }

    /// <summary>How many findings were acknowledged until the server was killed after the given time, and how many of them are lost.</summary>
    public static async Task<(int Acknowledged, int Missing)> KillUnderLoad(TimeSpan after)
    {
        await using var council = await BenchCouncil.Create();
        var file = council.CopyDatabase("killed");
        RecordFindingLoad load;
        await using (var server = await ServerProcess.StartProduct(Path.Combine(council.Folder, "data"), demo: false, file))
        {
            load = new RecordFindingLoad(council, BenchCouncil.Token(server));
            var killing = Task.Run(async () =>
            {
                await Task.Delay(after);
                server.Kill();
            });
            var result = Load.Run(server.Port, 16, after + TimeSpan.FromSeconds(30), load, mayEnd: true);
            await killing;
            if (result.Errors > 0) throw new BenchFailedException($"{result.Errors} wrong answers, first: {result.FirstError}");
        }
        return (load.Acknowledged, load.Compare(file).Missing);
    }
}
