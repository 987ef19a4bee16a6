using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
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
        var letter = await db.LoadOpenLetter(command.LetterId, ct);
        await db.DemandVersion(letter.Id, command.Version, letter.Version, ct);
        await db.DemandNotSigned(PaperKind.ReminderLetter, letter.Id, ct);
        var moved = letter.Take(LetterStep.Cancel, clock.Today());
        letter.CancelReason = command.Reason.Trim();
        await db.Save(letter, ct);
        await StepBack(letter, ct);
        journal.Add(moved);
        journal.Add(new ReminderLetterCancelled(letter.Id, letter.CancelReason));
        return new Changed(letter.Id, letter.Version + 1);
    }

    // A letter that was drafted by hand and never went out is no step: chasing goes on from where it stood before.
    private Task<int> StepBack(ReminderLetter letter, CancellationToken ct) => db.Execute("""
        UPDATE FollowUpTasks
        SET ChaseStep = CASE WHEN EXISTS (SELECT 1 FROM ChaseSteps p WHERE p.TaskId = FollowUpTasks.Id AND p.TargetOn = FollowUpTasks.DueOn AND p.Step = @former) THEN @former ELSE NULL END,
            ChaseStepOn = (SELECT MAX(p.TakenOn) FROM ChaseSteps p WHERE p.TaskId = FollowUpTasks.Id AND p.TargetOn = FollowUpTasks.DueOn AND p.Step = @former),
            ChaseOn = CASE WHEN ChaseOn IS NULL THEN NULL ELSE @LookAgain END
        WHERE CouncilId = @CouncilId AND ChaseStep = @Step AND ChaseStepOn = @DraftedOn
          AND Id IN (SELECT s.TaskId FROM ChaseSteps s WHERE s.LetterId = @Id AND s.TakenBy IS NOT NULL AND s.TargetOn < s.TakenOn)
        """, new { letter.Id, letter.Step, letter.DraftedOn, FollowUpTask.LookAgain, former = letter.Step is ChaseStep.SecondLetter ? ChaseStep.FirstLetter : ChaseStep.Overdue }, ct);
}

public sealed record ReminderLetterCancelled(Guid SubjectId, string Reason) : IEvent;
