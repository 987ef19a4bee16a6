using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Papers;

/// <summary>Papers as a table, with the same filters as <see cref="PaperList"/>.</summary>
[Requires(Subject.Paper, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PaperSheet : IQuery<Sheet>
{
    public PaperStatus? PaperStatus { get; init; }
    public PaperKind? Kind { get; init; }
    public Guid? CampaignId { get; init; }
}

internal sealed class PaperSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<PaperSheet, Sheet>
{
    private static readonly SheetColumn<PaperLine>[] Columns =
    [
        SheetTable.Text<PaperLine>("Loại", p => p.Kind.Label()),
        SheetTable.Text<PaperLine>("Trích yếu", p => p.Title),
        SheetTable.Text<PaperLine>("Số", p => p.Number is { } number ? DocumentNumber.Digits(number) : null),
        SheetTable.Text<PaperLine>("Ký hiệu", p => p.Symbol),
        SheetTable.Day<PaperLine>("Ngày ban hành", p => p.IssuedOn),
        SheetTable.Text<PaperLine>("Trạng thái", p => p.Status.Label()),
        SheetTable.Text<PaperLine>("Hiệu lực", p => p.Force.Label()),
        SheetTable.Day<PaperLine>("Ngày soạn", p => DateOnly.FromDateTime(p.DraftedAt.Local())),
    ];

    public Task<Sheet> Handle(PaperSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Paper, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Văn bản", Columns,
            after => new PaperList { PaperStatus = query.PaperStatus, Kind = query.Kind, CampaignId = query.CampaignId, After = after, Take = 200 }, ct);
    }
}
