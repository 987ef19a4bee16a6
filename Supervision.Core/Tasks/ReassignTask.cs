using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Councils;
using Supervision.Core.Extensions;
using Supervision.Core.Pipeline;
using Supervision.Core.Remediation;
using Supervision.Core.Storage;

namespace Supervision.Core.Tasks;

/// <summary>
/// Answers a unit that refused a task: passes it to another lead unit, or back to the same one. Its deadline stays. The source paper goes to the new unit with it, so that no task
/// lies with somebody who cannot see it.
/// </summary>
[Requires(Subject.FollowUpTask, Act.Approve)]
public sealed record ReassignTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }

    /// <summary>The new lead unit, or the one that refused when the task stays with it.</summary>
    public required Guid LeadUnitId { get; init; }
    public required DateOnly ReassignedOn { get; init; }
    public required string Reason { get; init; }

    public sealed class Validator : AbstractValidator<ReassignTask>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(2000);
    }
}

internal sealed class ReassignTaskHandler(Db db, Journal journal, Gate gate, Actor actor, TimeProvider clock) : IRequestHandler<ReassignTask, Changed>
{
    public async Task<Changed> Handle(ReassignTask command, CancellationToken ct)
    {
        await gate.FollowUpTask(command.TaskId, Act.Approve, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        task.DemandLeaf();
        await DemandUnit(task, command, ct);

        var from = task.LeadUnitId;
        var moved = task.Take(TaskStep.Reassign, command.ReassignedOn);
        await db.DemandDate(task, nameof(command.ReassignedOn), command.ReassignedOn, clock.Today(), ct);
        task.LeadUnitId = command.LeadUnitId;
        await db.Save(task, ct);
        await db.Execute("""
            UPDATE TaskRefusals SET AnsweredOn = @ReassignedOn, ToUnitId = @LeadUnitId, Answer = @Reason, AnsweredBy = @PersonId
            WHERE TaskId = @TaskId AND AnsweredOn IS NULL AND CouncilId = @CouncilId
            """, new { command.ReassignedOn, command.LeadUnitId, command.Reason, actor.PersonId, command.TaskId }, ct);
        await db.Execute("DELETE FROM TaskCoordinators WHERE TaskId = @Id AND UnitId = @LeadUnitId AND CouncilId = @CouncilId", new { task.Id, task.LeadUnitId }, ct);
        if (from != task.LeadUnitId)
        {
            await db.EndExtension(journal, task.Id, "Nội dung đã được giao cho cơ quan khác chủ trì.", ct);
            await db.EndRechecks(journal, task.Id, from, "Nội dung đã được giao cho cơ quan khác chủ trì.", ct);
        }
        await SendSource(task, command.ReassignedOn, ct);
        journal.Add(moved);
        journal.Add(new TaskReassigned(task.Id, from, task.LeadUnitId, command.ReassignedOn, command.Reason));
        await db.TellReassigned(task, from, command.Reason, ct);
        return new Changed(task.Id, task.Version + 1);
    }

    private async Task DemandUnit(FollowUpTask task, ReassignTask command, CancellationToken ct)
    {
        var unit = await db.Find<UnitRow>("SELECT Level, ValidTo FROM Units WHERE Id = @LeadUnitId AND CouncilId = @CouncilId", new { command.LeadUnitId }, ct)
            ?? throw RefusedException.NotFound("đơn vị");
        if (command.LeadUnitId != task.LeadUnitId && unit.ValidTo is { } ended && ended < command.ReassignedOn)
            throw RefusedException.Conflict("task.unit_ended", "Đơn vị này đã kết thúc hoạt động; hãy chọn đơn vị kế thừa.", nameof(command.LeadUnitId));
        await db.DemandWithinReach(task.Reach, unit.Level, ct);
    }

    private async Task SendSource(FollowUpTask task, DateOnly on, CancellationToken ct)
    {
        if (task.ConclusionId is not { } conclusionId) return;
        if (await db.Value<long>("SELECT COUNT(*) FROM ConclusionReceipts WHERE ConclusionId = @conclusionId AND UnitId = @LeadUnitId AND CouncilId = @CouncilId", new { conclusionId, task.LeadUnitId }, ct) > 0) return;
        await db.Execute("""
            INSERT INTO ConclusionReceipts (Id, CouncilId, ConclusionId, UnitId, SentOn)
            VALUES (@RowId, @CouncilId, @conclusionId, @LeadUnitId, @on)
            """, new { RowId = Guid.CreateVersion7(), conclusionId, task.LeadUnitId, on }, ct);
        var conclusion = await db.LockConclusion(conclusionId, ct);
        if (conclusion.Status is ConclusionStatus.Received)
        {
            journal.Add(conclusion.Take(ConclusionStep.Send));
            await db.Save(conclusion, ct);
        }
        journal.Add(new ConclusionSent(conclusionId, on, [task.LeadUnitId]));
    }

    private sealed record UnitRow
    {
        public required UnitLevel Level { get; init; }
        public DateOnly? ValidTo { get; init; }
    }
}

public sealed record TaskReassigned(Guid SubjectId, Guid FromUnitId, Guid ToUnitId, DateOnly On, string Reason) : IEvent;
