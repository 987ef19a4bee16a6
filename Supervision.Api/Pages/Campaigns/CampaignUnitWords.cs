using Supervision.Api.Web;
using Supervision.Core.Campaigns;
using Supervision.Core.Text;
using Supervision.Core.UnitReports;

namespace Supervision.Api.Pages;

/// <summary>How a unit of a campaign stands with its report, in a line.</summary>
internal static class CampaignUnitWords
{
    /// <param name="unit">The unit.</param>
    /// <param name="report">Its report; none before the plan was sent, and for who reads none.</param>
    public static string Of(CampaignUnitLine unit, UnitReportLine? report)
    {
        string?[] said =
        [
            unit.ReportDueOn is { } due ? $"Hạn gửi báo cáo: {Show.Date(due)}" : report is null ? "Chưa có hạn gửi báo cáo" : "Không đặt hạn gửi báo cáo",
            report switch
            {
                null => null,
                // A unit that is no more owes nothing: only what there is of it is told.
                { VersionCount: 0 } when unit.EndedOn is not null => "không có bản báo cáo trong hệ thống",
                { DueOn: null } => $"{report.Status.Label()}, {report.VersionCount} lần gửi",
                _ => $"{report.Status.Label()}, {report.Timeliness.Label().ToLowerInvariant()}, {report.VersionCount} lần gửi",
            },
            unit.EndedOn is { } ended ? $"đơn vị kết thúc hoạt động ngày {Show.Date(ended)}" : null,
        ];
        return string.Join(" · ", said.OfType<string>());
    }
}
