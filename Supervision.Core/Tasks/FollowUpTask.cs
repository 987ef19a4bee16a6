using Supervision.Core.Calendar;
using Supervision.Core.Pipeline;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>With what force a task is addressed.</summary>
public enum TaskForce
{
    [Label("yêu cầu")] Requires,
    [Label("kiến nghị")] Recommends,
    [Label("đề nghị")] Proposes,
}

/// <summary>Whether the addressee stands within the council's reach; those above it are sent to and answer, and are never chased.</summary>
public enum Reach
{
    [Label("thuộc phạm vi giám sát")] Within,
    [Label("cấp trên, gửi để xem xét, trả lời")] Above,
}

/// <summary>How far a task has come; whether it is on time is another axis, see <see cref="Timeliness"/>.</summary>
public enum TaskProgress
{
    [Label("Dự thảo")] Draft,
    [Label("Đã chuyển")] Assigned,
    [Label("Đơn vị đã nhận")] Accepted,
    [Label("Không thuộc thẩm quyền, đề nghị chuyển")] Refused,
    [Label("Đang thực hiện")] InProgress,
    [Label("Đã báo cáo, chờ thẩm định")] ReportedDone,
    [Label("Đề nghị bổ sung, làm rõ")] Returned,
    [Label("Hoàn thành một phần")] PartlyDone,
    [Label("Chưa đạt yêu cầu, tiếp tục thực hiện")] NotSatisfactory,
    [Label("Tạm dừng")] Suspended,
    [Label("Hoàn thành")] Confirmed,
    [Label("Không còn phù hợp")] Dropped,
}

/// <summary>What moves a task on.</summary>
public enum TaskStep
{
    [Label("Chuyển")] Assign,
    [Label("Xác nhận đã nhận")] Accept,
    [Label("Đề nghị chuyển")] Refuse,
    [Label("Chuyển lại")] Reassign,
    [Label("Bắt đầu thực hiện")] Start,
    [Label("Báo cáo hoàn thành")] Report,
    [Label("Xác nhận hoàn thành")] Confirm,
    [Label("Xác nhận hoàn thành một phần")] ConfirmPartly,
    [Label("Đề nghị bổ sung, làm rõ")] Return,
    [Label("Kết luận chưa đạt yêu cầu")] FindUnsatisfactory,
    [Label("Tạm dừng")] Suspend,
    [Label("Tiếp tục")] Resume,
    [Label("Kết thúc do không còn phù hợp")] Drop,
}

/// <summary>One thing that a conclusion asks of a unit: "nội dung yêu cầu, kiến nghị sau giám sát".</summary>
public sealed class FollowUpTask
{
    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }
    public required int Number { get; init; }
    public required Guid LeadUnitId { get; init; }
    public required DeadlineKind DeadlineKind { get; init; }
    public DateOnly? StatedOn { get; init; }
    public int? StatedYear { get; init; }
    public Cycle? Cycle { get; init; }
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateOnly? ReviewOn { get; init; }
    public required TaskProgress Progress { get; set; }
    public TaskProgress? ProgressBefore { get; set; }
    public DateOnly? AcceptedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public required int Version { get; init; }

    public IEnumerable<TaskStep> Allowed => TaskLife.Allowed(Progress, ProgressBefore);

    public DeadlineRule Deadline => new() { Kind = DeadlineKind, On = StatedOn, Year = StatedYear, Cycle = Cycle };

    /// <summary>Moves the task, or refuses with the steps it does allow. The date is that of the event.</summary>
    public TaskMoved Take(TaskStep step, DateOnly on)
    {
        var from = Progress;
        var to = TaskLife.After(from, step, ProgressBefore) ?? throw RefusedException.Step(
            "task.step", $"Nội dung yêu cầu, kiến nghị đang ở trạng thái “{from.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));
        ProgressBefore = step is TaskStep.Suspend ? from : null;
        Progress = to;
        if (step is TaskStep.Accept) AcceptedOn = on;
        if (step is TaskStep.Report) ReportedOn = on;
        // A report that is given back counts for nothing; the next one is judged by its own day.
        if (step is TaskStep.Return or TaskStep.FindUnsatisfactory) ReportedOn = null;
        if (TaskLife.IsClosed(to)) ClosedOn = on;
        return new TaskMoved(Id, from, to, on);
    }
}

public static class TaskLife
{
    /// <summary>The whole life of a task. Suspension returns to where it came from; what is done in part is closed, its remainder being a task of its own.</summary>
    public static TaskProgress? After(TaskProgress progress, TaskStep step, TaskProgress? before = null) => (progress, step) switch
    {
        (TaskProgress.Draft, TaskStep.Assign) => TaskProgress.Assigned,
        (TaskProgress.Assigned, TaskStep.Accept) => TaskProgress.Accepted,
        (TaskProgress.Assigned, TaskStep.Refuse) => TaskProgress.Refused,
        (TaskProgress.Refused, TaskStep.Reassign) => TaskProgress.Assigned,
        (TaskProgress.Accepted or TaskProgress.Returned or TaskProgress.NotSatisfactory, TaskStep.Start) => TaskProgress.InProgress,
        (TaskProgress.Accepted or TaskProgress.InProgress or TaskProgress.Returned or TaskProgress.NotSatisfactory, TaskStep.Report) => TaskProgress.ReportedDone,
        (TaskProgress.ReportedDone, TaskStep.Confirm) => TaskProgress.Confirmed,
        (TaskProgress.ReportedDone, TaskStep.ConfirmPartly) => TaskProgress.PartlyDone,
        (TaskProgress.ReportedDone, TaskStep.Return) => TaskProgress.Returned,
        (TaskProgress.ReportedDone, TaskStep.FindUnsatisfactory) => TaskProgress.NotSatisfactory,
        (TaskProgress.Suspended, TaskStep.Resume) => before,
        (TaskProgress.Assigned or TaskProgress.Accepted or TaskProgress.Refused or TaskProgress.InProgress or TaskProgress.Returned or TaskProgress.NotSatisfactory, TaskStep.Suspend) => TaskProgress.Suspended,
        (not (TaskProgress.Draft or TaskProgress.PartlyDone or TaskProgress.Confirmed or TaskProgress.Dropped), TaskStep.Drop) => TaskProgress.Dropped,
        _ => null,
    };

    public static IEnumerable<TaskStep> Allowed(TaskProgress progress, TaskProgress? before) => Enum.GetValues<TaskStep>().Where(step => After(progress, step, before) is not null);

    public static bool IsClosed(TaskProgress progress) => progress is TaskProgress.Confirmed or TaskProgress.PartlyDone or TaskProgress.Dropped;
}

public sealed record TaskMoved(Guid SubjectId, TaskProgress From, TaskProgress To, DateOnly On) : IEvent;
