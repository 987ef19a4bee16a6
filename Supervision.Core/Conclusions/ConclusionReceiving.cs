using Supervision.Core.Papers;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Conclusions;

/// <summary>That a unit has a conclusion, whoever says so.</summary>
internal sealed record ReceivedConclusion(Guid ConclusionId, Guid UnitId, DateOnly ReceivedOn, string ReceivedBy);

/// <summary>How it is noted that a unit has a conclusion which was sent to it.</summary>
internal static class ConclusionReceiving
{
    /// <summary>Notes it once, and what the unit leads of its tasks as received; with the last of the units the conclusion is.</summary>
    public static async Task<Changed> ReceiveConclusion(this Db db, Journal journal, ReceivedConclusion received, CancellationToken ct)
    {
        var changed = await db.Note(journal, received, ct);
        await db.AcceptTasks(journal, received.ConclusionId, received, ct);
        return changed;
    }

    /// <summary>
    /// Whoever confirms that it has one of a conclusion's tasks, or reports on it, has the conclusion. Only the paper's receipt is noted: what of the other tasks it takes for its own, the unit says at each.
    /// </summary>
    /// <param name="by">What the unit did, as it stands beside its receipt.</param>
    public static async Task ReceiveWithTask(this Db db, Journal journal, FollowUpTask task, DateOnly on, string by, CancellationToken ct)
    {
        if (task.ConclusionId is not { } conclusionId) return;
        var receipt = await db.Find<Receipt>("SELECT SentOn, ReceivedOn FROM ConclusionReceipts WHERE ConclusionId = @conclusionId AND UnitId = @LeadUnitId AND CouncilId = @CouncilId", new { conclusionId, task.LeadUnitId }, ct);
        if (receipt is null or { ReceivedOn: not null }) return;
        if (!(await db.LockConclusion(conclusionId, ct)).Allowed.Contains(ConclusionStep.Receive)) return;
        await db.Note(journal, new ReceivedConclusion(conclusionId, task.LeadUnitId, on < receipt.SentOn ? receipt.SentOn : on, by), ct);
    }

    private static async Task<Changed> Note(this Db db, Journal journal, ReceivedConclusion received, CancellationToken ct)
    {
        var conclusion = await db.LockConclusion(received.ConclusionId, ct);
        var receipt = await db.Find<Receipt>("SELECT SentOn, ReceivedOn FROM ConclusionReceipts WHERE ConclusionId = @ConclusionId AND UnitId = @UnitId AND CouncilId = @CouncilId", received, ct)
            ?? throw RefusedException.NotFound("kết luận");
        if (receipt.ReceivedOn is { } already)
            throw RefusedException.Conflict("conclusion.acknowledged", $"Đơn vị đã xác nhận nhận văn bản ngày {already:dd/MM/yyyy}.");
        if (received.ReceivedOn < receipt.SentOn)
            throw RefusedException.Invalid("conclusion.received_on", nameof(received.ReceivedOn), "Ngày nhận không được trước ngày gửi.");

        await db.Execute("""
            UPDATE ConclusionReceipts SET ReceivedOn = @ReceivedOn, ReceivedBy = @ReceivedBy
            WHERE ConclusionId = @ConclusionId AND UnitId = @UnitId AND CouncilId = @CouncilId
            """, received, ct);
        journal.Add(new ConclusionAcknowledged(conclusion.Id, received.UnitId, received.ReceivedOn, received.ReceivedBy));
        var before = conclusion.Status;
        var isWithAll = await db.AllReceived(conclusion.Id, ct);
        if (isWithAll) await db.PaperReceived(journal, ConclusionRules.Of(conclusion.Kind).Paper, conclusion.Id, ct);
        var moved = conclusion.Take(ConclusionStep.Receive, isWithAll);
        if (conclusion.Status == before) return new Changed(conclusion.Id, conclusion.Version);
        await db.Save(conclusion, ct);
        journal.Add(moved);
        return new Changed(conclusion.Id, conclusion.Version + 1);
    }

    // "Đơn vị đã nhận" is set by the receipt of the paper: nobody confirms again, item by item, what stands in it.
    private static async Task AcceptTasks(this Db db, Journal journal, Guid conclusionId, ReceivedConclusion received, CancellationToken ct)
    {
        foreach (var task in (await db.TasksOf(conclusionId, ct)).Where(task => !task.IsParent && task.LeadUnitId == received.UnitId && task.Progress is TaskProgress.Assigned))
        {
            var moved = task.Take(TaskStep.Accept, received.ReceivedOn);
            await db.Save(task, ct);
            journal.Add(moved);
        }
    }

    private sealed record Receipt
    {
        public required DateOnly SentOn { get; init; }
        public DateOnly? ReceivedOn { get; init; }
    }
}
