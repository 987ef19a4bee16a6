using Supervision.Core.Notices;
using Supervision.Core.Storage;

namespace Supervision.Core.Findings;

/// <summary>Who is told that findings wait for an answer.</summary>
internal static class FindingNotices
{
    /// <summary>Each unit once of all that was sent to it together.</summary>
    public static async Task TellSent(this Db db, Guid campaignId, IReadOnlyList<FindingState> sent, CancellationToken ct)
    {
        var title = await db.Value<string>("SELECT Title FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
        await db.Notify([.. sent.GroupBy(finding => finding.UnitId!.Value).Select(ofUnit => new NewNotice
        {
            UnitId = ofUnit.Key,
            Kind = NoticeKind.ExplanationDemanded,
            Title = $"{ofUnit.Count()} nội dung Đoàn giám sát gửi đơn vị đối chiếu",
            Text = $"Cuộc giám sát “{title}”: nội dung số {string.Join(", ", ofUnit.Select(finding => finding.Number).Order())} ghi nhận về đơn vị.\n\n"
                + "Đề nghị đơn vị đồng ý hoặc giải trình từng nội dung trước khi đưa vào báo cáo của Đoàn.",
            Link = $"/doi-chieu/{campaignId}",
            SubjectId = campaignId,
            OnceKey = $"reconcile/{ofUnit.First().Id}",
        })], ct);
    }
}
