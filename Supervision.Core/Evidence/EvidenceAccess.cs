using Supervision.Core.Access;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Core.Evidence;

/// <summary>Who may put evidence under a task, and when.</summary>
internal static class EvidenceAccess
{
    /// <summary>Only the lead or a coordinating unit, while the task is open and nothing about it lies under appraisal.</summary>
    public static async Task<(FollowUpTask Task, Guid UnitId)> DemandEvidence(this Db db, Gate gate, Guid taskId, CancellationToken ct)
    {
        var access = await gate.FollowUpTask(taskId, Subject.RemediationReport, Act.Write, ct);
        if (access.UnitId is not { } unitId) throw RefusedException.Forbidden("Minh chứng do cơ quan chủ trì hoặc phối hợp thực hiện nội dung này đính kèm.");
        var task = await db.LoadTask(taskId, ct);
        if (TaskLife.IsClosed(task.Progress) || task.Progress is TaskProgress.Draft or TaskProgress.ReportedDone)
            throw RefusedException.Conflict("evidence.closed", $"Nội dung đang ở trạng thái “{task.Progress.Label()}” nên không đính kèm hoặc bỏ minh chứng được.");
        return (task, unitId);
    }
}
