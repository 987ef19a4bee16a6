using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Councils;

/// <summary>What the communes have concluded as a table, as <see cref="CommuneResults"/> lists it.</summary>
[Requires(Subject.Conclusion, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record CommuneResultsSheet : IQuery<Sheet>;

internal sealed class CommuneResultsSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<CommuneResultsSheet, Sheet>
{
    private static readonly SheetColumn<CommuneResult>[] Columns =
    [
        SheetTable.Text<CommuneResult>("Hội đồng nhân dân", c => c.CouncilName),
        SheetTable.Text<CommuneResult>("Loại", c => c.Kind.Label()),
        SheetTable.Text<CommuneResult>("Số, ký hiệu", c => c.Reference),
        SheetTable.Day<CommuneResult>("Ngày ban hành", c => c.IssuedOn),
        SheetTable.Text<CommuneResult>("Trích yếu", c => c.Abstract),
        SheetTable.Text<CommuneResult>("Cuộc giám sát", c => c.CampaignTitle),
        SheetTable.Number<CommuneResult>("Yêu cầu, kiến nghị", c => c.Tasks),
        SheetTable.Number<CommuneResult>("Đã thực hiện", c => c.Done),
    ];

    public Task<Sheet> Handle(CommuneResultsSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Kết quả giám sát cấp xã", Columns, after => new CommuneResults { After = after, Take = 200 }, ct);
    }
}
