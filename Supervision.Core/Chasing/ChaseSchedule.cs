using Supervision.Core.Calendar;

namespace Supervision.Core.Chasing;

/// <summary>What chasing knows of a task: its days, and the last step that was taken.</summary>
/// <param name="DueOn">The current deadline.</param>
/// <param name="ReviewOn">Of a continuous duty, which has no deadline: the day it is reviewed.</param>
/// <param name="AssignedOn">Reminders of days before this one would tell what was just handed over.</param>
public sealed record ChaseState(DateOnly? DueOn, DateOnly? ReviewOn, DateOnly? AssignedOn, ChaseStep? Last, DateOnly? LastOn)
{
    /// <summary>The day that is chased.</summary>
    public DateOnly? TargetOn => DueOn ?? ReviewOn;

    /// <summary>How many urging letters were issued about it since this deadline passed; what stayed a draft urged nobody.</summary>
    public int LettersIssued { get; init; }

    /// <summary>The day of the last of them.</summary>
    public DateOnly? LetterOn { get; init; }

    /// <summary>Until then the unit has time to supplement a report that was given back.</summary>
    public DateOnly? SupplementUntil { get; init; }

    /// <summary>A letter about it is drafted and neither issued nor cancelled.</summary>
    public bool HasDraft { get; init; }
}

/// <summary>What to do today, and when to look again.</summary>
/// <param name="Step">Nothing today when null.</param>
/// <param name="DaysBefore">Which reminder, in working days before the deadline; 0 for every other step.</param>
/// <param name="NextOn">Always later than today; null when chasing is through until something changes.</param>
public sealed record ChaseDecision(ChaseStep? Step, int DaysBefore, DateOnly? NextOn)
{
    /// <summary>The next step is due, and waits for a letter that is only a draft.</summary>
    public bool WaitsForDraft { get; init; }
}

/// <summary>
/// When a task is chased and how. Before the deadline the last reminder that has come due stands for those missed; after it one step follows the other with the policy's waiting
/// times between, counted from the day the former step was taken, and from the day a letter was issued: a task that comes in late, or a server that was down, starts at the first step and
/// skips none. No letter follows one that is only a draft, none is called the second where the first was never issued, and while a unit has time to
/// supplement a report nothing is taken.
/// </summary>
public sealed class ChaseSchedule(WorkCalendar calendar, FollowUpPolicy policy)
{
    public ChaseDecision On(DateOnly today, ChaseState task)
    {
        if (task.TargetOn is not { } target) return new ChaseDecision(null, 0, null);
        return today <= target ? Before(today, target, task) : After(today, task);
    }

    private ChaseDecision Before(DateOnly today, DateOnly target, ChaseState task)
    {
        var reminders = policy.ReminderDays.Append(0).Distinct().OrderDescending()
            .Select(days => (Days: days, On: days == 0 ? target : calendar.NoLaterThanWorkingDaysBefore(target, days).ActBy)).ToList();
        var next = reminders.Where(r => r.On > today).Select(r => (DateOnly?)r.On).FirstOrDefault() ?? target.AddDays(1);
        if (reminders.LastOrDefault(r => r.On <= today) is not { On.Year: > 1 } current) return new ChaseDecision(null, 0, next);
        var toldAlready = current.On <= task.LastOn || (current.Days > 0 && current.On <= task.AssignedOn);
        return toldAlready ? new ChaseDecision(null, 0, next)
            : new ChaseDecision(current.Days == 0 ? ChaseStep.DueToday : ChaseStep.Reminder, current.Days, next);
    }

    private ChaseDecision After(DateOnly today, ChaseState task)
    {
        if (task.SupplementUntil is { } until && until >= today) return new ChaseDecision(null, 0, until.AddDays(1));
        // A review that is late is said once; letters urge what has a deadline.
        if (task.DueOn is null) return new ChaseDecision(task.Last is ChaseStep.Overdue ? null : ChaseStep.Overdue, 0, null);
        var (step, wait) = task.Last switch
        {
            ChaseStep.Overdue => (ChaseStep.FirstLetter, policy.FirstLetterAfter),
            ChaseStep.FirstLetter => (ChaseStep.SecondLetter, policy.SecondLetterAfter),
            ChaseStep.SecondLetter => (ChaseStep.MeetingList, policy.MeetingListAfter),
            ChaseStep.MeetingList => ((ChaseStep?)null, 0),
            _ => (ChaseStep.Overdue, 0),
        };
        if (step is not { } due) return new ChaseDecision(null, 0, null);
        var since = task.LetterOn > task.LastOn ? task.LetterOn : task.LastOn;
        var on = wait == 0 || since is not { } last ? today : calendar.AddWorkingDays(last, wait).On;
        if (on > today) return new ChaseDecision(null, 0, on);
        if (due is not ChaseStep.Overdue)
        {
            if (task.HasDraft) return new ChaseDecision(null, 0, Later(today, 1)) { WaitsForDraft = true };
            due = (ChaseStep)Math.Min((int)due, (int)After(task.LettersIssued));
        }
        return new ChaseDecision(due, 0, due switch
        {
            ChaseStep.Overdue => Later(today, policy.FirstLetterAfter),
            ChaseStep.FirstLetter => Later(today, policy.SecondLetterAfter),
            ChaseStep.SecondLetter => Later(today, policy.MeetingListAfter),
            _ => null,
        });
    }

    /// <summary>What follows so many letters that were issued.</summary>
    public static ChaseStep After(int letters) => letters switch
    {
        0 => ChaseStep.FirstLetter,
        1 => ChaseStep.SecondLetter,
        _ => ChaseStep.MeetingList,
    };

    private DateOnly Later(DateOnly today, int workingDays) => calendar.AddWorkingDays(today, Math.Max(1, workingDays)).On;
}
