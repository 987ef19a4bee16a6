using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Dispatches;

/// <summary>What follows when a receiver has a paper, however it became known.</summary>
internal static class Acknowledging
{
    /// <summary>Several receivers answer at once: each waits for the paper's row, and none is refused.</summary>
    public static Task HoldPaper(this Db db, Guid paperId, CancellationToken ct) =>
        db.Execute("UPDATE OfficialPapers SET Force = Force WHERE Id = @paperId AND CouncilId = @CouncilId", new { paperId }, ct);

    /// <summary>These dispatches have reached their receivers; with the last of them the paper is acknowledged.</summary>
    public static async Task<Changed> Acknowledge(this Db db, Journal journal, OfficialPaper paper, Guid[] dispatchIds, Guid? unitId, DateOnly receivedOn, string receivedBy, CancellationToken ct)
    {
        await db.Execute("""
            UPDATE PaperDispatches SET Status = 'Acknowledged', AcknowledgedOn = @receivedOn, AcknowledgedBy = @receivedBy, DueAt = NULL, Error = NULL, Version = Version + 1
            WHERE Id IN @dispatchIds AND CouncilId = @CouncilId
            """, new { dispatchIds, receivedOn, receivedBy }, ct);
        journal.Add(new PaperAcknowledged(paper.Id, dispatchIds, unitId, receivedOn, receivedBy));
        var missing = await db.Value<long>("SELECT COUNT(*) FROM PaperDispatches WHERE PaperId = @Id AND CouncilId = @CouncilId AND AcknowledgedOn IS NULL", new { paper.Id }, ct);
        if (missing > 0 || paper.Status is not PaperStatus.Sent) return new Changed(paper.Id, paper.Version);
        journal.Add(paper.Take(PaperStep.Acknowledge));
        await db.Save(paper, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }
}

public sealed record PaperAcknowledged(Guid SubjectId, IReadOnlyList<Guid> DispatchIds, Guid? UnitId, DateOnly ReceivedOn, string ReceivedBy) : IEvent;
