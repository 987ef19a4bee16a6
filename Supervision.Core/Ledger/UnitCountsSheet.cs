using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Ledger;

/// <summary>How every unit stands today, as a table.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record UnitCountsSheet : IQuery<Sheet>;

internal sealed class UnitCountsSheetHandler(IMediator mediator, Gate gate) : IRequestHandler<UnitCountsSheet, Sheet>
{
    private static readonly SheetColumn<UnitCount>[] Columns =
    [
        SheetTable.Text<UnitCount>("Mã đơn vị", u => u.Code),
        SheetTable.Text<UnitCount>("Đơn vị", u => u.Name),
        SheetTable.Number<UnitCount>("Tổng", u => u.Total),
        SheetTable.Number<UnitCount>("Quá hạn", u => u.Overdue),
        SheetTable.Number<UnitCount>("Trong hạn", u => u.InTerm),
        SheetTable.Number<UnitCount>("Không có hạn", u => u.NoDeadline),
        SheetTable.Number<UnitCount>("Tạm dừng", u => u.Suspended),
        SheetTable.Number<UnitCount>("Xong đúng hạn", u => u.ClosedOnTime),
        SheetTable.Number<UnitCount>("Xong quá hạn", u => u.ClosedLate),
        SheetTable.Number<UnitCount>("Không còn phù hợp", u => u.Dropped),
        SheetTable.Number<UnitCount>("Trong đó sắp đến hạn", u => u.NearDue),
        SheetTable.Number<UnitCount>("Trong đó chờ thẩm định", u => u.Awaiting),
    ];

    public async Task<Sheet> Handle(UnitCountsSheet query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        var counts = await mediator.Send(new UnitCounts(), ct);
        return SheetTable.Of("Số liệu theo đơn vị", [$"Số liệu theo đơn vị đến {VietnameseDate.Long(counts.AsOf)}", UnitCount.HowItAddsUp], Columns, counts.Units);
    }
}
