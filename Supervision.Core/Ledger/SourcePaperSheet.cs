using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Ledger;

/// <summary>The papers of the ledger as a table, with the same filters as <see cref="SourcePaperList"/>.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record SourcePaperSheet : IQuery<Sheet>
{
    public SourcePaperKind? Kind { get; init; }
    public string? Search { get; init; }
}

internal sealed class SourcePaperSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<SourcePaperSheet, Sheet>
{
    private static readonly SheetColumn<SourcePaperLine>[] Columns =
    [
        SheetTable.Text<SourcePaperLine>("Văn bản", s => s.Title),
        SheetTable.Text<SourcePaperLine>("Loại", s => s.Kind.Label()),
        SheetTable.Text<SourcePaperLine>("Số, ký hiệu", s => s.Reference),
        SheetTable.Day<SourcePaperLine>("Ngày ban hành", s => s.IssuedOn),
        SheetTable.Text<SourcePaperLine>("Nơi ban hành", s => s.Issuer),
        SheetTable.Text<SourcePaperLine>("Cơ quan theo dõi", s => s.BodyName),
        SheetTable.Number<SourcePaperLine>("Nội dung đã chuyển", s => s.TaskCount),
        SheetTable.Number<SourcePaperLine>("Trong đó chưa xong", s => s.OpenCount),
        SheetTable.Number<SourcePaperLine>("Nội dung chưa chuyển", s => s.DraftCount),
    ];

    public Task<Sheet> Handle(SourcePaperSheet query, CancellationToken ct)
    {
        gate.Council(Subject.FollowUpTask, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Văn bản nguồn", Columns, after => new SourcePaperList { Kind = query.Kind, Search = query.Search, After = after, Take = 200 }, ct);
    }
}
