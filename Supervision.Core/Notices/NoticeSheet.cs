using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Notices;

/// <summary>The actor's own notices as a table, with the same filter as <see cref="NoticeList"/>.</summary>
[Requires(Subject.Notice, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record NoticeSheet : IQuery<Sheet>
{
    public bool UnreadOnly { get; init; }
}

internal sealed class NoticeSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<NoticeSheet, Sheet>
{
    private static readonly SheetColumn<NoticeLine>[] Columns =
    [
        SheetTable.Text<NoticeLine>("Thông báo", n => n.Title),
        SheetTable.Text<NoticeLine>("Loại", n => n.Kind.Label()),
        SheetTable.Text<NoticeLine>("Nội dung", n => n.Text),
        SheetTable.Day<NoticeLine>("Ngày", n => DateOnly.FromDateTime(n.CreatedAt.Local())),
        SheetTable.Text<NoticeLine>("Giờ", n => VietnameseDate.Time(TimeOnly.FromDateTime(n.CreatedAt.Local()))),
        SheetTable.Day<NoticeLine>("Ngày đọc", n => n.ReadAt is { } read ? DateOnly.FromDateTime(read.Local()) : null),
    ];

    public Task<Sheet> Handle(NoticeSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Notice, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Thông báo", Columns, after => new NoticeList { UnreadOnly = query.UnreadOnly, After = after, Take = 200 }, ct);
    }
}
