using Supervision.Core.Conclusions;
using Supervision.Core.Documents;
using Supervision.Core.Pipeline;
using Supervision.Core.Storage;
using Supervision.Core.Tasks;

namespace Supervision.Core.Remediation;

/// <summary>What a report that is handed in does to each of the tasks it answers, whichever way it came.</summary>
internal static class ReportedTasks
{
    public static async Task ReportTask(this Db db, Journal journal, RemediationReport report, RemediationItem item, DateTimeOffset now, CancellationToken ct)
    {
        var task = await db.LoadTask(item.TaskId, ct);
        if (task.LeadUnitId != report.UnitId) throw RefusedException.Conflict("task.lead", "Có nội dung trong báo cáo đã chuyển cho cơ quan khác chủ trì; hãy bỏ nội dung đó khỏi báo cáo.");
        task.DemandLeaf();
        await db.DemandNoOpenReport(task.Id, report.Id, ct);
        var on = report.ReportedOn!.Value;
        var today = db.Signal.Clock.Today();
        await db.DemandDate(task, nameof(SubmitRemediationReport.ReportedOn), on, today, ct);
        // A paper has its own day, and who entered it stands in the journal beside the day it came.
        if (report.PaperReceivedOn is null) DemandNotMadeTimely(task, item, on, today);

        // Whoever reports on a task has it.
        if (task.Progress is TaskProgress.Assigned) journal.Add(task.Take(TaskStep.Accept, on));
        if (item.Claim is not RemediationClaim.NotYet) journal.Add(task.Take(TaskStep.Report, on));
        else if (task.Progress is not TaskProgress.InProgress) journal.Add(task.Take(TaskStep.Start, on));
        task.PercentDone = item.PercentDone;
        await db.Save(task, ct);
        await db.ReceiveWithTask(journal, task, on, $"theo báo cáo của đơn vị về nội dung số {task.Number}", ct);
        // Behind the lock of the task's row, which whoever attaches or takes back waits for. What a unit still prepares here is not the paper's.
        if (report.PaperReceivedOn is null) await db.SubmitEvidence(journal, report, item, now, ct);
        if (item.Claim is RemediationClaim.NotYet) (item.Outcome, item.DecidedOn) = (RemediationOutcome.Noted, on);
        else item.IsOpen = true;
        await db.Save(item, ct);
    }

    private static void DemandNotMadeTimely(FollowUpTask task, RemediationItem item, DateOnly on, DateOnly today)
    {
        if (item.Claim is not RemediationClaim.NotYet && task.DueOn is { } due && on <= due && due < today)
            throw RefusedException.Invalid("remediation.backdated", nameof(SubmitRemediationReport.ReportedOn),
                $"Thời hạn của nội dung số {task.Number} ({VietnameseDate.Short(due)}) đã qua nên ngày báo cáo không được lùi về trong hạn.");
    }
}
