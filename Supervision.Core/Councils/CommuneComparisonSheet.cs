using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Councils;

/// <summary>The communes beside each other as a table, as <see cref="CommuneComparison"/> counts them.</summary>
[Requires(Subject.Conclusion, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record CommuneComparisonSheet : IQuery<Sheet>;

internal sealed class CommuneComparisonSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<CommuneComparisonSheet, Sheet>
{
    private static readonly SheetColumn<CommuneTally>[] Columns =
    [
        SheetTable.Text<CommuneTally>("Hội đồng nhân dân", c => c.CouncilName),
        SheetTable.Number<CommuneTally>("Kết luận", c => c.Conclusions),
        SheetTable.Number<CommuneTally>("Yêu cầu, kiến nghị", c => c.Tasks),
        SheetTable.Number<CommuneTally>("Đã thực hiện", c => c.Done),
        SheetTable.Number<CommuneTally>("Quá hạn", c => c.Overdue),
        SheetTable.Number<CommuneTally>("Tỷ lệ thực hiện (%)", c => c.Share),
    ];

    public async Task<Sheet> Handle(CommuneComparisonSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Conclusion, Act.Read);
        return SheetTable.Dated("So sánh các xã, phường", clock.Today(), Columns, await mediator.Send(new CommuneComparison(), ct));
    }
}
