using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Letters;

/// <summary>Withdraws a drafted urging letter that shall not go out, saying why.</summary>
[Requires(Subject.Escalation, Act.Write)]
public sealed record CancelReminderLetter : ICommand<Changed>, IVersioned
{
    public required Guid LetterId { get; init; }
    public required int Version { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<CancelReminderLetter>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(1000);
    }
}

internal sealed class CancelReminderLetterHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<CancelReminderLetter, Changed>
{
    public async Task<Changed> Handle(CancelReminderLetter command, CancellationToken ct)
    {
        gate.Council(Subject.Escalation, Act.Write);
        var letter = await db.LoadLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        await db.DemandNotSigned(PaperKind.ReminderLetter, letter.Id, ct);
        var moved = letter.Take(LetterStep.Cancel, clock.Today());
        letter.CancelReason = command.Reason.Trim();
        await db.Save(letter, ct);
        journal.Add(moved);
        journal.Add(new ReminderLetterCancelled(letter.Id, letter.CancelReason));
        return new Changed(letter.Id, letter.Version + 1);
    }
}

public sealed record ReminderLetterCancelled(Guid SubjectId, string Reason) : IEvent;
