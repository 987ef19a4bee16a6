using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Chasing;
using Supervision.Core.Documents;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Suspends a task by a decision of the Standing Board or the committee. Its clock stops or runs on as the decision says, else as the council's policy does.</summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record SuspendTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly SuspendedOn { get; init; }

    /// <summary>The deciding paper: "27/TB-HĐND".</summary>
    public required string DecisionReference { get; init; }

    /// <summary>The day of that paper; null where it is the day from which the task is suspended.</summary>
    public DateOnly? DecidedOn { get; init; }
    public required string Reason { get; init; }

    /// <summary>The number stands in the outgoing register as that of a notice, a decision or a resolution, and that paper decides this.</summary>
    public bool SharesNumber { get; init; }

    /// <summary>Whether the deadline waits; null for what the council's policy says.</summary>
    public bool? ClockStops { get; init; }

    public sealed class Validator : AbstractValidator<SuspendTask>
    {
        public Validator()
        {
            RuleFor(c => c.DecisionReference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
        }
    }
}

internal sealed class SuspendTaskHandler(Db db, Journal journal, Gate gate, Actor actor, StatedNumbers numbers, TimeProvider clock) : IRequestHandler<SuspendTask, Changed>
{
    public async Task<Changed> Handle(SuspendTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Approve, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        task.DemandLeaf();

        var moved = task.Take(TaskStep.Suspend, command.SuspendedOn);
        await db.DemandDate(task, nameof(command.SuspendedOn), command.SuspendedOn, clock.Today(), ct);
        var (decidedOn, field) = command.DecidedOn is { } stated ? (stated, nameof(command.DecidedOn)) : (command.SuspendedOn, nameof(command.SuspendedOn));
        EventDate.Demand(field, decidedOn, clock.Today(), [new PastEvent("ngày chuyển nội dung yêu cầu, kiến nghị", task.AssignedOn)]);
        task.SuspendedOn = command.SuspendedOn;
        task.ClockStops = command.ClockStops ?? (await db.FollowUpPolicy(command.SuspendedOn, ct)).SuspensionStopsClock;
        await db.Save(task, ct);
        var id = Guid.CreateVersion7();
        await db.Execute("""
            INSERT INTO TaskSuspensions (Id, CouncilId, TaskId, DecisionReference, Reason, FromOn, ClockStops, DecidedBy)
            VALUES (@id, @CouncilId, @TaskId, @DecisionReference, @Reason, @SuspendedOn, @ClockStops, @PersonId)
            """, new { id, command.TaskId, command.DecisionReference, command.Reason, command.SuspendedOn, task.ClockStops, actor.PersonId }, ct);
        await numbers.EnterDecision(db, task, new TaskDecisionPaper(id, command.DecisionReference, decidedOn, "tạm dừng", field, command.SharesNumber), ct);
        journal.Add(moved);
        journal.Add(new TaskSuspended(task.Id, command.SuspendedOn, command.DecisionReference, command.DecidedOn, command.Reason, task.ClockStops, command.SharesNumber));
        await db.TellDecided(task, $"tạm dừng từ ngày {VietnameseDate.Short(command.SuspendedOn)}",
            $"Văn bản: {command.DecisionReference}.\n\nLý do: {command.Reason}\n\n"
                + (task.ClockStops ? "Thời hạn dừng tính cho đến khi được tiếp tục." : $"Thời hạn vẫn tính trong thời gian tạm dừng. {TaskNotices.Term(task.DueOn)}"), ct);
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record TaskSuspended(Guid SubjectId, DateOnly On, string DecisionReference, DateOnly? DecidedOn, string Reason, bool ClockStops, bool SharesNumber) : IEvent;
