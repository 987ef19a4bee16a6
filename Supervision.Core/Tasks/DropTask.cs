using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Councils;
using Supervision.Core.Documents;
using Supervision.Core.Extensions;
using Supervision.Core.Letters;
using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>Ends a task that no longer fits: only the body that concluded may, with a reason and by a paper. What was reported on it and not decided lapses.</summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record DropTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly DroppedOn { get; init; }

    /// <summary>The deciding paper: "27/TB-HĐND".</summary>
    public required string DecisionReference { get; init; }
    public required string Reason { get; init; }

    /// <summary>The number stands in the outgoing register as that of a notice, a decision or a resolution, and that paper decides this.</summary>
    public bool SharesNumber { get; init; }

    public sealed class Validator : AbstractValidator<DropTask>
    {
        public Validator()
        {
            RuleFor(c => c.DecisionReference).NotEmpty().MaximumLength(200);
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
        }
    }
}

internal sealed class DropTaskHandler(Db db, Journal journal, Gate gate, Actor actor, StatedNumbers numbers, TimeProvider clock) : IRequestHandler<DropTask, Changed>
{
    public async Task<Changed> Handle(DropTask command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Approve, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        await db.DemandConcludingBody(access, task, ct);
        await db.DemandServesNotUnit(task.LeadUnitId, clock.Today(), ct);
        task.DemandLeaf();

        task.Demand(TaskStep.Drop);
        await db.DemandDate(task, nameof(command.DroppedOn), command.DroppedOn, clock.Today(), ct);
        var id = await db.Drop(journal, task, new TaskEnd(command.DroppedOn, command.DecisionReference, command.Reason, actor.PersonId, command.SharesNumber), ct);
        await numbers.EnterDecision(db, task, new TaskDecisionPaper(id, command.DecisionReference, command.DroppedOn, "kết thúc do không còn phù hợp", nameof(command.DroppedOn), command.SharesNumber), ct);
        await db.TellDecided(task, $"không còn phải thực hiện từ ngày {VietnameseDate.Short(command.DroppedOn)}", $"Kết thúc do không còn phù hợp. Văn bản: {command.DecisionReference}.\n\nLý do: {command.Reason}", ct);
        return new Changed(task.Id, task.Version + 1);
    }
}

/// <summary>By which paper, when and why a task ends, and who decided so.</summary>
internal sealed record TaskEnd(DateOnly On, string DecisionReference, string Reason, Guid DecidedBy, bool SharesNumber = false);

internal static class Dropping
{
    /// <summary>Ends the task with all that waits in it, whether it was decided by itself or by a paper that replaces its own.</summary>
    public static async Task<Guid> Drop(this Db db, Journal journal, FollowUpTask task, TaskEnd end, CancellationToken ct)
    {
        var (id, moved) = (Guid.CreateVersion7(), task.Take(TaskStep.Drop, end.On));
        (task.SuspendedOn, task.ClockStops) = (null, false);
        await db.Save(task, ct);
        await db.Execute("""
            INSERT INTO TaskDrops (Id, CouncilId, TaskId, DecisionReference, Reason, DroppedOn, DecidedBy)
            VALUES (@RowId, @CouncilId, @TaskId, @DecisionReference, @Reason, @On, @DecidedBy)
            """, new { RowId = id, TaskId = task.Id, end.DecisionReference, end.Reason, end.On, end.DecidedBy }, ct);
        await db.Execute("UPDATE TaskSuspensions SET ResumedOn = @On WHERE TaskId = @Id AND ResumedOn IS NULL AND CouncilId = @CouncilId", new { task.Id, end.On }, ct);
        await db.LapseItem(journal, task.Id, end.On, ct);
        await db.LapseExtension(journal, task.Id, $"Nội dung không còn phải thực hiện theo {end.DecisionReference}.", ct);
        await db.WithdrawEmptyLetters(journal, task.Id, ct);
        await db.EndRechecks(journal, task.Id, task.LeadUnitId, $"Nội dung không còn phải thực hiện theo {end.DecisionReference}.", ct);
        journal.Add(moved);
        journal.Add(new TaskDropped(task.Id, end.On, end.DecisionReference, end.Reason, end.SharesNumber));
        return id;
    }
}

public sealed record TaskDropped(Guid SubjectId, DateOnly On, string DecisionReference, string Reason, bool SharesNumber) : IEvent;
