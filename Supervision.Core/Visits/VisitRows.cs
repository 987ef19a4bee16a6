using System.Text.Json;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Visits;

/// <summary>How a visit is kept in its table.</summary>
internal static class VisitRows
{
    /// <summary>The visit, for whoever has passed the gate.</summary>
    public static async Task<Visit> LoadVisit(this Db db, Guid id, CancellationToken ct) => await db.Find<Visit>("""
        SELECT Id, CampaignId, DelegationId, Number, Status, PlannedOn, Session, NoticeReference, NoticeSentOn, LateNoticeReason, ChangeReason, OverlapReason, StartedAt, EndedAt, MinutesLockedOn, Version
        FROM Visits WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("buổi làm việc");

    public static Task Save(this Db db, Visit visit, CancellationToken ct) => db.Update("""
        UPDATE Visits
        SET Status = @Status, PlannedOn = @PlannedOn, NoticeReference = @NoticeReference, NoticeSentOn = @NoticeSentOn, LateNoticeReason = @LateNoticeReason,
            ChangeReason = @ChangeReason, OverlapReason = @OverlapReason, StartedAt = @StartedAt, EndedAt = @EndedAt, MinutesLockedOn = @MinutesLockedOn, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, visit, ct);

    /// <summary>Refuses a day before there was a delegation that could hold the session.</summary>
    public static async Task DemandAfterFounding(this Db db, Guid campaignId, string field, DateOnly? day, CancellationToken ct)
    {
        if (day is { } on && (await db.LoadCampaign(campaignId, ct)).FoundedOn is { } founded && on < founded)
            throw RefusedException.Invalid("visit.before_founding", field, $"Ngày làm việc ({VietnameseDate.Short(on)}) không được trước ngày thành lập Đoàn giám sát ({VietnameseDate.Short(founded)}).");
    }

    /// <summary>Adds an item to a visit's minutes while they are open, by a statement that takes the item's own values, <c>@id</c> and <c>@number</c>.</summary>
    /// <param name="inPlaceOf">The number of a withdrawn item, whose place it takes; null for the end.</param>
    public static async Task<Created> AddItem(
        this Db db, Journal journal, Guid visitId, int? inPlaceOf, string insert, object item, Func<Guid, int, IEvent> happened, CancellationToken ct)
    {
        var number = inPlaceOf is { } place ? await db.FreePlace(visitId, place, ct) : await db.NextItem(visitId, ct);
        var id = Guid.CreateVersion7();
        await db.Execute(insert, new SqlArguments(item).With("id", id).With("number", number), ct);
        journal.Add(happened(id, number));
        return new Created(id, number);
    }

    /// <summary>
    /// The number of the next item of a visit's minutes. Counting up locks the visit's row until the end of the transaction, so that several people add at once
    /// and none is refused; the version stays, since nothing that somebody saw is replaced.
    /// </summary>
    public static async Task<int> NextItem(this Db db, Guid visitId, CancellationToken ct)
    {
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount + 1 WHERE Id = @visitId AND CouncilId = @CouncilId", new { visitId }, ct);
        return (await db.OpenMinutes(visitId, ct)).ItemCount;
    }

