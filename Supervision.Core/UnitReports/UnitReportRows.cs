using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>How units' reports are kept in their tables.</summary>
internal static class UnitReportRows
{
    /// <summary>Makes an empty report for every unit of a campaign whose plan was sent, and tells each; the due day is the plan's.</summary>
    public static async Task OpenUnitReports(this Db db, Guid campaignId, CancellationToken ct)
    {
        var units = await db.List<InspectedRow>("SELECT UnitId, ReportDueOn FROM CampaignUnits WHERE CampaignId = @campaignId AND CouncilId = @CouncilId ORDER BY Seq", new { campaignId }, ct);
        var reports = units.Select(unit => new AskedReport(Guid.CreateVersion7(), unit.UnitId, unit.ReportDueOn)).ToList();
        await db.ExecuteEach("""
            INSERT INTO UnitReports (Id, CouncilId, CampaignId, UnitId, Status, DueOn, FirstCompleteOn, VersionCount, Reservation, Version)
            VALUES (@Id, @CouncilId, @campaignId, @UnitId, @Status, @DueOn, NULL, 0, NULL, 1)
            """, reports.Select(report => new { report.Id, campaignId, report.UnitId, Status = UnitReportStatus.NotSubmitted, report.DueOn }), ct);
        await db.TellAsked(campaignId, reports, ct);
    }

    /// <summary>The report, for whoever has passed the gate.</summary>
    public static async Task<UnitReport> LoadUnitReport(this Db db, Guid id, CancellationToken ct) => await db.Find<UnitReport>("""
        SELECT Id, CampaignId, UnitId, Status, DueOn, FirstCompleteOn, CheckedOn, VersionCount, Reservation, Version
        FROM UnitReports WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct) ?? throw RefusedException.NotFound("báo cáo của đơn vị");

    public static Task Save(this Db db, UnitReport report, CancellationToken ct) => db.Update("""
        UPDATE UnitReports
        SET Status = @Status, FirstCompleteOn = @FirstCompleteOn, CheckedOn = @CheckedOn, VersionCount = @VersionCount, Reservation = @Reservation, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, report, ct);

    /// <summary>The items of the outline that no version has answered; an answer of an earlier version stands until a later one replaces it.</summary>
    public static async Task<IReadOnlyList<OutlineItem>> Unanswered(this Db db, UnitReport report, CancellationToken ct)
    {
        var outline = OutlineItem.Counted(await db.List<OutlineItem>("SELECT Id, Number, Text FROM OutlineItems WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId ORDER BY Number", report, ct));
        var answered = (await db.List<Guid>("""
            SELECT DISTINCT a.OutlineItemId
            FROM UnitReportAnswers a JOIN UnitReportVersions v ON v.Id = a.VersionId
            WHERE v.UnitReportId = @Id AND a.CouncilId = @CouncilId
            """, report, ct)).ToHashSet();
        return [.. outline.Where(item => !answered.Contains(item.Id))];
    }

    /// <summary>Refuses answers to what this campaign's outline does not ask.</summary>
    public static async Task DemandOutlineItems(this Db db, UnitReport report, IReadOnlyList<OutlineAnswer> answers, CancellationToken ct)
    {
        var outline = (await db.List<OutlineItem>("SELECT Id, Number, Text FROM OutlineItems WHERE CampaignId = @CampaignId AND CouncilId = @CouncilId", report, ct))
            .Select(o => o.Id).ToHashSet();
        if (answers.Any(a => !outline.Contains(a.OutlineItemId))) throw RefusedException.NotFound("mục đề cương");
    }

    /// <summary>Refuses a day of a step after today, or before the plan or the steps that the report has behind it.</summary>
    public static async Task DemandDate(this Db db, UnitReport report, string field, DateOnly on, DateOnly today, CancellationToken ct)
    {
        var past = await db.Find<PastRow>("""
            SELECT c.PlanSentOn, r.CheckedOn,
                   (SELECT MAX(v.SubmittedOn) FROM UnitReportVersions v WHERE v.UnitReportId = r.Id) AS SubmittedOn,
                   (SELECT MAX(s.RequestedOn) FROM SupplementRequests s WHERE s.UnitReportId = r.Id) AS RequestedOn
            FROM UnitReports r JOIN Campaigns c ON c.Id = r.CampaignId
            WHERE r.Id = @Id AND r.CouncilId = @CouncilId
            """, report, ct);
        EventDate.Demand(field, on, today,
        [
            new PastEvent("ngày gửi kế hoạch", past?.PlanSentOn),
            new PastEvent("ngày nộp báo cáo gần nhất", past?.SubmittedOn),
            new PastEvent("ngày bắt đầu kiểm tra báo cáo", past?.CheckedOn),
            new PastEvent("ngày yêu cầu bổ sung", past?.RequestedOn),
        ]);
    }

    /// <summary>Reports are handed in and checked from the day the plan was sent until the conclusion.</summary>
    public static void DemandOpen(CampaignAccess access)
    {
        if (!IsOpen(access))
            throw RefusedException.Conflict("unit_report.campaign", $"Cuộc giám sát đang ở trạng thái “{access.Status.Label()}” nên không nhận, kiểm tra báo cáo của đơn vị.");
    }

    public static bool IsOpen(CampaignAccess access) => access.Status is >= CampaignStatus.PlanSent and <= CampaignStatus.Examined;

    private sealed record PastRow
    {
        public DateOnly? PlanSentOn { get; init; }
        public DateOnly? SubmittedOn { get; init; }
        public DateOnly? CheckedOn { get; init; }
        public DateOnly? RequestedOn { get; init; }
    }

    private sealed record InspectedRow
    {
        public required Guid UnitId { get; init; }
        public DateOnly? ReportDueOn { get; init; }
    }
}
