using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>Measures as a table, with the same filters as <see cref="MeasureList"/>.</summary>
[Requires(Subject.Escalation, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record MeasureSheet : IQuery<Sheet>
{
    public MeasureKind? MeasureKind { get; init; }
    public Guid? UnitId { get; init; }
    public DateOnly? DecidedFrom { get; init; }
    public DateOnly? DecidedTo { get; init; }
    public bool Unanswered { get; init; }
}

internal sealed class MeasureSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<MeasureSheet, Sheet>
{
    private static readonly SheetColumn<MeasureLine>[] Columns =
    [
        SheetTable.Text<MeasureLine>("Nội dung", m => m.TaskContent),
        SheetTable.Text<MeasureLine>("Cơ quan chủ trì", m => m.LeadUnitName),
        SheetTable.Text<MeasureLine>("Biện pháp", m => m.MeasureKind.Label()),
        SheetTable.Text<MeasureLine>("Nội dung biện pháp", m => m.Content),
        SheetTable.Text<MeasureLine>("Văn bản", m => m.Reference),
        SheetTable.Day<MeasureLine>("Ngày quyết định", m => m.DecidedOn),
        SheetTable.Day<MeasureLine>("Hạn", m => m.DueOn),
        SheetTable.Day<MeasureLine>("Ngày có kết quả", m => m.AnsweredOn),
        SheetTable.Text<MeasureLine>("Quá hạn", m => m.IsLate ? "có" : null),
    ];

    public Task<Sheet> Handle(MeasureSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Biện pháp", Columns, after => new MeasureList { MeasureKind = query.MeasureKind, UnitId = query.UnitId, DecidedFrom = query.DecidedFrom, DecidedTo = query.DecidedTo, Unanswered = query.Unanswered, After = after, Take = 200 }, ct);
    }
}
