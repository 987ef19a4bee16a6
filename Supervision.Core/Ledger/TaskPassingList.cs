using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>To whom work of a task was passed on, and what came back. A receiver sees its own, the lead unit all.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record TaskPassingList(Guid TaskId) : IQuery<IReadOnlyList<TaskPassing>>;

public sealed record TaskPassing
{
    public required Guid Id { get; init; }
    public required Guid ReceivingUnitId { get; init; }
    public required string ReceivingUnitName { get; init; }
    public required string Reference { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required string Content { get; init; }
    public DateOnly? DueOn { get; init; }
    public IReadOnlyList<PassingReport> Reports { get; init; } = [];
}

public sealed record PassingReport
{
    public required Guid PassingId { get; init; }
    public required int Number { get; init; }
    public required DateOnly ReportedOn { get; init; }
    public required string Text { get; init; }
}

internal sealed class TaskPassingListHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TaskPassingList, IReadOnlyList<TaskPassing>>
{
    public async Task<IReadOnlyList<TaskPassing>> Handle(TaskPassingList query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Act.Read, ct);
        var passings = await db.List<TaskPassing>("""
            SELECT p.Id, p.ToUnitId AS ReceivingUnitId, n.Name AS ReceivingUnitName, p.Reference, p.IssuedOn, p.Content, p.DueOn
            FROM TaskPassings p
            JOIN FollowUpTasks t ON t.Id = p.TaskId
            JOIN Units u ON u.Id = p.ToUnitId
            """ + UnitNaming.OnDay + """
            WHERE p.TaskId = @TaskId AND p.CouncilId = @CouncilId
                AND (@ActorUnitId IS NULL OR t.LeadUnitId = @ActorUnitId OR p.ToUnitId = @ActorUnitId)
            ORDER BY p.Seq
            """, new { query.TaskId, On = clock.Today() }, ct);
        var reports = (await db.List<PassingReport>("""
            SELECT r.PassingId, r.Number, r.ReportedOn, r.Text
            FROM TaskPassingReports r
            JOIN TaskPassings p ON p.Id = r.PassingId
            WHERE p.TaskId = @TaskId AND p.CouncilId = @CouncilId
            ORDER BY r.PassingId, r.Number
            """, query, ct)).ToLookup(r => r.PassingId);
        return [.. passings.Select(p => p with { Reports = [.. reports[p.Id]] })];
    }
}
