using Supervision.Core.Calendar;
using Supervision.Core.Chasing;
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
    [Label("Mở lại nội dung")] Reopen,
}

/// <summary>What a task that came out of another one is to it.</summary>
public enum TaskBranch
{
    [Label("Phần của từng đơn vị")] Share,
    [Label("Phần còn lại")] Remainder,
    [Label("Kỳ thực hiện")] Instance,
}

/// <summary>Which of a task's days was moved.</summary>
public enum DateAxis
{
    [Label("Thời hạn")] Deadline,
    [Label("Ngày đơn vị hứa")] Promise,
    [Label("Ngày rà soát")] Review,
}

/// <summary>Why a day of a task was moved.</summary>
public enum DateChangeReason
{
    [Label("Thay đổi ngày nghỉ")] Calendar,
    [Label("Gia hạn")] Extension,
    [Label("Đề nghị bổ sung, làm rõ")] Return,
    [Label("Tạm dừng")] Suspension,
    [Label("Đơn vị hứa")] Promise,
    [Label("Đã rà soát")] Review,
    [Label("Mở lại nội dung")] Reopening,
    [Label("Văn bản thay thế")] Replacement,
}

/// <summary>One thing that a conclusion or another paper asks of a unit: "nội dung yêu cầu, kiến nghị sau giám sát".</summary>
public sealed class FollowUpTask
{
    /// <summary>A day before every run of chasing: the next one looks at the task anew, whatever changed in it.</summary>
    public static readonly DateOnly LookAgain = new(2000, 1, 1);

    public required Guid Id { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? ConclusionId { get; init; }

    /// <summary>The paper it comes from when that is no conclusion of a campaign.</summary>
    public Guid? SourcePaperId { get; init; }
    public Guid? ParentId { get; init; }
    public TaskBranch? Branch { get; init; }

    /// <summary>The task that a drafted one goes on with: that of the conclusion which its own replaces. Gone with the draft once the paper was sent.</summary>
    public Guid? ReplacesTaskId { get; init; }

    /// <summary>Others came out of it; it is not counted itself, and is not chased.</summary>
    public bool IsParent { get; set; }
    public required int Number { get; init; }
    public Reach Reach { get; init; }
    public required Guid LeadUnitId { get; set; }
    public required DeadlineKind DeadlineKind { get; init; }
    public DateOnly? StatedOn { get; init; }
    public int? StatedYear { get; init; }
    public Cycle? Cycle { get; init; }

    /// <summary>Set once when the task is assigned and never again.</summary>
    public DateOnly? OriginalDueOn { get; init; }
    public DateOnly? DueOn { get; set; }
    public DateOnly? ReviewOn { get; set; }

    /// <summary>The day the unit promises; it is kept apart from the deadline and moves nothing.</summary>
    public DateOnly? PromisedOn { get; set; }
    public required TaskProgress Progress { get; set; }
    public TaskProgress? ProgressBefore { get; set; }
    public DateOnly? AssignedOn { get; set; }
    public DateOnly? AcceptedOn { get; set; }
    public DateOnly? ReportedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }

    /// <summary>How much is done, in percent, as last reported.</summary>
    public int PercentDone { get; set; }
    public DateOnly? SuspendedOn { get; set; }

    /// <summary>While it is suspended its deadline waits.</summary>
    public bool ClockStops { get; set; }

    /// <summary>Counts what came out of the task.</summary>
    public int ItemCount { get; set; }
    public required int Version { get; init; }

    /// <summary>The last step of chasing that was taken, and when.</summary>
    public ChaseStep? ChaseStep { get; set; }
    public DateOnly? ChaseStepOn { get; set; }

    /// <summary>When chasing looks at the task next: at once after any change, never while it is not chased.</summary>
    public DateOnly? ChaseOn => Reach is Reach.Within && !IsParent && TaskLife.IsChased(Progress) ? LookAgain : null;

    /// <summary>Where a task that has just closed for good is counted; null while it is open. One done in part is counted as the part that was done, its remainder for itself.</summary>
    public FollowUpPart? Tally => Progress switch
    {
        TaskProgress.Confirmed or TaskProgress.PartlyDone => DueOn is { } due && (ReportedOn ?? ClosedOn) > due ? FollowUpPart.ClosedLate : FollowUpPart.ClosedOnTime,
        TaskProgress.Dropped => FollowUpPart.Dropped,
        _ => null,
    };

    /// <summary>It was closed since it was loaded.</summary>
    public bool ClosesNow { get; private set; }

    /// <summary>Where it was counted before it was reopened since it was loaded; there it counts no more.</summary>
    public FollowUpPart? CountedBefore { get; private set; }

    public IEnumerable<TaskStep> Allowed => TaskLife.Allowed(Progress, ProgressBefore);

    public DeadlineRule Deadline => new() { Kind = DeadlineKind, On = StatedOn, Year = StatedYear, Cycle = Cycle };

