using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>Records what the unit answered to an urging letter, and when.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record AnswerReminderLetter : ICommand<Changed>, IVersioned
{
    public required Guid LetterId { get; init; }
    public required int Version { get; init; }
    public required DateOnly AnsweredOn { get; init; }

    /// <summary>The number of the unit's letter and what it says.</summary>
    public required string Answer { get; init; }

    public sealed class Validator : AbstractValidator<AnswerReminderLetter>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.AnsweredOn).LessThanOrEqualTo(_ => clock.Today());
            RuleFor(c => c.Answer).NotEmpty().MaximumLength(5000);
        }
    }
}

internal sealed class AnswerReminderLetterHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AnswerReminderLetter, Changed>
{
    public async Task<Changed> Handle(AnswerReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var letter = await db.LoadOpenLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        var moved = letter.Take(LetterStep.Answer, command.AnsweredOn);
        EventDate.Demand(nameof(command.AnsweredOn), command.AnsweredOn, clock.Today(), [new PastEvent("ngày gửi công văn", letter.SentOn)]);
        letter.AnsweredOn = command.AnsweredOn;
        letter.Answer = command.Answer.Trim();
        await db.Save(letter, ct);
        journal.Add(moved);
        journal.Add(new ReminderLetterAnswered(letter.Id, letter.UnitId, command.AnsweredOn, letter.Answer));
        return new Changed(letter.Id, letter.Version + 1);
    }
}

public sealed record ReminderLetterAnswered(Guid SubjectId, Guid UnitId, DateOnly AnsweredOn, string Answer) : IEvent;
