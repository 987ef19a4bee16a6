using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
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

internal sealed class SendReminderLetterHandler(Db db, Gate gate, LetterIssuing issuing, TimeProvider clock) : IRequestHandler<SendReminderLetter, Changed>
{
    public async Task<Changed> Handle(SendReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Number);
        var letter = await db.LoadOpenLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        if (letter.IssuedOn is { } issued) EventDate.Demand(nameof(command.SentOn), command.SentOn, clock.Today(), [new PastEvent("ngày ban hành", issued)]);
        await issuing.Send(letter, command.SentOn, ct);
        return new Changed(letter.Id, letter.Version + 1);
    }
}
