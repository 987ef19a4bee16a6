using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>
/// Opens a closed task again: it was confirmed and a later check found otherwise, or it was ended by mistake. Only the body that concluded may, by a paper, with a reason and a
/// deadline from then. The unit goes on with it, and what closed it stays in its history.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record ReopenTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }

    /// <summary>The deciding paper: "27/TB-HĐND".</summary>
    public required string DecisionReference { get; init; }

    /// <summary>The day of that paper.</summary>
    public required DateOnly DecidedOn { get; init; }
    public required string Reason { get; init; }

    /// <summary>By when it is to be done from then on; for a task without end, when it is reviewed next.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The number stands in the outgoing register as that of a notice, a decision or a resolution, and that paper decides this.</summary>
    public bool SharesNumber { get; init; }

    public sealed class Validator : AbstractValidator<ReopenTask>
    {
        public Validator(TimeProvider clock)
        {
            RuleFor(c => c.DecisionReference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
            RuleFor(c => c.DueOn).GreaterThanOrEqualTo(_ => clock.Today()).WithMessage("“{PropertyName}” phải từ hôm nay trở đi.");
        }
    }
}

internal sealed class ReopenTaskHandler(Db db, Journal journal, Gate gate, Actor actor, StatedNumbers numbers, TimeProvider clock) : IRequestHandler<ReopenTask, Changed>
{
    public async Task<Changed> Handle(ReopenTask command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Approve, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        await db.DemandConcludingBody(access, task, ct);
        await db.DemandServesNotUnit(task.LeadUnitId, clock.Today(), ct);
        task.DemandLeaf();
        if (await db.WhyStaysClosed(task.Id, task.Progress, ct) is { } why) throw RefusedException.Conflict("task.stays_closed", why);

        var (from, closedOn) = (task.Progress, task.ClosedOn);
        var moved = task.Take(TaskStep.Reopen, command.DecidedOn);
        await db.DemandDate(task, nameof(command.DecidedOn), command.DecidedOn, clock.Today(), ct);
        EventDate.Demand(nameof(command.DecidedOn), command.DecidedOn, clock.Today(), [new PastEvent("ngày kết thúc nội dung", closedOn)]);
        var id = Guid.CreateVersion7();
        var axis = task.DeadlineKind is DeadlineKind.Continuous ? DateAxis.Review : DateAxis.Deadline;
        if ((axis is DateAxis.Review ? task.ReviewOn : task.DueOn) is { } standing && standing >= clock.Today() && (await db.Calendar(ct)).Roll(command.DueOn).On < standing)
            throw RefusedException.Invalid("task.reopen_earlier", nameof(command.DueOn), $"Thời hạn {VietnameseDate.Short(standing)} đã giao cho đơn vị chưa qua; mở lại nội dung không rút ngắn thời hạn đó, ghi từ ngày này trở đi.");
        await db.MoveRolled(journal, task, axis, command.DueOn, DateChangeReason.Reopening, command.DecidedOn, id, ct);
        await db.Save(task, ct);
        await db.Execute("""
            INSERT INTO TaskReopenings (Id, CouncilId, TaskId, ClosedAs, ClosedOn, DecisionReference, DecidedOn, Reason, DecidedBy)
            VALUES (@id, @CouncilId, @TaskId, @from, @closedOn, @DecisionReference, @DecidedOn, @Reason, @PersonId)
            """, new { id, command.TaskId, from, closedOn, command.DecisionReference, command.DecidedOn, command.Reason, actor.PersonId }, ct);
        await numbers.EnterDecision(db, task, new TaskDecisionPaper(id, command.DecisionReference, command.DecidedOn, "mở lại", nameof(command.DecidedOn), command.SharesNumber), ct);
        // What the unit asked before the task was ended is answered by this decision: it keeps the task.
        await db.Execute("""
            UPDATE TaskRefusals SET AnsweredOn = @DecidedOn, ToUnitId = @LeadUnitId, Answer = @Reason, AnsweredBy = @PersonId
            WHERE TaskId = @TaskId AND AnsweredOn IS NULL AND CouncilId = @CouncilId
            """, new { command.DecidedOn, task.LeadUnitId, command.Reason, actor.PersonId, command.TaskId }, ct);
        journal.Add(moved);
        journal.Add(new TaskReopened(task.Id, from, command.DecidedOn, command.DecisionReference, command.Reason, command.DueOn, command.SharesNumber));
        await db.TellDecided(task, $"được mở lại, đơn vị tiếp tục thực hiện{NoticeText.Due(task.DueOn)}",
            $"Văn bản: {command.DecisionReference} ngày {VietnameseDate.Short(command.DecidedOn)}.\n\nLý do: {command.Reason}\n\n"
                + (axis is DateAxis.Review ? $"Ngày rà soát: {VietnameseDate.Short(task.ReviewOn!.Value)}." : TaskNotices.Term(task.DueOn)), ct);
        return new Changed(task.Id, task.Version + 1);
    }
}

/// <summary>What no decision opens again.</summary>
internal static class Reopening
{
    /// <summary>Why the task stays closed, in a sentence; null where it may be reopened, or is not closed at all.</summary>
    public static async Task<string?> WhyStaysClosed(this Db db, Guid taskId, TaskProgress progress, CancellationToken ct)
    {
        if (!TaskLife.IsClosed(progress)) return null;
        if (progress is TaskProgress.PartlyDone) return "Nội dung đã được xác nhận hoàn thành một phần; phần còn lại là một nội dung riêng, hãy mở lại phần đó.";
        var source = await db.Find<Source>("""
            SELECT c.Status AS CampaignStatus, k.Status AS ConclusionStatus
            FROM FollowUpTasks t
            LEFT JOIN Campaigns c ON c.Id = t.CampaignId
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            WHERE t.Id = @taskId AND t.CouncilId = @CouncilId
            """, new { taskId }, ct);
        return source switch
        {
            { ConclusionStatus: ConclusionStatus.Replaced } => "Kết luận đã được thay thế; nội dung được theo dõi theo văn bản thay thế nên không mở lại được.",
            { CampaignStatus: CampaignStatus.Completed } => "Cuộc giám sát đã hoàn thành nên không mở lại nội dung được; việc còn phải khắc phục được đưa vào cuộc giám sát hoặc văn bản sau.",
            _ => null,
        };
    }

    private sealed record Source
    {
        public CampaignStatus? CampaignStatus { get; init; }
        public ConclusionStatus? ConclusionStatus { get; init; }
    }
}

public sealed record TaskReopened(Guid SubjectId, TaskProgress From, DateOnly On, string DecisionReference, string Reason, DateOnly DueOn, bool SharesNumber) : IEvent;
