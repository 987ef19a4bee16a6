using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Publishing;

/// <summary>What the council prepared for the public as a table, with the same filters as <see cref="PublicationList"/>.</summary>
[Requires(Subject.Publication, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record PublicationSheet : IQuery<Sheet>
{
    public PublicationStatus? Status { get; init; }
    public PublicationKind? Kind { get; init; }
    public Guid? ConclusionId { get; init; }
    public int? ProgrammeYear { get; init; }
}

internal sealed class PublicationSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<PublicationSheet, Sheet>
{
    private static readonly SheetColumn<PublicationLine>[] Columns =
    [
        SheetTable.Text<PublicationLine>("Tên", p => p.Title),
        SheetTable.Text<PublicationLine>("Loại", p => p.Kind.Label()),
        SheetTable.Text<PublicationLine>("Tình trạng", p => p.Status.Label()),
        SheetTable.Text<PublicationLine>("Văn bản", p => p.Source),
        SheetTable.Day<PublicationLine>("Ngày ban hành", p => p.IssuedOn),
        SheetTable.Day<PublicationLine>("Số liệu tính đến ngày", p => p.FiguresAsOf),
        SheetTable.Day<PublicationLine>("Ngày soạn", p => On(p.PreparedAt)),
        SheetTable.Text<PublicationLine>("Người soạn", p => p.PreparedByName),
        SheetTable.Day<PublicationLine>("Ngày duyệt", p => On(p.PublishedAt)),
        SheetTable.Text<PublicationLine>("Người duyệt", p => p.ApprovedByName),
        SheetTable.Day<PublicationLine>("Ngày rút", p => On(p.WithdrawnAt)),
        SheetTable.Text<PublicationLine>("Lý do rút", p => p.WithdrawReason),
    ];

    public Task<Sheet> Handle(PublicationSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Publication, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Nội dung công khai", Columns, after => new PublicationList
        {
            Status = query.Status, Kind = query.Kind, ConclusionId = query.ConclusionId, ProgrammeYear = query.ProgrammeYear, After = after, Take = 200,
        }, ct);
    }

    private static DateOnly? On(DateTimeOffset? at) => at is { } instant ? DateOnly.FromDateTime(instant.Local()) : null;
}
