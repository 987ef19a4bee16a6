using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>How a visit is kept in its table.</summary>
internal static class VisitRows
{
    /// <summary>The visit, for whoever has passed the gate.</summary>
    public static async Task<Visit> LoadVisit(this Db db, Guid id, CancellationToken ct) => await db.Find<Visit>("""
        SELECT Id, CampaignId, DelegationId, Number, Status, PlannedOn, Session, NoticeReference, NoticeSentOn, LateNoticeReason, ChangeReason, StartedAt, EndedAt, MinutesLockedOn, Version
        FROM Visits WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("buổi làm việc");

    public static Task Save(this Db db, Visit visit, CancellationToken ct) => db.Update("""
        UPDATE Visits
        SET Status = @Status, PlannedOn = @PlannedOn, NoticeReference = @NoticeReference, NoticeSentOn = @NoticeSentOn, LateNoticeReason = @LateNoticeReason,
            ChangeReason = @ChangeReason, StartedAt = @StartedAt, EndedAt = @EndedAt, MinutesLockedOn = @MinutesLockedOn, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, visit, ct);

    /// <summary>
    /// The number of the next item of a visit's minutes. Counting up locks the visit's row until the end of the transaction, so that several people add at once
    /// and none is refused; the version stays, since nothing that somebody saw is replaced.
    /// </summary>
    public static async Task<int> NextItem(this Db db, Guid visitId, CancellationToken ct)
    {
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount + 1 WHERE Id = @visitId AND CouncilId = @CouncilId", new { visitId }, ct);
        var row = await db.OpenMinutes(visitId, ct);
        return row.ItemCount;
    }

    /// <summary>Refuses when the minutes were signed or locked: what they say stands. Takes the visit's row, so that nobody signs meanwhile.</summary>
    public static async Task DemandMinutesOpen(this Db db, Guid visitId, CancellationToken ct)
    {
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount WHERE Id = @visitId AND CouncilId = @CouncilId", new { visitId }, ct);
        await db.OpenMinutes(visitId, ct);
    }

    private static async Task<Counted> OpenMinutes(this Db db, Guid visitId, CancellationToken ct)
    {
        var row = await db.Find<Counted>("""
            SELECT v.Status, v.ItemCount, CASE WHEN EXISTS (SELECT 1 FROM MinutesSignatures s WHERE s.VisitId = v.Id) THEN 1 ELSE 0 END AS Signed
            FROM Visits v WHERE v.Id = @visitId AND v.CouncilId = @CouncilId
            """, new { visitId }, ct) ?? throw RefusedException.NotFound("buổi làm việc");
        Visit.DemandOpenMinutes(row.Status);
        return row.Signed == 0 ? row : throw Visit.AlreadySigned();
    }

    private sealed record Counted
    {
        public required VisitStatus Status { get; init; }
        public required int ItemCount { get; init; }
        public required int Signed { get; init; }
    }
}
