using System.Diagnostics;
using Supervision.Core.Chasing;
using Supervision.Core.Letters.Batches;

namespace Supervision.Tests.Bench;

/// <summary>A thousand drafted urging letters issued by one order: numbered, frozen, registered and told of in the journal, a few in a transaction.</summary>
internal sealed class LetterBatchBench : IBench
{
    private const int Letters = 1000;

    public string Name => "letters";

    public async Task<IReadOnlyList<Figure>> Run()
    {
        await using var council = await BenchCouncil.Create();
        var world = council.World;
        world.Clock.Set(new DateOnly(2026, 6, 16), new TimeOnly(6, 30));
        // An odd number of units: each has a task that is late and one that is not.
        await LedgerFiller.Fill(world, 0, (Letters + 1) * 2, (Letters + 1) * 2, units: Letters + 1);
        await world.Run(new ChaseJob());
        world.Clock.Set(new DateOnly(2026, 6, 22), new TimeOnly(6, 30));
        await world.Run(new ChaseJob());
        var batch = await world.Send(world.Clerk, new StartLetterBatch
        {
            AllDrafts = true,
            FirstNumber = 1,
            Symbol = "HĐND-VP",
            IssuedOn = new DateOnly(2026, 6, 22),
            AuthorityLines = ["TL. Thường trực Hội đồng nhân dân", "Chánh Văn phòng"],
            SignerName = "Nguyễn Văn Minh Họa",
            IsHandSigned = true,
            SignedOn = new DateOnly(2026, 6, 22),
            Recipients = ["Như trên", "Lưu: VT"],
        });
        GC.Collect();
        var started = Stopwatch.GetTimestamp();
        await world.Run(new IssueLetterBatches());
        var took = Stopwatch.GetElapsedTime(started);
        var view = await world.Send(world.Clerk, new LetterBatchDetails(batch.Id));
        if (view.Issued != Letters || view.EndedAt is null) throw new BenchFailedException($"{view.Issued} of {view.LetterCount} letters were issued, {view.Failed} failed.");
        return
        [
            new Figure($"{Letters:N0} urging letters issued by one order, with their files", took.TotalSeconds, "s") { Goal = Goal.Most(8) },
            new Figure("urging letters, one of them", took.TotalMilliseconds / Letters, "ms"),
        ];
    }
}
