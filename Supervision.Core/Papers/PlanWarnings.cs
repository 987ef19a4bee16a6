using System.Text.RegularExpressions;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Storage;

namespace Supervision.Core.Papers;

/// <summary>What whoever drafts, submits, approves and issues a plan or the letter that sends it is told of its days. It hinders nothing: a day may be put right by another paper.</summary>
internal static class PlanWarnings
{
    public static async Task<IReadOnlyList<string>> Of(Db db, OfficialPaper paper, DateOnly today, CancellationToken ct)
    {
        if (paper is not { Kind: PaperKind.FoundingResolution or PaperKind.FoundingDecision or PaperKind.PlanLetter, CampaignId: { } campaignId } || paper.IsIssued || paper.Status is PaperStatus.Cancelled) return [];
        var isLetter = paper.Kind is PaperKind.PlanLetter;
        // What is dated already goes out on that day.
        var units = (await db.PlanDays(campaignId, today, ct)).Where(unit => !isLetter || unit.UnitId == paper.AddresseeUnitId).ToList();
        var past = units.Where(unit => unit.ReportDueOn < (paper.IssuedOn ?? today)).GroupBy(unit => unit.ReportDueOn).OrderBy(days => days.Key)
            .Select(days => $"Hạn gửi báo cáo {VietnameseDate.Short(days.Key)} đã qua ({string.Join("; ", days.Select(unit => unit.Name))}): sửa hạn trong kế hoạch trước khi ban hành.");
        if (!isLetter) return [.. past];
        var printed = await db.PrintedPlan(campaignId, ct);
        return
        [
            .. past,
            .. units.Where(unit => printed is not null).Select(unit => (unit.ReportDueOn, From: unit.DiffersFrom(printed!))).Where(unit => unit.From is not null).Select(unit =>
                $"Hạn gửi báo cáo trong công văn ({VietnameseDate.Short(unit.ReportDueOn)}) {unit.From}: ghi văn bản điều chỉnh ở trang “Sửa kế hoạch”, hoặc đặt lại hạn như đã ban hành."),
            .. await Unenclosed(db, paper, campaignId, ct),
        ];
    }

    // What adjusts the plan after the letter was drafted stands in its text by itself, and not among what its drafter said is enclosed.
    private static async Task<IEnumerable<string>> Unenclosed(Db db, OfficialPaper letter, Guid campaignId, CancellationToken ct)
    {
        var enclosed = PaperContent.Read(letter.Content)["attachments"];
        var missing = (await db.List<string>("SELECT Reference FROM CampaignPapers WHERE CampaignId = @campaignId AND CouncilId = @CouncilId AND AdjustsPlan = 1 AND Reference IS NOT NULL ORDER BY IssuedOn, Seq", new { campaignId }, ct))
            .Where(reference => !Regex.IsMatch(enclosed, $@"(?<!\d){Regex.Escape(reference)}(?!\w)", RegexOptions.IgnoreCase)).Distinct().ToList();
        return missing.Count == 0 ? [] : [$"Tài liệu gửi kèm chưa có {string.Join(", ", missing)}: bổ sung văn bản điều chỉnh kế hoạch vào tài liệu gửi kèm."];
    }
}
