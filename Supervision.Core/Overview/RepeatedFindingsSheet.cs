using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Overview;

/// <summary>What is found again and again as a table, with the same limits as <see cref="RepeatedFindings"/>.</summary>
[Requires(Subject.Finding, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record RepeatedFindingsSheet : IQuery<Sheet>
{
    public Guid? UnitId { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
}

internal sealed class RepeatedFindingsSheetHandler(IMediator mediator, Gate gate) : IRequestHandler<RepeatedFindingsSheet, Sheet>
{
    private static readonly SheetColumn<RepeatedLine>[] Columns =
    [
        SheetTable.Text<RepeatedLine>("Đơn vị", w => w.UnitName),
        SheetTable.Text<RepeatedLine>("Lĩnh vực", w => w.Field),
        SheetTable.Number<RepeatedLine>("Số cuộc giám sát", w => w.Campaigns),
        SheetTable.Number<RepeatedLine>("Số nội dung ghi nhận", w => w.Findings),
    ];

    public async Task<Sheet> Handle(RepeatedFindingsSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Finding, Act.Read);
        var rows = await SheetTable.All(mediator, after => new RepeatedFindings { UnitId = query.UnitId, From = query.From, To = query.To, After = after, Take = 200 }, ct);
        return SheetTable.Of("Tồn tại, hạn chế lặp lại", [$"Tồn tại, hạn chế lặp lại, lần gần nhất ghi nhận từ {VietnameseDate.Short(query.From)} đến {VietnameseDate.Short(query.To)}"], Columns, rows);
    }
}
