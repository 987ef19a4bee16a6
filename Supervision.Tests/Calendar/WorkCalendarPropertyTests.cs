using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Supervision.Core.Calendar;

namespace Supervision.Tests.Calendar;

/// <summary>Random calendars against counting day by day with the finger on the page.</summary>
public sealed class WorkCalendarPropertyTests
{
    private static readonly DateOnly First = new(2023, 1, 1);

    private static readonly Gen<DayOff> Row =
        from offset in Gen.Choose(0, 1825)
        from kind in Gen.Elements(DayOffKind.Holiday, DayOffKind.Compensation, DayOffKind.Swap, DayOffKind.WorkedSaturday)
        from status in Gen.Frequency((9, Gen.Constant(DayOffStatus.Official)), (1, Gen.Constant(DayOffStatus.Provisional)))
        select new DayOff { Date = First.AddDays(offset), Kind = kind, Name = "Ngày thử", SourcePaper = "Thử", Status = status };

    private static readonly Gen<(WorkCalendar Calendar, DateOnly From, int N)> Cases =
        from rows in Row.ListOf(120)
        from offset in Gen.Choose(0, 1825)
        from n in Gen.Choose(1, 400)
        select (new WorkCalendar(rows.Where(row => row.Fault() is null).DistinctBy(row => row.Date)), First.AddDays(offset), n);

    [Test]
    public void Adding_working_days_agrees_with_counting_day_by_day() => Holds((calendar, from, n) =>
    {
        var day = from;
        for (var left = n; left > 0;)
        {
            day = day.AddDays(1);
            if (Worked(calendar, day)) left--;
        }
        return calendar.AddWorkingDays(from, n) == new Deadline(day, day, Provisional(calendar, from.AddDays(1), day));
    });

    [Test]
    public void Adding_calendar_days_agrees_with_counting_day_by_day() => Holds((calendar, from, n) =>
    {
        var nominal = from;
        for (var left = n; left > 0; left--) nominal = nominal.AddDays(1);
        return calendar.AddCalendarDays(from, n) == Rolled(calendar, nominal);
    });

    [Test]
    public void Adding_months_agrees_with_turning_pages() => Holds((calendar, from, n) =>
    {
        var months = n % 48 + 1;
        var (year, month) = (from.Year, from.Month);
        for (var left = months; left > 0; left--) (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1);
        var day = from.Day;
        while (!DateOnly.TryParse($"{year:0000}-{month:00}-{day:00}", out _)) day--;
        return calendar.AddMonths(from, months) == Rolled(calendar, new(year, month, day));
    });

    [Test]
    public void Counting_back_agrees_with_counting_day_by_day() => Holds((calendar, from, n) =>
    {
        var limit = from;
        for (var left = n; left > 0; left--) limit = limit.AddDays(-1);
        var act = limit;
        while (!Worked(calendar, act)) act = act.AddDays(-1);
        return calendar.NoLaterThanBefore(from, n) == new BackwardDeadline(limit, act, Provisional(calendar, act, limit));
    });

    [Test]
    public void Working_days_between_two_dates_agree_with_counting_day_by_day() => Holds((calendar, from, n) =>
    {
        var count = 0;
        for (var day = from.AddDays(1); day <= from.AddDays(n); day = day.AddDays(1))
            if (Worked(calendar, day)) count++;
        return calendar.WorkingDaysBetween(from, from.AddDays(n)) == count
            && calendar.WorkingDaysBetween(from.AddDays(n), from) == -count;
    });

    [Test]
    public void A_forward_deadline_always_ends_on_a_working_day() => Holds((calendar, from, n) =>
        Worked(calendar, calendar.AddCalendarDays(from, n).On)
        && Worked(calendar, calendar.AddWorkingDays(from, n).On)
        && Worked(calendar, calendar.NextWorkingDay(from))
        && Worked(calendar, calendar.PreviousWorkingDay(from)));

    private static Deadline Rolled(WorkCalendar calendar, DateOnly nominal)
    {
        var day = nominal;
        while (!Worked(calendar, day)) day = day.AddDays(1);
        return new Deadline(day, nominal, Provisional(calendar, nominal, day));
    }

    private static bool Worked(WorkCalendar calendar, DateOnly date)
    {
        foreach (var row in calendar.Days)
            if (row.Date == date) return row.Kind is DayOffKind.WorkedSaturday;
        return date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    private static bool Provisional(WorkCalendar calendar, DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            if (!calendar.Days.Any(row => row.Date.Year == day.Year && row.Status is DayOffStatus.Official)) return true;
            if (calendar.Days.Any(row => row.Date == day && row.Status is DayOffStatus.Provisional)) return true;
        }
        return false;
    }

    private static void Holds(Func<WorkCalendar, DateOnly, int, bool> law) =>
        Prop.ForAll(Cases.ToArbitrary(), given => law(given.Calendar, given.From, given.N))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
