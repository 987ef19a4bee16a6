using System.Collections.Frozen;

namespace Supervision.Core.Calendar;

/// <summary>
/// Working days and time limits, counted as Bộ luật Dân sự 2015 Điều 144-148 counts them: the day of the event is not
/// counted, months and years end on the corresponding day or else on the month's last day, and a limit whose last day is
/// off ends with the next working day. Immutable; made anew when the table of days off changes.
/// </summary>
public sealed class WorkCalendar
{
    private readonly FrozenDictionary<DateOnly, DayOff> _days;
    private readonly FrozenSet<int> _years;
    private readonly FrozenSet<int> _announcedYears;
    private readonly int[] _weekdaysOff;
    private readonly int[] _saturdaysWorked;

    /// <exception cref="ArgumentException">A day stands twice or contradicts its weekday; the message is Vietnamese.</exception>
    public WorkCalendar(IEnumerable<DayOff> days)
    {
        var rows = days.OrderBy(day => day.Date).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i].Fault() is { } fault) throw new ArgumentException(fault, nameof(days));
            if (i > 0 && rows[i].Date == rows[i - 1].Date)
                throw new ArgumentException($"Ngày {rows[i].Date:dd/MM/yyyy} có hai dòng trong bảng ngày nghỉ.", nameof(days));
        }
        Days = rows;
        _days = rows.ToFrozenDictionary(day => day.Date);
        _years = rows.Select(day => day.Date.Year).ToFrozenSet();
        _announcedYears = rows.Where(day => day.Status is DayOffStatus.Official).Select(day => day.Date.Year).ToFrozenSet();
        _weekdaysOff = [.. rows.Where(day => day.IsOff && !IsWeekend(day.Date)).Select(day => day.Date.DayNumber)];
        _saturdaysWorked = [.. rows.Where(day => !day.IsOff).Select(day => day.Date.DayNumber)];
    }

    /// <summary>All rows, by date.</summary>
    public IReadOnlyList<DayOff> Days { get; }

    /// <summary>Whether the table holds any day of that year. A year without data counts weekends only.</summary>
    public bool Covers(int year) => _years.Contains(year);

    /// <summary>Whether the table holds at least one officially announced day of that year.</summary>
    public bool IsAnnounced(int year) => _announcedYears.Contains(year);

    public DayOff? Find(DateOnly date) => _days.GetValueOrDefault(date);

    public bool IsWorkingDay(DateOnly date) =>
        _days.TryGetValue(date, out var day) ? !day.IsOff : !IsWeekend(date);

    public DateOnly NextWorkingDayOnOrAfter(DateOnly date)
    {
        while (!IsWorkingDay(date)) date = date.AddDays(1);
        return date;
    }

    public DateOnly NextWorkingDay(DateOnly date) => NextWorkingDayOnOrAfter(date.AddDays(1));

    public DateOnly PreviousWorkingDayOnOrBefore(DateOnly date)
    {
        while (!IsWorkingDay(date)) date = date.AddDays(-1);
        return date;
    }

    public DateOnly PreviousWorkingDay(DateOnly date) => PreviousWorkingDayOnOrBefore(date.AddDays(-1));

    /// <summary>Working days after <paramref name="from"/>, up to and with <paramref name="to"/>; negative when to is earlier.</summary>
    public int WorkingDaysBetween(DateOnly from, DateOnly to) => WorkedUpTo(to) - WorkedUpTo(from);

    /// <summary>The n-th working day after the event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public Deadline AddWorkingDays(DateOnly eventOn, int n)
    {
        RequireAtLeastOne(n);
        var target = WorkedUpTo(eventOn) + n;
        var day = eventOn;
        for (var missing = n; missing > 0; missing = target - WorkedUpTo(day)) day = day.AddDays(missing);
        return new Deadline(day, day, RestsOnProvisional(eventOn.AddDays(1), day));
    }

    /// <summary>n calendar days after the event, rolled to the next working day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public Deadline AddCalendarDays(DateOnly eventOn, int n)
    {
        RequireAtLeastOne(n);
        return Roll(eventOn.AddDays(n));
    }

    /// <summary>The corresponding day n months later, else that month's last day (Điều 148), rolled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public Deadline AddMonths(DateOnly eventOn, int n)
    {
        RequireAtLeastOne(n);
        return Roll(eventOn.AddMonths(n));
    }

    /// <summary>The corresponding day n years later (29/02 ends on 28/02 of a common year), rolled.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public Deadline AddYears(DateOnly eventOn, int n)
    {
        RequireAtLeastOne(n);
        return Roll(eventOn.AddYears(n));
    }

    /// <summary>A limit that names its last day: it ends with the next working day when that day is off (Điều 148 khoản 5).</summary>
    public Deadline Roll(DateOnly lastDay)
    {
        var rolled = NextWorkingDayOnOrAfter(lastDay);
        return new Deadline(rolled, lastDay, RestsOnProvisional(lastDay, rolled));
    }

    /// <summary>
    /// "At least n days before": the law's limit is never moved; what must be done is done on the working day on or before it.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public BackwardDeadline NoLaterThanBefore(DateOnly date, int n)
    {
        RequireAtLeastOne(n);
        var limit = date.AddDays(-n);
        var act = PreviousWorkingDayOnOrBefore(limit);
        return new BackwardDeadline(limit, act, RestsOnProvisional(act, limit));
    }

    /// <summary>"At least n working days before": the n-th working day counted back from the event.</summary>
    /// <exception cref="ArgumentOutOfRangeException">n is below 1.</exception>
    public BackwardDeadline NoLaterThanWorkingDaysBefore(DateOnly date, int n)
    {
        RequireAtLeastOne(n);
        var day = date;
        for (var left = n; left > 0; left--) day = PreviousWorkingDay(day);
        return new BackwardDeadline(day, day, RestsOnProvisional(day, date.AddDays(-1)));
    }

    /// <summary>
    /// Whether any day from first to last is itself only provisional, or lies in a year of which nothing is announced:
    /// a swap or a make-up day may still move it.
    /// </summary>
    public bool RestsOnProvisional(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year; year++)
            if (!IsAnnounced(year)) return true;
        for (var i = FirstRowFrom(first); i < Days.Count && Days[i].Date <= last; i++)
            if (Days[i].Status is DayOffStatus.Provisional) return true;
        return false;
    }

    private static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static void RequireAtLeastOne(int n) => ArgumentOutOfRangeException.ThrowIfLessThan(n, 1);

    private int FirstRowFrom(DateOnly date)
    {
        var (low, high) = (0, Days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Days[middle].Date < date) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    // 0001-01-01, day number 0, was a Monday.
    private int WorkedUpTo(DateOnly date)
    {
        var days = date.DayNumber + 1;
        return days / 7 * 5 + Math.Min(days % 7, 5) - CountUpTo(_weekdaysOff, date.DayNumber) + CountUpTo(_saturdaysWorked, date.DayNumber);
    }

    private static int CountUpTo(int[] sorted, int value)
    {
        var at = Array.BinarySearch(sorted, value);
        return at >= 0 ? at + 1 : ~at;
    }
}
