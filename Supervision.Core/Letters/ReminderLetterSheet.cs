using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Audit;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>Urging letters as a table, with the same filters as <see cref="ReminderLetterList"/>.</summary>
[Requires(Subject.Escalation, Act.Read)]
[Sensitive(SensitiveKind.Export)]
public sealed record ReminderLetterSheet : IQuery<Sheet>
{
    public LetterStatus? LetterStatus { get; init; }
    public Guid? UnitId { get; init; }
    public ChaseStep? Step { get; init; }
    public DateOnly? IssuedFrom { get; init; }
    public DateOnly? IssuedTo { get; init; }
    public bool Unanswered { get; init; }
}

internal sealed class ReminderLetterSheetHandler(IMediator mediator, Gate gate, TimeProvider clock) : IRequestHandler<ReminderLetterSheet, Sheet>
{
    private static readonly SheetColumn<ReminderLetterLine>[] Columns =
    [
        SheetTable.Text<ReminderLetterLine>("Đơn vị", l => l.UnitName),
        SheetTable.Text<ReminderLetterLine>("Bước", l => l.Step.Label()),
        SheetTable.Text<ReminderLetterLine>("Trạng thái", l => l.Status.Label()),
        SheetTable.Text<ReminderLetterLine>("Số", l => l.Number is { } number ? DocumentNumber.Digits(number) : null),
        SheetTable.Text<ReminderLetterLine>("Ký hiệu", l => l.Symbol),
        SheetTable.Day<ReminderLetterLine>("Ngày soạn", l => l.DraftedOn),
        SheetTable.Day<ReminderLetterLine>("Ngày ban hành", l => l.IssuedOn),
        SheetTable.Day<ReminderLetterLine>("Ngày gửi", l => l.SentOn),
        SheetTable.Day<ReminderLetterLine>("Hạn trả lời", l => l.ReplyBy),
        SheetTable.Day<ReminderLetterLine>("Ngày trả lời", l => l.AnsweredOn),
        SheetTable.Number<ReminderLetterLine>("Số nội dung quá hạn", l => l.Tasks),
    ];

    public Task<Sheet> Handle(ReminderLetterSheet query, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Read);
        return SheetTable.Listed(mediator, clock.Today(), "Công văn đôn đốc", Columns,
            after => new ReminderLetterList { LetterStatus = query.LetterStatus, UnitId = query.UnitId, Step = query.Step, IssuedFrom = query.IssuedFrom, IssuedTo = query.IssuedTo, Unanswered = query.Unanswered, After = after, Take = 200 }, ct);
    }
}
