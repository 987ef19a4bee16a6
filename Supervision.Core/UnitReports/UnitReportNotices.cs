using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Storage;

namespace Supervision.Core.UnitReports;

/// <summary>A report that a unit is asked for.</summary>
internal sealed record AskedReport(Guid Id, Guid UnitId, DateOnly? DueOn);

/// <summary>What units are told of the reports that they owe to a supervision.</summary>
internal static class UnitReportNotices
{
    /// <summary>Each unit that its report is asked for, or by another day than before.</summary>
    public static async Task TellAsked(this Db db, Guid campaignId, IReadOnlyList<AskedReport> asked, CancellationToken ct)
    {
        if (asked.Count == 0) return;
        var title = await db.CampaignTitle(campaignId, ct);
        await db.Notify([.. asked.Select(report => new NewNotice
        {
            UnitId = report.UnitId,
            Kind = NoticeKind.UnitReportDue,
            Title = $"Yêu cầu báo cáo phục vụ giám sát{Limit(report.DueOn)}",
            Text = $"Cuộc giám sát “{title}”: đề nghị đơn vị báo cáo theo đề cương{Limit(report.DueOn)}.",
            Link = Way(report.Id),
            SubjectId = report.Id,
            OnceKey = $"report-asked/{report.Id}/{report.DueOn:yyyy-MM-dd}",
        })], ct);
    }

    /// <summary>The unit whose report is to be supplemented or made clear.</summary>
    public static async Task TellSupplement(this Db db, UnitReport report, string text, DateOnly? dueOn, CancellationToken ct) => await db.Notify(new NewNotice
    {
        UnitId = report.UnitId,
        Kind = NoticeKind.ReportReturned,
        Title = $"Yêu cầu bổ sung, làm rõ báo cáo phục vụ giám sát{Limit(dueOn)}",
        Text = $"Cuộc giám sát “{await db.CampaignTitle(report.CampaignId, ct)}”.\n\n{text}",
        Link = Way(report.Id),
        SubjectId = report.Id,
        OnceKey = $"supplement/{report.Id}/{report.VersionCount}",
    }, ct);

    public static string Way(Guid reportId) => $"/bao-cao-don-vi/{reportId}";

    private static string Limit(DateOnly? due) => due is { } on ? $", hạn gửi ngày {VietnameseDate.Short(on)}" : "";

    private static Task<string?> CampaignTitle(this Db db, Guid campaignId, CancellationToken ct) =>
        db.Value<string>("SELECT Title FROM Campaigns WHERE Id = @campaignId AND CouncilId = @CouncilId", new { campaignId }, ct);
}
