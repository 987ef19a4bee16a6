using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;

namespace Supervision.Core.Extensions;

/// <summary>Requests for more time as a table, with the same filters as <see cref="ExtensionList"/>.</summary>
[Requires(Subject.Extension, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record ExtensionSheet : IQuery<Sheet>
{
    public Guid? UnitId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? TaskId { get; init; }
    public ExtensionStatus? Status { get; init; }
    public DateOnly? SentFrom { get; init; }
    public DateOnly? SentTo { get; init; }
    public bool Again { get; init; }
}

internal sealed class ExtensionSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<ExtensionSheet, Sheet>
{
    private static readonly SheetColumn<ExtensionLine>[] Columns =
    [
        SheetTable.Text<ExtensionLine>("Đơn vị", e => e.UnitName),
        SheetTable.Number<ExtensionLine>("Nội dung số", e => e.TaskNumber),
        SheetTable.Text<ExtensionLine>("Nội dung", e => e.TaskContent),
        SheetTable.Text<ExtensionLine>("Số văn bản đề nghị", e => e.Reference),
        SheetTable.Text<ExtensionLine>("Trạng thái", e => e.Status is ExtensionStatus.Sent ? "Chờ quyết định" : ExtensionWords.Words(e.Status, e.IsTakenBack)),
        SheetTable.Day<ExtensionLine>("Ngày gửi", e => e.SentOn),
        SheetTable.Day<ExtensionLine>("Xin đến ngày", e => e.RequestedDueOn),
        SheetTable.Day<ExtensionLine>("Ngày quyết định", e => e.DecidedOn),
        SheetTable.Day<ExtensionLine>("Được gia hạn đến", e => e.GrantedDueOn),
        SheetTable.Day<ExtensionLine>("Thời hạn hiện nay", e => e.DueOn),
    ];

    public Task<Sheet> Handle(ExtensionSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Extension, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Đề nghị gia hạn", Columns, after => new ExtensionList
        {
            UnitId = query.UnitId, CampaignId = query.CampaignId, TaskId = query.TaskId, Status = query.Status, SentFrom = query.SentFrom, SentTo = query.SentTo, Again = query.Again, After = after, Take = 200,
        }, ct);
    }
}
