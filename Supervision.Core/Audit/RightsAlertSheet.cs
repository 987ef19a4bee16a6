using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Audit;

/// <summary>Changes of what somebody may do that wait for another's confirmation as a table, as <see cref="RightsAlertList"/> has them.</summary>
[Requires(Subject.Journal, Act.Confirm)]
[Sensitive(SensitiveKind.Export)]
public sealed record RightsAlertSheet : IQuery<Sheet>;

internal sealed class RightsAlertSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<RightsAlertSheet, Sheet>
{
    private static readonly SheetColumn<RightsAlert>[] Columns =
    [
        SheetTable.Day<RightsAlert>("Ngày", a => DateOnly.FromDateTime(a.RaisedAt.Local())),
        SheetTable.Text<RightsAlert>("Thay đổi", a => a.Sentence),
        SheetTable.Text<RightsAlert>("Quyền của", a => a.PersonName),
        SheetTable.Text<RightsAlert>("Xác nhận", a => a.MayConfirm ? "chờ người tải bảng này xác nhận" : "chờ người khác xác nhận"),
    ];

    public async Task<Sheet> Handle(RightsAlertSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Journal, Act.Confirm);
        return SheetTable.Dated("Thay đổi về quyền chờ xác nhận", clock.Today(), Columns, SheetTable.Bounded(await mediator.Send(new RightsAlertList(), ct)));
    }
}
