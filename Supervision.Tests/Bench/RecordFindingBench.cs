namespace Supervision.Tests.Bench;

/// <summary>Recording findings over HTTP at 1, 4 and 16 connections; afterwards the file holds exactly what was acknowledged.</summary>
internal sealed class RecordFindingBench : IBench
{
    public string Name => "record";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create();
        var ourFile = council.CopyDatabase("ours");
        var bareFile = council.CopyDatabase("bare");
        await using var ours = await ServerProcess.StartProduct(Path.Combine(council.Folder, "data"), demo: false, ourFile);
        await using var bare = await ServerProcess.StartBare(council.Folder, bareFile);

        var token = BenchCouncil.Token(ours);
        BareServer.Give(bareFile, council.Person, token);
        var ourLoad = new RecordFindingLoad(council, token);
        var bareLoad = new RecordFindingLoad(council, token);
        var figures = Comparison.Run("record a finding", (ours, ourLoad), (bare, bareLoad),
            connections => connections == 16 ? new LoadGoals(1000, 50, 500) : new LoadGoals());

        var (missing, rows) = ourLoad.Compare(ourFile);
        if (bareLoad.Compare(bareFile) != (0, bareLoad.Acknowledged)) throw new BenchFailedException("The bare server lost what it acknowledged.");
        return
        [
            .. figures,
            new("record a finding, acknowledged and not in the file", missing, "of " + ourLoad.Acknowledged) { Goal = Goal.Most(0) },
            new("record a finding, in the file and not acknowledged", rows - (ourLoad.Acknowledged - missing), "of " + rows) { Goal = Goal.Most(0) },
            new("memory after recording (resident)", ours.Memory, "MiB"),
        ];
    }
}
