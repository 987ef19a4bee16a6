using Supervision.Core.Calendar;
using Supervision.Core.Text;

namespace Supervision.Core.Tasks;

/// <summary>Whether a task is on time: the second axis beside its progress, computed and never stored.</summary>
public enum Timeliness
{
    [Label("Trong hạn")] InTerm,
    [Label("Sắp đến hạn")] NearDue,
    [Label("Quá hạn")] Overdue,
    [Label("Không có hạn")] NoDeadline,
    [Label("Hoàn thành trước hạn")] Early,
    [Label("Hoàn thành đúng hạn")] OnTime,
    [Label("Hoàn thành quá hạn")] Late,
}

/// <summary>The parts of follow-up; every task that is not a parent of others stands in exactly one.</summary>
public enum FollowUpPart
{
    [Label("Đã kết thúc đúng hạn")] ClosedOnTime,
    [Label("Đã kết thúc quá hạn")] ClosedLate,
    [Label("Không còn phù hợp")] Dropped,
    [Label("Chưa kết thúc, trong hạn")] OpenInTerm,
    [Label("Chưa kết thúc, quá hạn")] OpenOverdue,
    [Label("Chưa kết thúc, không có hạn")] OpenNoDeadline,
    [Label("Tạm dừng")] Suspended,
}

/// <summary>What a task's timeliness is judged on.</summary>
public sealed record TaskDates(TaskProgress Progress, DateOnly? DueOn, DateOnly? ReportedOn, DateOnly? ClosedOn)
{
    /// <summary>
    /// The task's timeliness today, or null for one that is a draft, dropped or suspended. A finished task is judged on the day the unit reported it done, not on the day it
    /// was confirmed; one that awaits confirmation is judged by its report's day too, and is never near due.
    /// </summary>
    /// <param name="nearDays">The council's policy: near due with so many working days left.</param>
    public Timeliness? On(DateOnly today, WorkCalendar calendar, int nearDays) => Progress switch
    {
        TaskProgress.Draft or TaskProgress.Dropped or TaskProgress.Suspended => null,
        TaskProgress.Confirmed or TaskProgress.PartlyDone => Finished(ReportedOn ?? ClosedOn ?? today),
        _ when DueOn is null => Timeliness.NoDeadline,
        TaskProgress.ReportedDone => (ReportedOn ?? today) > DueOn ? Timeliness.Overdue : Timeliness.InTerm,
        _ when today > DueOn => Timeliness.Overdue,
        _ when calendar.WorkingDaysBetween(today, DueOn.Value) <= nearDays => Timeliness.NearDue,
        _ => Timeliness.InTerm,
    };

    /// <summary>The part of follow-up the task stands in, or null for a draft, which is no part of it yet.</summary>
    public FollowUpPart? PartOn(DateOnly today, WorkCalendar calendar) => Progress switch
    {
        TaskProgress.Draft => null,
        TaskProgress.Dropped => FollowUpPart.Dropped,
        TaskProgress.Suspended => FollowUpPart.Suspended,
        _ => On(today, calendar, nearDays: 0) switch
        {
            Timeliness.Early or Timeliness.OnTime => FollowUpPart.ClosedOnTime,
            Timeliness.Late => FollowUpPart.ClosedLate,
            Timeliness.Overdue => FollowUpPart.OpenOverdue,
            Timeliness.NoDeadline => FollowUpPart.OpenNoDeadline,
            _ => FollowUpPart.OpenInTerm,
        },
    };

    private Timeliness Finished(DateOnly on) => DueOn is not { } due || on == due ? Timeliness.OnTime : on < due ? Timeliness.Early : Timeliness.Late;
}