    /// <summary>Moves the task, or refuses with the steps it does allow. The date is that of the event.</summary>
    public TaskMoved Take(TaskStep step, DateOnly on)
    {
        var (from, to) = (Progress, After(step));
        // It is open as if it had never been reported on: neither the report that was confirmed nor the day on which it ended counts any more, and chasing begins anew.
        if (step is TaskStep.Reopen) (CountedBefore, ClosedOn, ReportedOn, ChaseStep, ChaseStepOn, PercentDone) = (Tally, null, null, null, null, PercentDone < 100 ? PercentDone : 0);
        ProgressBefore = step is TaskStep.Suspend ? from : null;
        Progress = to;
        if (step is TaskStep.Accept) AcceptedOn = on;
        if (step is TaskStep.Report) ReportedOn = on;
        // A report that is given back counts for nothing; the next one is judged by its own day.
        if (step is TaskStep.Return or TaskStep.FindUnsatisfactory) ReportedOn = null;
        if (TaskLife.IsClosed(to)) (ClosedOn, ClosesNow) = (on, true);
        if (step is TaskStep.Assign) AssignedOn = on;
        return new TaskMoved(Id, from, to, on);
    }

    /// <summary>Refuses a step that it does not allow, with those that it does.</summary>
    public void Demand(TaskStep step) => After(step);

    /// <summary>Another unit leads it by a paper that replaces the one it came from, and begins with it; a suspended one waits on.</summary>
    public TaskMoved PassTo(Guid unitId, DateOnly on)
    {
        var from = Progress;
        (LeadUnitId, AcceptedOn, ReportedOn, PromisedOn, PercentDone, ChaseStep, ChaseStepOn) = (unitId, null, null, null, 0, null, null);
        if (Progress is TaskProgress.Suspended) ProgressBefore = TaskProgress.Assigned;
        else Progress = TaskProgress.Assigned;
        return new TaskMoved(Id, from, Progress, on);
    }

    private TaskProgress After(TaskStep step) => TaskLife.After(Progress, step, ProgressBefore) ?? throw RefusedException.Step(
        "task.step", $"Nội dung yêu cầu, kiến nghị đang ở trạng thái “{Progress.Label()}” nên chưa thể thực hiện bước “{step.Label()}”.", Allowed.Select(s => s.ToString()));

    /// <summary>Puts the task back to how it stood before a report that was entered by mistake.</summary>
    public TaskMoved PutBack(TaskProgress progress, int percentDone, DateOnly? acceptedOn, DateOnly? reportedOn, DateOnly on)
    {
        var from = Progress;
        (Progress, PercentDone, AcceptedOn, ReportedOn) = (progress, percentDone, acceptedOn, reportedOn);
        return new TaskMoved(Id, from, progress, on);
    }

    /// <summary>Moves one of the task's days; the row to keep of it goes into its history. Chasing begins anew with a new deadline.</summary>
    public TaskDateMoved MoveDate(DateAxis axis, DateOnly to, DateChangeReason reason, DateOnly on, Guid? causeId = null)
    {
        var from = axis switch { DateAxis.Deadline => DueOn, DateAxis.Promise => PromisedOn, _ => ReviewOn };
        switch (axis)
        {
            case DateAxis.Deadline: DueOn = to; break;
            case DateAxis.Promise: PromisedOn = to; break;
            default: ReviewOn = to; break;
        }
        if (axis is not DateAxis.Promise) (ChaseStep, ChaseStepOn) = (null, null);
        return new TaskDateMoved(Id, axis, from, to, reason, on, causeId);
    }
}

public static class TaskLife
{
    /// <summary>The whole life of a task. Suspension returns to where it came from; what is done in part is closed for ever, its remainder being a task of its own; what was closed otherwise can be reopened by a decision.</summary>
    public static TaskProgress? After(TaskProgress progress, TaskStep step, TaskProgress? before = null) => (progress, step) switch
    {
        (TaskProgress.Draft, TaskStep.Assign) => TaskProgress.Assigned,
        (TaskProgress.Assigned, TaskStep.Accept) => TaskProgress.Accepted,
        (TaskProgress.Assigned or TaskProgress.Accepted, TaskStep.Refuse) => TaskProgress.Refused,
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
        (TaskProgress.Confirmed or TaskProgress.Dropped, TaskStep.Reopen) => TaskProgress.InProgress,
        _ => null,
    };

    public static IEnumerable<TaskStep> Allowed(TaskProgress progress, TaskProgress? before) => Enum.GetValues<TaskStep>().Where(step => After(progress, step, before) is not null);

    /// <summary>Whoever has reported waits for the council, and what is suspended for a decision; neither is chased.</summary>
    public static bool IsChased(TaskProgress progress) => progress is TaskProgress.Assigned or TaskProgress.Accepted or TaskProgress.Refused
        or TaskProgress.InProgress or TaskProgress.Returned or TaskProgress.NotSatisfactory;

    public static bool IsClosed(TaskProgress progress) => progress is TaskProgress.Confirmed or TaskProgress.PartlyDone or TaskProgress.Dropped;
}

/// <summary>A day of a task was moved; both stand in its history for ever.</summary>
public sealed record TaskDateMoved(Guid SubjectId, DateAxis Axis, DateOnly? From, DateOnly To, DateChangeReason Reason, DateOnly On, Guid? CauseId) : IEvent;

public sealed record TaskMoved(Guid SubjectId, TaskProgress From, TaskProgress To, DateOnly On) : IEvent;
