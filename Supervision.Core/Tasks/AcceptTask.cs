using FluentValidation;
using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Campaigns;
using Supervision.Core.Conclusions;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>The lead unit confirms that it has the task: "đơn vị đã nhận".</summary>
[Requires(Subject.FollowUpTask, Act.Comment)]
public sealed record AcceptTask : ICommand<Changed>, IVersioned
{
    public required Guid TaskId { get; init; }
    public required int Version { get; init; }
    public required DateOnly AcceptedOn { get; init; }

    public sealed class Validator : AbstractValidator<AcceptTask>
    {
        public Validator(TimeProvider clock) => RuleFor(c => c.AcceptedOn).LessThanOrEqualTo(_ => clock.Today());
    }
}

internal sealed class AcceptTaskHandler(Db db, Journal journal, Gate gate, TimeProvider clock) : IRequestHandler<AcceptTask, Changed>
{
    public async Task<Changed> Handle(AcceptTask command, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(command.TaskId, Act.Comment, ct);
        var task = await db.LoadTask(command.TaskId, ct);
        await db.DemandVersion(task.Id, command.Version, task.Version, ct);
        if (access.UnitId != task.LeadUnitId)
            throw RefusedException.Forbidden("Chỉ cơ quan chủ trì xác nhận việc nhận nội dung yêu cầu, kiến nghị này.");
        task.DemandLeaf();

        var moved = task.Take(TaskStep.Accept, command.AcceptedOn);
        await DemandDate(task, command.AcceptedOn, ct);
        await db.Save(task, ct);
        journal.Add(moved);
        await db.ReceiveWithTask(journal, task, command.AcceptedOn, $"theo việc đơn vị xác nhận đã nhận nội dung số {task.Number}", ct);
        return new Changed(task.Id, task.Version + 1);
    }

    private async Task DemandDate(FollowUpTask task, DateOnly on, CancellationToken ct)
    {
        var source = await db.Find<Source>("""
            SELECT COALESCE(k.IssuedOn, p.IssuedOn) AS IssuedOn, (SELECT MIN(s.SentOn) FROM ConclusionReceipts s WHERE s.ConclusionId = k.Id AND s.UnitId = t.LeadUnitId) AS SentOn
            FROM FollowUpTasks t
            LEFT JOIN Conclusions k ON k.Id = t.ConclusionId
            LEFT JOIN SourcePapers p ON p.Id = t.SourcePaperId
            WHERE t.Id = @Id AND t.CouncilId = @CouncilId
            """, new { task.Id }, ct);
        EventDate.Demand(nameof(AcceptTask.AcceptedOn), on, clock.Today(),
            [new PastEvent("ngày ban hành văn bản nguồn", source?.IssuedOn), new PastEvent("ngày gửi văn bản nguồn", source?.SentOn)]);
    }

    private sealed record Source
    {
        public DateOnly? IssuedOn { get; init; }
        public DateOnly? SentOn { get; init; }
    }
}
