using Supervision.Core.Conclusions;
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
        if (paper.Kind is PaperKind.DelegationReport && dispatchIds.Length == 1) await db.ReportReceived(journal, paper, receivedOn, ct);
        return new Changed(paper.Id, paper.Version + 1);
    }

    // A delegation's report that was sent to one receiver was sent to the body that founded the delegation: who has the paper has the report, from which its time limit runs.
    private static async Task ReportReceived(this Db db, Journal journal, OfficialPaper paper, DateOnly receivedOn, CancellationToken ct)
    {
        if (await db.Value<long>("SELECT COUNT(*) FROM PaperDispatches WHERE PaperId = @Id AND CouncilId = @CouncilId", new { paper.Id }, ct) > 1) return;
        var report = await db.LoadDelegationReport(paper.SubjectId!.Value, ct);
        if (report.Status is not ReportStatus.Issued || report.ReceivedOn is not null) return;
        report.ReceivedOn = receivedOn;
        await db.Save(report, ct);
        journal.Add(new DelegationReportReceived(report.Id, report.CampaignId, receivedOn), new { ReceivedOn = (DateOnly?)null });
    }

    /// <summary>The paper's one dispatch that waits for its receiver's word, where it was sent to one alone: what is noted of its subject is noted of it.</summary>
    public static async Task AcknowledgeOnlyOne(this Db db, Journal journal, Guid paperId, DateOnly receivedOn, string receivedBy, CancellationToken ct)
    {
        await db.HoldPaper(paperId, ct);
        var sent = await db.List<Sent>("SELECT Id, Status FROM PaperDispatches WHERE PaperId = @paperId AND CouncilId = @CouncilId ORDER BY Seq", new { paperId }, ct);
        if (sent is [{ Status: DispatchStatus.Sent or DispatchStatus.Failed or DispatchStatus.Waiting } one])
            await db.Acknowledge(journal, await db.LoadPaper(paperId, ct), [one.Id], null, receivedOn, receivedBy, ct);
    }

    private sealed record Sent
    {
        public required Guid Id { get; init; }
        public required DispatchStatus Status { get; init; }
    }
}

public sealed record PaperAcknowledged(Guid SubjectId, IReadOnlyList<Guid> DispatchIds, Guid? UnitId, DateOnly ReceivedOn, string ReceivedBy) : IEvent;
