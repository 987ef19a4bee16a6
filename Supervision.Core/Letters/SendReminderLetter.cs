using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>Records that an issued urging letter was sent; from then on the unit sees it.</summary>
[Requires(Subject.Escalation, Act.Number)]
public sealed record SendReminderLetter : ICommand<Changed>, IVersioned
{
    public required Guid LetterId { get; init; }
    public required int Version { get; init; }
    public required DateOnly SentOn { get; init; }

    public sealed class Validator : AbstractValidator<SendReminderLetter>
    {
        public Validator(TimeProvider clock) => RuleFor(c => c.SentOn).LessThanOrEqualTo(_ => clock.Today());
    }
}

internal sealed class SendReminderLetterHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<SendReminderLetter, Changed>
{
    public async Task<Changed> Handle(SendReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        var letter = await db.LoadLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        var moved = letter.Take(LetterStep.Send, command.SentOn);
        EventDate.Demand(nameof(command.SentOn), command.SentOn, clock.Today(), [new PastEvent("ngày ban hành", letter.IssuedOn)]);
        letter.SentOn = command.SentOn;
        await db.Save(letter, ct);
        await db.Notify(new NewNotice
        {
            UnitId = letter.UnitId,
            Kind = NoticeKind.ConclusionSent,
            Title = $"Công văn đôn đốc số {letter.Reference} ngày {VietnameseDate.Short(letter.IssuedOn!.Value)}",
            Text = $"Đề nghị đơn vị thực hiện và trả lời trước ngày {VietnameseDate.Short(letter.ReplyBy)}. Các nội dung quá hạn và việc cần làm có trong danh sách của đơn vị.",
            Link = "/noi-dung",
            SubjectId = letter.Id,
            OnceKey = $"letter/{letter.Id}",
        }, ct);
        journal.Add(moved);
        return new Changed(letter.Id, letter.Version + 1);
    }
}
