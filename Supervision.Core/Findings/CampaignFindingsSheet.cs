using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Findings;

/// <summary>The findings of a campaign as a table, kind after kind as its page shows them, with the same filters as <see cref="CampaignFindings"/>.</summary>
[Requires(Subject.Finding, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record CampaignFindingsSheet : IQuery<Sheet>
{
    public required Guid CampaignId { get; init; }
    public FindingKind? Kind { get; init; }
    public FindingStatus? Status { get; init; }
    public string? Field { get; init; }
    public Guid? UnitId { get; init; }
    public string? Search { get; init; }
}

internal sealed class CampaignFindingsSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<CampaignFindingsSheet, Sheet>
{
    private static readonly SheetColumn<FindingLine>[] Columns =
    [
        SheetTable.Number<FindingLine>("Số", f => f.Number),
        SheetTable.Text<FindingLine>("Loại", f => f.Kind.Label()),
        SheetTable.Text<FindingLine>("Nội dung", f => f.Text),
        SheetTable.Text<FindingLine>("Lĩnh vực", f => f.Field),
        SheetTable.Text<FindingLine>("Đơn vị", f => f.UnitName),
        SheetTable.Text<FindingLine>("Mức độ", f => f.Severity?.Label()),
        SheetTable.Text<FindingLine>("Trạng thái", f => f.Status.Label()),
        SheetTable.Text<FindingLine>("Ý kiến của đơn vị", f => f.UnitAgrees switch { true => "đồng ý", false => "không đồng ý", null => null }),
        SheetTable.Text<FindingLine>("Giải trình của đơn vị", f => f.UnitExplanation),
        SheetTable.Number<FindingLine>("Số căn cứ", f => f.EvidenceCount),
    ];

    public async Task<Sheet> Handle(CampaignFindingsSheet query, CancellationToken ct)
    {
        await gate.Campaign(query.CampaignId, Subject.Finding, Act.Read, ct);
        var rows = await SheetTable.All(mediator, after => new CampaignFindings
        {
            CampaignId = query.CampaignId, Kind = query.Kind, Status = query.Status, Field = query.Field, UnitId = query.UnitId, Search = query.Search, After = after, Take = 200,
        }, ct);
        return SheetTable.Dated("Nội dung đã ghi", clock.Today(), Columns, rows.OrderBy(finding => finding.Kind));
    }
}
