using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Ends a suspension. Where the clock stood, the current deadline moves by the calendar days that it stood, to a working day; the original one never does.</summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record ResumeTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly ResumedOn { get; init; }
    public string? Reason { get; init; }

    public sealed class Validator : AbstractValidator<ResumeTask>
    {
        public Validator() => RuleFor(c => c.Reason).MaximumLength(2000);
    }
}

internal sealed class ResumeTaskHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<ResumeTask, Changed>
{
    public async Task<Changed> Handle(ResumeTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Approve, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        task.DemandLeaf();

        var moved = task.Take(TaskStep.Resume, command.ResumedOn);
        await db.DemandDate(task, nameof(command.ResumedOn), command.ResumedOn, clock.Today(), ct);
        var suspension = await db.Find<Running>("SELECT Id FROM TaskSuspensions WHERE TaskId = @TaskId AND ResumedOn IS NULL AND CouncilId = @CouncilId", new { command.TaskId }, ct);
        var days = task.SuspendedOn is { } from ? command.ResumedOn.DayNumber - from.DayNumber : 0;
        if (task.ClockStops && days > 0)
        {
            if (task.DueOn is { } due) await db.MoveRolled(journal, task, DateAxis.Deadline, due.AddDays(days), DateChangeReason.Suspension, command.ResumedOn, suspension?.Id, ct);
            if (task.ReviewOn is { } review) await db.MoveRolled(journal, task, DateAxis.Review, review.AddDays(days), DateChangeReason.Suspension, command.ResumedOn, suspension?.Id, ct);
        }
        (task.SuspendedOn, task.ClockStops) = (null, false);
        await db.Save(task, ct);
        await db.Execute("UPDATE TaskSuspensions SET ResumedOn = @ResumedOn WHERE TaskId = @TaskId AND ResumedOn IS NULL AND CouncilId = @CouncilId", new { command.TaskId, command.ResumedOn }, ct);
        journal.Add(moved);
        journal.Add(new TaskResumed(task.Id, command.ResumedOn, days, command.Reason));
        await db.TellDecided(task, $"tiếp tục thực hiện từ ngày {VietnameseDate.Short(command.ResumedOn)}{NoticeText.Due(task.DueOn)}",
            TaskNotices.Term(task.DueOn) + (command.Reason is { } reason ? $"\n\nLý do: {reason}" : ""), ct);
        return new Changed(task.Id, task.Version + 1);
    }

    private sealed record Running
    {
        public required Guid Id { get; init; }
    }
}

/// <summary>A task goes on after so many calendar days.</summary>
public sealed record TaskResumed(Guid SubjectId, DateOnly On, int Days, string? Reason) : IEvent;
