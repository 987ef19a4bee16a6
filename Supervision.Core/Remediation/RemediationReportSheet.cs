using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Remediation;

/// <summary>Reports on tasks as a table, with the same filters as <see cref="RemediationReportList"/>.</summary>
[Requires(Subject.RemediationReport, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record RemediationReportSheet : IQuery<Sheet>
{
    public Guid? UnitId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? TaskId { get; init; }
    public RemediationStatus? Status { get; init; }
}

internal sealed class RemediationReportSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<RemediationReportSheet, Sheet>
{
    private static readonly SheetColumn<RemediationReportLine>[] Columns =
    [
        SheetTable.Text<RemediationReportLine>("Đơn vị", r => r.UnitName),
        SheetTable.Text<RemediationReportLine>("Báo cáo", r => r.Title),
        SheetTable.Text<RemediationReportLine>("Số báo cáo", r => r.Reference),
        SheetTable.Text<RemediationReportLine>("Trạng thái", r => RemediationWords.Words(r.Status, r.IsTakenBack)),
        SheetTable.Day<RemediationReportLine>("Ngày báo cáo", r => r.ReportedOn),
        SheetTable.Day<RemediationReportLine>("Xử lý chậm nhất", r => r.AppraisalDueOn),
        SheetTable.Day<RemediationReportLine>("Ngày xử lý xong", r => r.DecidedOn),
        SheetTable.Number<RemediationReportLine>("Số nội dung trả lời", r => r.Items),
        SheetTable.Number<RemediationReportLine>("Số nội dung chờ xử lý", r => r.OpenItems),
    ];

    public Task<Sheet> Handle(RemediationReportSheet query, CancellationToken ct)
    {
        gate.Council(Subject.RemediationReport, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Báo cáo kết quả thực hiện", Columns,
            after => new RemediationReportList { UnitId = query.UnitId, CampaignId = query.CampaignId, TaskId = query.TaskId, Status = query.Status, After = after, Take = 200 }, ct);
    }
}
