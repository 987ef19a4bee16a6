using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Campaigns;

/// <summary>Campaigns as a table, with the same filters as <see cref="CampaignList"/>.</summary>
[Requires(Subject.Campaign, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record CampaignSheet : IQuery<Sheet>
{
    public CampaignStatus? Status { get; init; }
    public string? Search { get; init; }
}

internal sealed class CampaignSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<CampaignSheet, Sheet>
{
    private static readonly SheetColumn<CampaignLine>[] Columns =
    [
        SheetTable.Text<CampaignLine>("Mã", c => c.Code),
        SheetTable.Text<CampaignLine>("Cuộc giám sát", c => c.Title),
        SheetTable.Text<CampaignLine>("Cơ quan tiến hành", c => c.BodyName ?? c.SubjectKind.Label()),
        SheetTable.Text<CampaignLine>("Trạng thái", c => MeetingWords.Of(c.Status, c.SubjectKind)),
        SheetTable.Text<CampaignLine>("Thời kỳ giám sát", c => c.PeriodText),
        SheetTable.Day<CampaignLine>("Ngày thành lập Đoàn", c => c.FoundedOn),
        SheetTable.Number<CampaignLine>("Số đơn vị", c => c.UnitCount),
        SheetTable.Number<CampaignLine>("Số buổi làm việc", c => c.VisitCount),
        SheetTable.Day<CampaignLine>("Buổi tới", c => c.NextVisitOn),
    ];

    public Task<Sheet> Handle(CampaignSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Campaign, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Cuộc giám sát", Columns, after => new CampaignList { Status = query.Status, Search = query.Search, After = after, Take = 200 }, ct);
    }
}
