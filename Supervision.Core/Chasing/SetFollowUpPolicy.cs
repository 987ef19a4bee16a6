using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Chasing;

/// <summary>Sets the council's own policy of follow-up from a day on, by a paper of its own. On that day, or with the next run of chasing where it has come already, every open task is looked at anew.</summary>
[Requires(Subject.Config, Act.Write)]
public sealed record SetFollowUpPolicy : ICommand<Created>
{
    public required FollowUpPolicy Policy { get; init; }

    public sealed class Validator : AbstractValidator<SetFollowUpPolicy>
    {
        public Validator()
        {
            RuleFor(c => c.Policy).NotNull();
            RuleFor(c => c.Policy).ChildRules(policy =>
            {
                policy.RuleFor(p => p.Paper).NotEmpty().MaximumLength(500);
                policy.RuleFor(p => p.ReminderDays).Must(days => days.Count is >= 1 and <= 10 && days.All(d => d is >= 1 and <= 90) && days.Distinct().Count() == days.Count)
                    .WithMessage("“{PropertyName}” gồm 1 đến 10 số khác nhau, mỗi số từ 1 đến 90 ngày làm việc.");
                policy.RuleFor(p => p.NearDays).InclusiveBetween(1, 90);
                policy.RuleFor(p => p.FirstLetterAfter).InclusiveBetween(1, 90);
                policy.RuleFor(p => p.SecondLetterAfter).InclusiveBetween(1, 90);
                policy.RuleFor(p => p.MeetingListAfter).InclusiveBetween(1, 90);
                policy.RuleFor(p => p.LetterReplyDays).InclusiveBetween(1, 90);
                policy.RuleFor(p => p.AcknowledgeDays).InclusiveBetween(1, 90);
                policy.RuleFor(p => p.AppraisalDays).InclusiveBetween(1, 180);
                policy.RuleFor(p => p.ExplanationDays).InclusiveBetween(1, 180);
                policy.RuleFor(p => p.ExplanationComplexDays).InclusiveBetween(1, 366).GreaterThanOrEqualTo(p => p.ExplanationDays);
                policy.RuleFor(p => p.MaxExtensions).InclusiveBetween(0, 20);
                policy.RuleFor(p => p.MaxExtensionDays).InclusiveBetween(0, 1000);
                policy.RuleFor(p => p.InstancesAhead).InclusiveBetween(1, 24);
            });
        }
    }
}

internal sealed class SetFollowUpPolicyHandler(Db db, Journal journal, Gate gate) : IRequestHandler<SetFollowUpPolicy, Created>
{
    public async Task<Created> Handle(SetFollowUpPolicy command, CancellationToken ct)
    {
        gate.Council(Subject.Config, Act.Write);
        var policy = command.Policy;
        var before = await db.FollowUpPolicy(policy.EffectiveFrom, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO FollowUpPolicies (Id, CouncilId, EffectiveFrom, Paper, ReminderDays, NearDays, FirstLetterAfter, SecondLetterAfter, MeetingListAfter, LetterReplyDays, AcknowledgeDays,
                AppraisalDays, ExplanationDays, ExplanationComplexDays, MaxExtensions, MaxExtensionDays, SuspensionStopsClock, InstancesAhead, KeepPhotoPlace)
            VALUES (@id, @CouncilId, @EffectiveFrom, @Paper, @ReminderDays, @NearDays, @FirstLetterAfter, @SecondLetterAfter, @MeetingListAfter, @LetterReplyDays, @AcknowledgeDays,
                @AppraisalDays, @ExplanationDays, @ExplanationComplexDays, @MaxExtensions, @MaxExtensionDays, @SuspensionStopsClock, @InstancesAhead, @KeepPhotoPlace)
            """, new
        {
            id,
            policy.EffectiveFrom,
            policy.Paper,
            ReminderDays = string.Join(' ', policy.ReminderDays.OrderDescending()),
            policy.NearDays,
            policy.FirstLetterAfter,
            policy.SecondLetterAfter,
            policy.MeetingListAfter,
            policy.LetterReplyDays,
            policy.AcknowledgeDays,
            policy.AppraisalDays,
            policy.ExplanationDays,
            policy.ExplanationComplexDays,
            policy.MaxExtensions,
            policy.MaxExtensionDays,
            policy.SuspensionStopsClock,
            policy.InstancesAhead,
            policy.KeepPhotoPlace,
        }, ct);
        journal.Add(new FollowUpPolicySet(id, policy), before);
        return new Created(id);
    }
}

public sealed record FollowUpPolicySet(Guid SubjectId, FollowUpPolicy Policy) : IEvent;

/// <summary>The policy of follow-up in effect on a day; today's when left out.</summary>
[Requires(Subject.Directory, Act.Read)]
public sealed record FollowUpPolicyDetails(DateOnly? On) : IQuery<FollowUpPolicy>;

internal sealed class FollowUpPolicyDetailsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<FollowUpPolicyDetails, FollowUpPolicy>
{
    public Task<FollowUpPolicy> Handle(FollowUpPolicyDetails query, CancellationToken ct)
    {
        gate.Council(Subject.Directory, Act.Read);
        return db.FollowUpPolicy(query.On ?? clock.Today(), ct);
    }
}
