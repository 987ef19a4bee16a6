using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>Changes what the office may change of a drafted urging letter: the day it asks an answer by, and a paragraph of its own. The list of tasks is the system's.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record ReviseReminderLetter : ICommand<Changed>, IVersioned
{
    public required Guid LetterId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ReplyBy { get; init; }
    public string? LetterText { get; init; }

    public sealed class Validator : AbstractValidator<ReviseReminderLetter>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.ReplyBy).GreaterThan(_ => clock.Today());
            RuleFor(c => c.LetterText).MaximumLength(5000);
        }
    }
}

internal sealed class ReviseReminderLetterHandler(Db db, Journal journal, Gate gate) : IRequestHandler<ReviseReminderLetter, Changed>
{
    public async Task<Changed> Handle(ReviseReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var letter = await db.LoadOpenLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        if (letter.Status is not LetterStatus.Draft)
            throw RefusedException.Conflict("letter.issued", "Công văn đã ban hành hoặc đã hủy nên không sửa được nữa.");

        await db.DemandNotSigned(PaperKind.ReminderLetter, letter.Id, ct);

        var before = new ReminderLetterRevised(letter.Id, letter.ReplyBy, letter.Text);
        letter.ReplyBy = command.ReplyBy;
        letter.Text = string.IsNullOrWhiteSpace(command.LetterText) ? null : command.LetterText.Trim();
        await db.Save(letter, ct);
        journal.Add(new ReminderLetterRevised(letter.Id, letter.ReplyBy, letter.Text), before);
        return new Changed(letter.Id, letter.Version + 1);
    }
}

public sealed record ReminderLetterRevised(Guid SubjectId, DateOnly ReplyBy, string? LetterText) : IEvent;
