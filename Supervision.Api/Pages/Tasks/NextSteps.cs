using Supervision.Core.Access;
using Supervision.Core.Ledger;
using Supervision.Core.Pipeline;
using Supervision.Core.Tasks;
using Supervision.Core.Text;

namespace Supervision.Api.Pages;

/// <summary>What the reader does next about a task that is overdue, and where.</summary>
internal static class NextSteps
{
    /// <summary>Null where it is not the reader's turn.</summary>
    public static PaperLinks? Of(Guid task, TaskProgress progress, Guid leadUnitId, Actor actor)
    {
        bool May(Subject subject, Act act) => PermissionMatrix.AllowsAny(actor.Identity.Roles, subject, act);
        if (actor.UnitId is { } unit)
            return unit != leadUnitId ? null : progress switch
            {
                TaskProgress.Assigned when May(Subject.FollowUpTask, Act.Comment) => At(TaskStep.Accept.Label(), "accept"),
                TaskProgress.Accepted or TaskProgress.InProgress or TaskProgress.Returned or TaskProgress.NotSatisfactory or TaskProgress.Assigned when May(Subject.RemediationReport, Act.Write) => At("Gửi báo cáo kết quả thực hiện", "report"),
                _ => null,
            };
        return progress switch
        {
            TaskProgress.Refused when May(Subject.FollowUpTask, Act.Approve) => At("Chuyển cơ quan chủ trì", "reassign"),
            TaskProgress.ReportedDone when May(Subject.RemediationReport, Act.Write) || May(Subject.RemediationReport, Act.Confirm) => new("Thẩm định, xử lý báo cáo", $"/noi-dung/{task}#viec"),
            _ when TaskLife.IsChased(progress) && May(Subject.Escalation, Act.Write) => At("Đôn đốc, ghi lần đôn đốc", "contact"),
            _ => null,
        };

        PaperLinks At(string words, string form) => new(words, $"/noi-dung/{task}?buoc={form}#{form}");
    }

    /// <summary>Why it is overdue, in words; null while it is not, or where the unit has reported.</summary>
    /// <param name="progress">How it stands.</param>
    /// <param name="dueOn">Its deadline.</param>
    /// <param name="timeliness">How it stands to it.</param>
    /// <param name="today">The day that counts.</param>
    /// <param name="lead">Who leads it, for a reader of another unit.</param>
    public static string? Late(TaskProgress progress, DateOnly? dueOn, Timeliness? timeliness, DateOnly today, string? lead) =>
        timeliness is Timeliness.Overdue && dueOn is { } due && due < today && TaskLife.IsChased(progress) ? OwedWords.Late(progress, due, today, lead) : null;
}