    // Findings and demands count along and leave gaps that were never items; that one was and is gone, the journal knows.
    private static async Task<int> FreePlace(this Db db, Guid visitId, int place, CancellationToken ct)
    {
        await db.DemandMinutesOpen(visitId, ct);
        var free = await db.Value<long>("""
            SELECT COUNT(*)
            FROM Visits v
            WHERE v.Id = @visitId AND v.CouncilId = @CouncilId
                AND EXISTS (SELECT 1 FROM Journal j WHERE j.SubjectId = v.Id AND j.CouncilId = v.CouncilId AND j.Event = 'MinutesItemWithdrawn' AND j.Data LIKE @withdrawn)
                AND NOT EXISTS (SELECT 1 FROM Attendances x WHERE x.VisitId = v.Id AND x.Number = @place)
                AND NOT EXISTS (SELECT 1 FROM Opinions x WHERE x.VisitId = v.Id AND x.Number = @place)
                AND NOT EXISTS (SELECT 1 FROM OnSiteChecks x WHERE x.VisitId = v.Id AND x.Number = @place)
                AND NOT EXISTS (SELECT 1 FROM HandedDocuments x WHERE x.VisitId = v.Id AND x.Number = @place)
                AND NOT EXISTS (SELECT 1 FROM Commitments x WHERE x.VisitId = v.Id AND x.Number = @place)
                AND NOT EXISTS (SELECT 1 FROM ClosingRemarks x WHERE x.VisitId = v.Id AND x.Number = @place)
            """, new { visitId, place, withdrawn = $"%\"number\":{place},%" }, ct);
        return free > 0
            ? place
            : throw RefusedException.Invalid("minutes.place", nameof(RecordOpinion.InPlaceOf), $"Biên bản không có mục số {place} đã rút nên không ghi thay vào đó được.");
    }

    /// <summary>The numbers at which an item was taken out and nothing was written since: what is right can be recorded there.</summary>
    public static async Task<IReadOnlyList<int>> FreePlaces(this Db db, MinutesRecord minutes, CancellationToken ct)
    {
        var taken = minutes.Items().Select(one => one.Item.Number).ToHashSet();
        return
        [
            .. (await db.List<Withdrawn>("SELECT Data FROM Journal WHERE SubjectId = @VisitId AND CouncilId = @CouncilId AND Event = 'MinutesItemWithdrawn'", new { minutes.Head.VisitId }, ct))
                .Select(one => JsonDocument.Parse(one.Data).RootElement.GetProperty("number").GetInt32()).Where(number => !taken.Contains(number)).Distinct().Order(),
        ];
    }

    /// <summary>Refuses when the minutes were signed or locked: what they say stands. Takes the visit's row, so that nobody signs meanwhile.</summary>
    public static async Task DemandMinutesOpen(this Db db, Guid visitId, CancellationToken ct)
    {
        await db.Execute("UPDATE Visits SET ItemCount = ItemCount WHERE Id = @visitId AND CouncilId = @CouncilId", new { visitId }, ct);
        await db.OpenMinutes(visitId, ct);
    }

    /// <summary>The minutes still take what is written: the session was begun and no party has signed.</summary>
    public static async Task<bool> MinutesAreOpen(this Db db, Guid visitId, CancellationToken ct) =>
        await db.Find<Counted>(CountedSql, new { visitId }, ct) is { Signed: 0, Status: VisitStatus.InProgress or VisitStatus.AwaitingSignature };

    private static async Task<Counted> OpenMinutes(this Db db, Guid visitId, CancellationToken ct)
    {
        var row = await db.Find<Counted>(CountedSql, new { visitId }, ct) ?? throw RefusedException.NotFound("buổi làm việc");
        Visit.DemandOpenMinutes(row.Status);
        return row.Signed == 0 ? row : throw Visit.AlreadySigned();
    }

    private const string CountedSql = """
        SELECT v.Status, v.ItemCount, CASE WHEN EXISTS (SELECT 1 FROM MinutesSignatures s WHERE s.VisitId = v.Id)
                 OR EXISTS (SELECT 1 FROM OfficialPapers p WHERE p.SubjectId = v.Id AND p.Kind = 'Minutes' AND p.PreparedSha256 IS NOT NULL AND p.Status <> 'Cancelled') THEN 1 ELSE 0 END AS Signed
        FROM Visits v WHERE v.Id = @visitId AND v.CouncilId = @CouncilId
        """;

    private sealed record Withdrawn
    {
        public required string Data { get; init; }
    }

    private sealed record Counted
    {
        public required VisitStatus Status { get; init; }
        public required int ItemCount { get; init; }
        public required int Signed { get; init; }
    }
}
