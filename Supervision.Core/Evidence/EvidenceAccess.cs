using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Evidence;

/// <summary>Who may put evidence under a task, and when.</summary>
internal static class EvidenceAccess
{
    /// <summary>
    /// Which evidence (the row <c>a</c>) of a task (the row <c>t</c>) somebody who passed its gate sees: what was handed in with a report; a unit its own; the lead what a
    /// coordinating unit handed over to it. What a unit still prepares is nobody else's.
    /// </summary>
    public const string Seen = """

        (a.SubmittedAt IS NOT NULL OR a.UnitId = @ActorUnitId OR (a.HandedOverAt IS NOT NULL AND t.LeadUnitId = @ActorUnitId))

        """;

    /// <summary>Refuses evidence that whoever asks does not see, as if it were not there.</summary>
    public static async Task DemandSeen(this Db db, Guid taskId, Guid attachmentId, CancellationToken ct)
    {
        if (await db.Value<long>("""
            SELECT COUNT(*)
            FROM Attachments a
            JOIN FollowUpTasks t ON t.Id = a.SubjectId
            WHERE a.Id = @attachmentId AND a.SubjectId = @taskId AND a.Purpose = 'Evidence' AND a.CouncilId = @CouncilId AND
            """ + Seen, new { taskId, attachmentId }, ct) == 0) throw RefusedException.NotFound("minh chứng");
    }

    /// <summary>
    /// Only the lead or a coordinating unit, while the task is open and nothing about it lies under appraisal. Whoever work was passed on to sees the task and answers the lead, which
    /// answers the council.
    /// </summary>
    public static async Task<(FollowUpTask Task, Guid UnitId)> DemandEvidence(this Db db, Gate gate, Guid taskId, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(taskId, Subject.RemediationReport, Act.Write, ct);
        if (access.UnitId is not { } unitId) throw RefusedException.Forbidden("Minh chứng do cơ quan chủ trì hoặc phối hợp thực hiện nội dung này đính kèm.");
        var task = await db.LoadTask(taskId, ct);
        if (unitId != task.LeadUnitId
            && await db.Value<long>("SELECT COUNT(*) FROM TaskCoordinators WHERE TaskId = @taskId AND UnitId = @unitId AND CouncilId = @CouncilId", new { taskId, unitId }, ct) == 0)
            throw RefusedException.Forbidden("Minh chứng do cơ quan chủ trì hoặc phối hợp thực hiện nội dung này đính kèm.", "evidence.unit");
        task.DemandLeaf();
        if (TaskLife.IsClosed(task.Progress) || task.Progress is TaskProgress.Draft or TaskProgress.ReportedDone)
            throw RefusedException.Conflict("evidence.closed", $"Nội dung đang ở trạng thái “{task.Progress.Label()}” nên không đính kèm hoặc bỏ minh chứng được.");
        return (task, unitId);
    }

    /// <summary>Refuses the number of a piece of evidence that is not on the task's fixed list.</summary>
    public static async Task DemandPiece(this Db db, Guid taskId, int? number, CancellationToken ct)
    {
        if (number is not { } asked) return;
        var pieces = await db.Evidence(taskId, ct);
        if (asked <= pieces.Count) return;
        throw RefusedException.Invalid("evidence.item", nameof(AddEvidence.EvidenceItemNumber), pieces.Count == 0
            ? "Nội dung này không có danh mục minh chứng nên không ghi số thứ tự."
            : $"Danh mục minh chứng của nội dung này chỉ có {pieces.Count} mục: {string.Join("; ", pieces.Select((name, i) => $"{i + 1}. {name}"))}.");
    }
}
