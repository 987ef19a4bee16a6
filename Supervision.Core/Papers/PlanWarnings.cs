using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Papers;

/// <summary>What whoever drafts, submits, approves and issues a plan or the letter that sends it is told of its days. It hinders nothing: a day may be put right by another paper.</summary>
internal static class PlanWarnings
{
    public static async Task<IReadOnlyList<string>> Of(Db db, OfficialPaper paper, DateOnly today, CancellationToken ct)
    {
        if (paper is not { Kind: PaperKind.FoundingResolution or PaperKind.FoundingDecision or PaperKind.PlanLetter, CampaignId: { } campaignId } || paper.IsIssued || paper.Status is PaperStatus.Cancelled) return [];
        var isLetter = paper.Kind is PaperKind.PlanLetter;
        // What is dated already goes out on that day.
        var units = (await db.List<UnitDays>("""
            SELECT u.Id, n.Name, i.ReportDueOn, i.PrintedDueOn,
                   CASE WHEN EXISTS (SELECT 1 FROM CampaignPapers a WHERE a.CampaignId = c.Id AND a.AdjustsPlan = 1) THEN 1 ELSE 0 END AS HasAdjustment
            FROM CampaignUnits i
            JOIN Campaigns c ON c.Id = i.CampaignId
            JOIN Units u ON u.Id = i.UnitId
            """ + UnitNaming.InCampaign + """
            WHERE i.CampaignId = @campaignId AND i.CouncilId = @CouncilId AND i.ReportDueOn IS NOT NULL
            ORDER BY i.Seq
            """, new { campaignId, Today = today }, ct)).Where(unit => !isLetter || unit.Id == paper.AddresseeUnitId).ToList();
        var past = units.Where(unit => unit.ReportDueOn < (paper.IssuedOn ?? today)).GroupBy(unit => unit.ReportDueOn).OrderBy(days => days.Key)
            .Select(days => $"Hạn gửi báo cáo {VietnameseDate.Short(days.Key)} đã qua ({string.Join("; ", days.Select(unit => unit.Name))}): sửa hạn trong kế hoạch trước khi ban hành.");
        if (!isLetter) return [.. past];
        var printed = await db.PrintedPlan(campaignId, ct);
        return
        [
            .. past,
            .. units.Where(unit => printed is not null && !unit.HasAdjustment && unit.PrintedDueOn is { } on && on != unit.ReportDueOn).Select(unit =>
                $"Hạn gửi báo cáo trong công văn ({VietnameseDate.Short(unit.ReportDueOn)}) khác hạn in trong Kế hoạch kèm theo {printed!.InWords} ({VietnameseDate.Short(unit.PrintedDueOn!.Value)}): ghi văn bản điều chỉnh ở trang “Sửa kế hoạch”, hoặc đặt lại hạn như kế hoạch."),
        ];
    }

    private sealed record UnitDays
    {
        public required Guid Id { get; init; }
        public required string Name { get; init; }
        public required DateOnly ReportDueOn { get; init; }
        public DateOnly? PrintedDueOn { get; init; }
        public required bool HasAdjustment { get; init; }
    }
}
