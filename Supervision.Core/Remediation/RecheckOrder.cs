using Supervision.Core.Access;
using Supervision.Core.Documents;
using Supervision.Core.Notices;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Remediation;

/// <summary>Where an order to check on the spot stands.</summary>
public enum RecheckOrderStatus
{
    [Label("Chờ kiểm tra")] Ordered,
    [Label("Đã kiểm tra")] Done,
    [Label("Đã hủy")] Withdrawn,
}

/// <summary>Somebody is to look on the spot whether a task was done.</summary>
internal sealed class RecheckOrder
{
    public required Guid Id { get; init; }
    public required Guid TaskId { get; init; }
    public required DateOnly RecheckOn { get; init; }
    public required string AssignedTo { get; init; }
    public required DateOnly OrderedOn { get; init; }
    public required Guid OrderedBy { get; init; }
    public required RecheckOrderStatus Status { get; init; }
    public required int Version { get; init; }

    /// <summary>What stands before it ends, for the journal.</summary>
    public object Before => new { Status, RecheckOn };

    public void DemandOpen()
    {
        if (Status is not RecheckOrderStatus.Ordered) throw RefusedException.Conflict("recheck.order_ended", $"Việc kiểm tra lại này đã kết thúc: {Status.Label()}.");
    }
}

internal static class RecheckOrders
{
    /// <summary>The order, for the council's people who pass the gate of its task.</summary>
    public static async Task<RecheckOrder> EnterRecheckOrder(this Db db, Gate gate, Guid id, CancellationToken ct)
    {
        var order = await db.FindRecheckOrder(id, ct) ?? throw NotFound();
        RemediationRows.DemandCouncil(await gate.FollowUpTask(order.TaskId, Subject.RemediationReport, Act.Write, ct));
        return order;
    }

    /// <summary>The open order of a task that a check answers.</summary>
    public static async Task<RecheckOrder> RecheckOrderOf(this Db db, Guid id, Guid taskId, CancellationToken ct)
    {
        var order = await db.FindRecheckOrder(id, ct);
        if (order is null || order.TaskId != taskId) throw NotFound();
        order.DemandOpen();
        return order;
    }

    public static Task End(this Db db, RecheckOrder order, RecheckOrderStatus status, Guid? recheckId, DateOnly on, string? reason, CancellationToken ct) => db.Update("""
        UPDATE RecheckOrders SET Status = @status, RecheckId = @recheckId, EndedOn = @on, EndReason = @reason, Version = Version + 1
        WHERE Id = @Id AND CouncilId = @CouncilId AND Version = @Version
        """, new { order.Id, order.Version, status, recheckId, on, reason }, ct);

    /// <summary>The unit that leads the task is told.</summary>
    public static async Task TellRecheck(this Db db, Guid taskId, string onceKey, Func<ToldTask, (string Title, string Text)> say, CancellationToken ct)
    {
        var task = await db.TaskToTell(taskId, ct);
        var (title, text) = say(task);
        await db.Notify(new NewNotice
        {
            UnitId = task.UnitId,
            Kind = NoticeKind.Recheck,
            Title = title,
            Text = $"{task.Content}\n\n{text}",
            Link = task.Link,
            SubjectId = taskId,
            OnceKey = onceKey,
        }, ct);
    }

    /// <summary>
    /// Checks that were ordered and not made end with the task, or when another unit leads it: the unit that prepared for them is told, and whoever ordered them and counts on whom they
    /// sent.
    /// </summary>
    /// <param name="unitId">The unit that led the task until now.</param>
    public static async Task EndRechecks(this Db db, Journal journal, Guid taskId, Guid unitId, string reason, CancellationToken ct)
    {
        var open = await db.List<RecheckOrder>("""
            SELECT Id, TaskId, RecheckOn, AssignedTo, OrderedOn, OrderedBy, Status, Version
            FROM RecheckOrders
            WHERE TaskId = @taskId AND CouncilId = @CouncilId AND Status = 'Ordered'
            ORDER BY Seq
            """, new { taskId }, ct);
        if (open.Count == 0) return;
        var task = await db.TaskToTell(taskId, ct);
        foreach (var order in open)
        {
            await db.End(order, RecheckOrderStatus.Withdrawn, null, db.Signal.Clock.Today(), reason, ct);
            journal.Add(new RecheckOrderEnded(order.Id, taskId, reason), order.Before);
            var notice = new NewNotice
            {
                UnitId = unitId,
                Kind = NoticeKind.Recheck,
                Title = $"Không còn kiểm tra lại tại chỗ nội dung số {task.Number} ngày {Day(order.RecheckOn)}",
                Text = $"{task.Content}\n\nLý do: {reason}\n\nNgười được giao kiểm tra: {order.AssignedTo}.",
                Link = task.Link,
                SubjectId = taskId,
                OnceKey = $"recheck/{order.Id}/ended",
            };
            await db.Notify([notice, notice with { UnitId = null, PersonId = order.OrderedBy }], ct);
        }
    }

    public static string Day(DateOnly on) => VietnameseDate.Short(on);

    private static Task<RecheckOrder?> FindRecheckOrder(this Db db, Guid id, CancellationToken ct) => db.Find<RecheckOrder>("""
        SELECT Id, TaskId, RecheckOn, AssignedTo, OrderedOn, OrderedBy, Status, Version FROM RecheckOrders WHERE Id = @id AND CouncilId = @CouncilId
        """, new { id }, ct);

    private static RefusedException NotFound() => RefusedException.NotFound("việc kiểm tra lại");
}

public sealed record RecheckOrderEnded(Guid SubjectId, Guid TaskId, string Reason) : IEvent;
