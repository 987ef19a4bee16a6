using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>The lead unit says that a task is not within its powers and should be passed to another: "không thuộc thẩm quyền, đề nghị chuyển".</summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record RefuseTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly RefusedOn { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<RefuseTask>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class RefuseTaskHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<RefuseTask, Changed>
{
    public async Task<Changed> Handle(RefuseTask command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Comment, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        task.DemandLead(access);

        var moved = task.Take(TaskStep.Refuse, command.RefusedOn);
        await db.DemandDate(task, nameof(command.RefusedOn), command.RefusedOn, clock.Today(), ct);
        await db.Save(task, ct);
        await db.Execute("""
            INSERT INTO TaskRefusals (Id, CouncilId, TaskId, UnitId, Reason, RefusedOn, RefusedBy)
            VALUES (@RowId, @CouncilId, @TaskId, @LeadUnitId, @Reason, @RefusedOn, @PersonId)
            """, new { RowId = Guid.CreateVersion7(), command.TaskId, task.LeadUnitId, command.Reason, command.RefusedOn, actor.PersonId }, ct);
        journal.Add(moved);
        journal.Add(new TaskRefused(task.Id, task.LeadUnitId, command.RefusedOn, command.Reason));
        await db.TellDeclined(actor, task, command.Reason, ct);
        return new Changed(task.Id, task.Version + 1);
    }
}

public sealed record TaskRefused(Guid SubjectId, Guid UnitId, DateOnly On, string Reason) : IEvent;
