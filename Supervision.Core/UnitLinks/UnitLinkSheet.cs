using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.UnitLinks;

/// <summary>Links that were sent to units as a table, with the same filters as <see cref="UnitLinkList"/>.</summary>
[Requires(Subject.UnitLink, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record UnitLinkSheet : IQuery<Sheet>
{
    public Guid? UnitId { get; init; }
    public Guid? MatterId { get; init; }
}

internal sealed class UnitLinkSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<UnitLinkSheet, Sheet>
{
    private static readonly SheetColumn<UnitLinkLine>[] Columns =
    [
        SheetTable.Text<UnitLinkLine>("Đơn vị", l => l.UnitName),
        SheetTable.Text<UnitLinkLine>("Mở việc", l => l.Matter.Label()),
        SheetTable.Number<UnitLinkLine>("Nội dung số", l => l.Number),
        SheetTable.Text<UnitLinkLine>("Nội dung", l => l.Text),
        SheetTable.Text<UnitLinkLine>("Tình trạng", l => l.RevokedAt is not null ? "đã thu hồi" : l.IsOpen ? "còn hạn" : "hết hạn"),
        SheetTable.Text<UnitLinkLine>("Mã", l => l.LinkCode),
        SheetTable.Day<UnitLinkLine>("Ngày gửi", l => On(l.MadeAt)),
        SheetTable.Text<UnitLinkLine>("Gửi đến", l => l.Address),
        SheetTable.Text<UnitLinkLine>("Người gửi", l => l.MadeByName ?? "hệ thống tự gửi"),
        SheetTable.Day<UnitLinkLine>("Dùng được đến ngày", l => On(l.ExpiresAt)),
        SheetTable.Number<UnitLinkLine>("Số lần mở", l => l.Openings),
        SheetTable.Day<UnitLinkLine>("Ngày dùng gần nhất", l => l.LastUsedAt is { } used ? On(used) : null),
    ];

    public Task<Sheet> Handle(UnitLinkSheet query, CancellationToken ct)
    {
        gate.Council(Subject.UnitLink, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Đường dẫn cho đơn vị", Columns, after => new UnitLinkList { UnitId = query.UnitId, MatterId = query.MatterId, After = after, Take = 200 }, ct);
    }

    private static DateOnly On(DateTimeOffset at) => DateOnly.FromDateTime(at.Local());
}
