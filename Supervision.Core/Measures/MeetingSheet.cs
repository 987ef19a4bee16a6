using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Measures;

/// <summary>What is still late for the Standing Board's meeting as a table, with the same filter as <see cref="MeetingList"/>.</summary>
[Requires(Subject.Escalation, Act.Write)]
[Sensitive(SensitiveKind.Export)]
public sealed record MeetingSheet : IQuery<Sheet>
{
    public DateOnly? DecidedSince { get; init; }
}

internal sealed class MeetingSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<MeetingSheet, Sheet>
{
    private static readonly SheetColumn<MeetingLine>[] Columns =
    [
        SheetTable.Text<MeetingLine>("Nội dung", m => m.Content),
        SheetTable.Text<MeetingLine>("Cơ quan chủ trì", m => m.LeadUnitName),
        SheetTable.Text<MeetingLine>("Tình trạng", m => m.Progress.Label()),
        SheetTable.Day<MeetingLine>("Thời hạn ban đầu", m => m.OriginalDueOn),
        SheetTable.Day<MeetingLine>("Thời hạn", m => m.DueOn),
        SheetTable.Number<MeetingLine>("Quá hạn (ngày)", m => m.DaysLate),
        SheetTable.Number<MeetingLine>("Công văn đôn đốc đã ban hành", m => m.Letters),
        SheetTable.Day<MeetingLine>("Vào danh sách ngày", m => m.ListedOn),
        SheetTable.Day<MeetingLine>("Quyết định ngày", m => m.DecidedOn),
        SheetTable.Text<MeetingLine>("Biện pháp", m => m.MeasureKind?.Label()),
        SheetTable.Day<MeetingLine>("Hạn của biện pháp", m => m.MeasureDueOn),
    ];

    public Task<Sheet> Handle(MeetingSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        return SheetTable.Listed(mediator, clock.Today(), "Nội dung trình phiên họp", Columns, after => new MeetingList { DecidedSince = query.DecidedSince, After = after, Take = 200 }, ct);
    }
}
