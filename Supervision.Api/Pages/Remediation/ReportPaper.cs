using Supervision.Core.Remediation;

namespace Supervision.Api.Pages;

/// <summary>What is read of a report on tasks: the paper that the system composes of it, or the scans of the one that the unit sent on paper.</summary>
/// <param name="Answer">The report.</param>
/// <param name="TaskId">The task on whose page it stands, whose files come first; null on the report's own page.</param>
/// <param name="IsOnlyTask">The reader sees this task and no other.</param>
public sealed record ReportPaper(RemediationReportAnswer Answer, Guid? TaskId, bool IsOnlyTask)
{
    public RemediationReportHead Report => Answer.Report;

    /// <summary>The files of a paper by the task they were put under: of a paper that answers several tasks, one scan may stand for all.</summary>
    public IEnumerable<(Guid TaskId, ReportedEvidence File)> Files => Report.PaperReceivedOn is null ? [] : Answer.Items
        .Where(item => !IsOnlyTask || item.TaskId == TaskId)
        .OrderByDescending(item => item.TaskId == TaskId)
        .SelectMany(item => item.Evidence.Select(file => (item.TaskId, file)));
}
