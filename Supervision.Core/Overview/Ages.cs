using Supervision.Core.Calendar;
using Supervision.Core.Ledger;
using Supervision.Core.Tasks;

namespace Supervision.Core.Overview;

/// <summary>Equal tasks that are not closed.</summary>
internal sealed record OpenGroup
{
    public required TaskProgress Progress { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>Of those that await confirmation.</summary>
    public DateOnly? ReportedOn { get; init; }
    public required int Tasks { get; init; }

    /// <summary>How many of them are past the deadline that was set first.</summary>
    public required int PastOriginal { get; init; }

    public bool IsOpen => Progress is not TaskProgress.Suspended;

    public bool IsAwaiting => Progress is TaskProgress.ReportedDone;

    public bool IsOverdue(DateOnly today, WorkCalendar calendar) => PartOn(today, calendar) is FollowUpPart.OpenOverdue;

    public FollowUpPart? PartOn(DateOnly today, WorkCalendar calendar) => new TaskDates(Progress, DueOn, ReportedOn, null).PartOn(today, calendar);
}

/// <summary>Sorts what is open by how long it is overdue or still has.</summary>
internal static class Ages
{
    public static IReadOnlyList<AgeCount> Of(IReadOnlyList<OpenGroup> groups, DateOnly today, WorkCalendar calendar)
    {
        var parts = groups.Where(group => group.IsOpen).ToLookup(group => group.PartOn(today, calendar));
        return
        [
            Overdue(TaskAge.OverdueLonger, null, 181), Overdue(TaskAge.OverdueHalfYear, 180, 91), Overdue(TaskAge.OverdueQuarter, 90, 31), Overdue(TaskAge.OverdueMonth, 30, null),
            InTerm(TaskAge.Reported, null, -1), InTerm(TaskAge.DueInMonth, 0, 30), InTerm(TaskAge.DueInQuarter, 31, 90), InTerm(TaskAge.DueLater, 91, null),
            Count(TaskAge.NoDeadline, FollowUpPart.OpenNoDeadline, LedgerSlice.NoDeadline, null, null),
        ];

        AgeCount Overdue(TaskAge age, int? most, int? least) =>
            Count(age, FollowUpPart.OpenOverdue, LedgerSlice.Overdue, most is { } days ? today.AddDays(-days) : null, least is { } fewest ? today.AddDays(-fewest) : null);

        AgeCount InTerm(TaskAge age, int? least, int? most) =>
            Count(age, FollowUpPart.OpenInTerm, LedgerSlice.InTerm, least is { } days ? today.AddDays(days) : null, most is { } longest ? today.AddDays(longest) : null);

        AgeCount Count(TaskAge age, FollowUpPart part, LedgerSlice slice, DateOnly? from, DateOnly? to) =>
            new(age, slice, from, to, parts[part].Where(group => (from is null || group.DueOn >= from) && (to is null || group.DueOn <= to)).Sum(group => group.Tasks));
    }
}
