using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.UnitReports;

/// <summary>Which units of a campaign have reported, as a table; as <see cref="CampaignUnitReports"/> lists them.</summary>
[Requires(Subject.UnitReport, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record UnitReportSheet(Guid CampaignId) : IQuery<Sheet>;

internal sealed class UnitReportSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<UnitReportSheet, Sheet>
{
    private static readonly SheetColumn<UnitReportLine>[] Columns =
    [
        SheetTable.Text<UnitReportLine>("Đơn vị", r => r.UnitName),
        SheetTable.Text<UnitReportLine>("Hình thức", r => r.Mode.Label()),
        SheetTable.Text<UnitReportLine>("Trạng thái", r => r.Status.Label()),
        SheetTable.Text<UnitReportLine>("So với hạn", r => r.Timeliness.Label()),
        SheetTable.Day<UnitReportLine>("Hạn gửi báo cáo", r => r.DueOn),
        SheetTable.Day<UnitReportLine>("Gửi gần nhất", r => r.LastSubmittedOn),
        SheetTable.Day<UnitReportLine>("Đầy đủ từ ngày", r => r.FirstCompleteOn),
        SheetTable.Number<UnitReportLine>("Số lần gửi", r => r.VersionCount),
        SheetTable.Number<UnitReportLine>("Số lần yêu cầu bổ sung", r => r.SupplementCount),
        SheetTable.Number<UnitReportLine>("Mục chưa trả lời", r => r.UnansweredCount),
    ];

    public async Task<Sheet> Handle(UnitReportSheet query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.UnitReport, Act.Read, ct);
        return SheetTable.Dated("Báo cáo của đơn vị", clock.Today(), Columns, await mediator.Send(new CampaignUnitReports(query.CampaignId), ct));
    }
}
