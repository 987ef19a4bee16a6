using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>The ledger as a table, with the same filters as <see cref="LedgerList"/>.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record LedgerSheet : IQuery<Sheet>
{
    public LedgerOrigin? Origin { get; init; }
    public SourcePaperKind? Kind { get; init; }
    public Guid? LeadUnitId { get; init; }
    public TaskProgress? Progress { get; init; }
    public Timeliness? Timeliness { get; init; }
    public LedgerSlice? Slice { get; init; }
    public DateOnly? DueFrom { get; init; }
    public DateOnly? DueTo { get; init; }
    public DateOnly? ClosedFrom { get; init; }
    public DateOnly? ClosedTo { get; init; }
    public Guid? BodyId { get; init; }
    public bool WithoutBody { get; init; }
    public string? Field { get; init; }
    public bool WithoutField { get; init; }
    public string? Search { get; init; }
}

internal sealed class LedgerSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<LedgerSheet, Sheet>
{
    private static readonly SheetColumn<LedgerLine>[] Columns =
    [
        SheetTable.Text<LedgerLine>("Nội dung", t => t.Content),
        SheetTable.Text<LedgerLine>("Sản phẩm", t => t.Product),
        SheetTable.Text<LedgerLine>("Cơ quan chủ trì", t => t.LeadUnitName),
        SheetTable.Text<LedgerLine>("Cuộc giám sát", t => t.CampaignTitle),
        SheetTable.Text<LedgerLine>("Nguồn", t => t.SourceName),
        SheetTable.Text<LedgerLine>("Số văn bản nguồn", t => t.Source is { Length: > 1 } source ? source : null),
        SheetTable.Day<LedgerLine>("Ngày văn bản nguồn", t => t.SourceOn),
        SheetTable.Number<LedgerLine>("Nội dung số", t => t.Number),
        SheetTable.Text<LedgerLine>("Phần", t => t.IsParent ? "gồm nhiều phần" : t.Branch?.Label()),
        SheetTable.Text<LedgerLine>("Tình trạng", t => t.Progress.Label()),
        SheetTable.Text<LedgerLine>("Thời hạn so với hôm nay", t => t.Timeliness?.Label()),
        SheetTable.Day<LedgerLine>("Thời hạn ban đầu", t => t.OriginalDueOn),
        SheetTable.Day<LedgerLine>("Thời hạn", t => t.DueOn),
        SheetTable.Day<LedgerLine>("Đơn vị hứa", t => t.PromisedOn),
        SheetTable.Number<LedgerLine>("Đã thực hiện (%)", t => t.PercentDone),
        SheetTable.Day<LedgerLine>("Ngày báo cáo", t => t.ReportedOn),
        SheetTable.Day<LedgerLine>("Ngày kết thúc", t => t.ClosedOn),
    ];

    public async Task<Sheet> Handle(LedgerSheet query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        var rows = await SheetTable.All(mediator, after => new LedgerList
        {
            Origin = query.Origin,
            Kind = query.Kind,
            LeadUnitId = query.LeadUnitId,
            Progress = query.Progress,
            Timeliness = query.Timeliness,
            Slice = query.Slice,
            DueFrom = query.DueFrom,
            DueTo = query.DueTo,
            ClosedFrom = query.ClosedFrom,
            ClosedTo = query.ClosedTo,
            BodyId = query.BodyId,
            WithoutBody = query.WithoutBody,
            Field = query.Field,
            WithoutField = query.WithoutField,
            Search = query.Search,
            After = after,
            Take = 200,
        }, ct);
        return SheetTable.Of("Nội dung yêu cầu, kiến nghị", [$"Sổ theo dõi nội dung yêu cầu, kiến nghị đến {VietnameseDate.Long(clock.Today())}"], Columns, rows);
    }
}
