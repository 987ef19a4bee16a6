using MediatR;
using Supervision.Core.Access;
using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
using Supervision.Core.Councils;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;
using Supervision.Core.Units;

namespace Supervision.Core.Ledger;

/// <summary>What came out of a task, who had it before, and how it stands by its parts.</summary>
[Requires(Subject.FollowUpTask, Act.Read)]
public sealed record TaskParts(Guid TaskId) : IQuery<TaskPartsView>;

/// <summary>How a task stands by what came out of it; its own progress is left as it was.</summary>
public enum PartsState
{
    [Label("Đã kết thúc tất cả các phần")] Closed,
    [Label("Có phần quá hạn")] Overdue,
    [Label("Chờ thẩm định")] Awaiting,
    [Label("Tạm dừng")] Suspended,
    [Label("Chưa thực hiện")] NotBegun,
    [Label("Đang thực hiện")] UnderWay,
}

/// <param name="State">Null for a task without parts.</param>
/// <param name="Counts">The parts at the ends, those that have parts themselves not counted.</param>
public sealed record TaskPartsView(PartsState? State, TaskCounts Counts, IReadOnlyList<TaskPart> Parts, IReadOnlyList<Handover> Handovers);

public sealed record TaskPart
{
    public required Guid Id { get; init; }
    public required Guid ParentId { get; init; }
    public required TaskBranch Branch { get; init; }
    public required bool IsParent { get; init; }
    public required int Number { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required string LeadUnitName { get; init; }
    public DateOnly? PeriodFrom { get; init; }
    public DateOnly? PeriodTo { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public required TaskProgress Progress { get; init; }
    public DateOnly? ReportedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public required int PercentDone { get; init; }
    public Timeliness? Timeliness { get; init; }
}

public sealed record Handover
{
    public required string FromUnitName { get; init; }
    public required string ToUnitName { get; init; }
    public Guid? ShareId { get; init; }
    public required string Paper { get; init; }
    public required DateOnly PaperOn { get; init; }
    public required DateOnly HandedOn { get; init; }
    public string? Note { get; init; }
}

internal sealed class TaskPartsHandler(Db db, Gate gate, TimeProvider clock) : IRequestHandler<TaskParts, TaskPartsView>
{
    public async Task<TaskPartsView> Handle(TaskParts query, CancellationToken ct)
    {
        await gate.FollowUpTask(query.TaskId, Act.Read, ct);
        var (state, parts) = await PartsRows.Read(db, query.TaskId, clock.Today(), ct);
        var handovers = await db.List<Handover>("""
            SELECT (SELECT MAX(n.Name) FROM UnitNames n WHERE n.UnitId = h.FromUnitId AND n.ValidFrom = (SELECT MAX(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = h.FromUnitId)) AS FromUnitName,
                   (SELECT MAX(n.Name) FROM UnitNames n WHERE n.UnitId = h.ToUnitId AND n.ValidFrom = (SELECT MAX(x.ValidFrom) FROM UnitNames x WHERE x.UnitId = h.ToUnitId)) AS ToUnitName,
                   h.ShareId, h.Paper, h.PaperOn, h.HandedOn, h.Note
            FROM TaskHandovers h
            WHERE (h.TaskId = @TaskId OR h.ShareId = @TaskId) AND h.CouncilId = @CouncilId
            ORDER BY h.Seq
            """, query, ct);
        var leaves = parts.Where(p => !p.IsParent).Select(p => (new TaskDates(p.Progress, p.DueOn, p.ReportedOn, p.ClosedOn), 1));
        return new TaskPartsView(state, TaskCounts.Of(leaves, clock.Today(), await db.Calendar(ct)), parts, handovers);
    }
}

/// <summary>The parts of a task through every level, and what they make of it.</summary>
internal static class PartsRows
{
    public static async Task<(PartsState? State, IReadOnlyList<TaskPart> Parts)> Read(Db db, Guid taskId, DateOnly today, CancellationToken ct)
    {
        var parts = new List<TaskPart>();
        for (var open = new Queue<Guid>([taskId]); open.TryDequeue(out var parentId);)
        {
            var next = await db.List<TaskPart>("""
                SELECT t.Id, t.ParentId, t.Branch, t.IsParent, t.Number, t.LeadUnitId, n.Name AS LeadUnitName, t.PeriodFrom, t.PeriodTo, t.OriginalDueOn, t.DueOn, t.Progress,
                       t.ReportedOn, t.ClosedOn, t.PercentDone
                FROM FollowUpTasks t
                JOIN Units u ON u.Id = t.LeadUnitId
                """ + UnitNaming.OnDay + """
                WHERE t.ParentId = @parentId AND t.CouncilId = @CouncilId
                ORDER BY t.Seq
                """, new { parentId, On = today }, ct);
            parts.AddRange(next);
            foreach (var part in next.Where(p => p.IsParent || p.Progress is TaskProgress.PartlyDone)) open.Enqueue(part.Id);
        }
        if (parts.Count == 0) return (null, []);
        var calendar = await db.Calendar(ct);
        var near = (await db.FollowUpPolicy(today, ct)).NearDays;
        var seen = parts.ConvertAll(p => p with { Timeliness = new TaskDates(p.Progress, p.DueOn, p.ReportedOn, p.ClosedOn).On(today, calendar, near) });
        var goesOn = await db.Value<long>("SELECT COUNT(*) FROM FollowUpTasks WHERE Id = @taskId AND CouncilId = @CouncilId AND DeadlineKind = 'Recurring' AND ClosedOn IS NULL", new { taskId }, ct) > 0;
        return (StateOf([.. seen.Where(p => !p.IsParent)], goesOn), seen);
    }

    /// <param name="leaves">The parts at the ends.</param>
    /// <param name="goesOn">A series that makes further instances is not closed with those it has made.</param>
    public static PartsState StateOf(IReadOnlyList<TaskPart> leaves, bool goesOn)
    {
        var open = leaves.Where(p => !TaskLife.IsClosed(p.Progress)).ToList();
        if (open.Count == 0) return goesOn ? PartsState.UnderWay : PartsState.Closed;
        if (open.Any(p => p.Timeliness is Timeliness.Overdue)) return PartsState.Overdue;
        if (open.All(p => p.Progress is TaskProgress.ReportedDone)) return PartsState.Awaiting;
        if (open.All(p => p.Progress is TaskProgress.Suspended)) return PartsState.Suspended;
        return open.Count == leaves.Count && open.All(p => p.Progress is TaskProgress.Assigned or TaskProgress.Accepted or TaskProgress.Refused) ? PartsState.NotBegun : PartsState.UnderWay;
    }
}
